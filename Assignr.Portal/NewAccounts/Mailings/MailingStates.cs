using Assignr.Portal.Mail;
using Assignr.Portal.Shell.Parts;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>The icon and the word of each state, in the order of the counts.</summary>
internal static class MailingStates
{
    public static IReadOnlyList<MessageState> InOrder { get; } =
        [MessageState.HandedOver, MessageState.Sending, MessageState.Queued, MessageState.Refused,
            MessageState.Skipped, MessageState.Cancelled];

    public static string Words(MessageState state) => state == MessageState.HandedOver ? "Handed over" : state.ToString();

    public static string Icon(MessageState state) => state switch
    {
        MessageState.HandedOver => PortalIcons.Tick,
        MessageState.Sending => PortalIcons.Arc,
        MessageState.Queued => PortalIcons.Clock,
        MessageState.Refused => PortalIcons.RedCard,
        MessageState.Skipped => PortalIcons.Bar,
        _ => PortalIcons.StruckRing,
    };

    public static Tone Tone(MessageState state) => state switch
    {
        MessageState.HandedOver => Shell.Parts.Tone.Green,
        MessageState.Sending => Shell.Parts.Tone.Slate,
        MessageState.Refused => Shell.Parts.Tone.Red,
        _ => Shell.Parts.Tone.Plain,
    };
}
