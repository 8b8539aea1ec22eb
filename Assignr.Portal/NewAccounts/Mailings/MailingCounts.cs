using Assignr.Portal.Mail;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>How many messages of a mailing are in each state; together always all of them.</summary>
public sealed record MailingCounts(int HandedOver, int Sending, int Queued, int Refused, int Skipped, int Cancelled)
{
    private const int EnoughForARate = 3;

    public int All => HandedOver + Sending + Queued + Refused + Skipped + Cancelled;

    public int Done => All - Sending - Queued;

    public bool IsDone => Sending + Queued == 0;

    /// <summary>"20 of 30 done"; of a stopped mailing only what was handed over: "19 of 30 handed over".</summary>
    public string Progress(Mailing mailing) => mailing.StoppedAt is null
        ? $"{Done.Grouped()} of {All.Grouped()} done"
        : $"{HandedOver.Grouped()} of {All.Grouped()} handed over";

    public int this[MessageState state] => state switch
    {
        MessageState.HandedOver => HandedOver,
        MessageState.Sending => Sending,
        MessageState.Queued => Queued,
        MessageState.Refused => Refused,
        MessageState.Skipped => Skipped,
        _ => Cancelled,
    };

    public static MailingCounts Of(IReadOnlyDictionary<MessageState, int> counts) => new(
        counts.GetValueOrDefault(MessageState.HandedOver), counts.GetValueOrDefault(MessageState.Sending),
        counts.GetValueOrDefault(MessageState.Queued),
        counts.GetValueOrDefault(MessageState.Refused), counts.GetValueOrDefault(MessageState.Skipped),
            counts.GetValueOrDefault(MessageState.Cancelled));

    internal static async Task<MailingCounts> ReadAsync(IQueryable<Message> messages, IReadOnlyCollection<Guid> sending,
        CancellationToken cancel) =>
        Of(await messages.Select(MessageStates.Of(sending)).GroupBy(state => state)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel));

    internal static TimeSpan? TimeLeft(Mailing mailing, MailingCounts counts, DateTimeOffset now)
    {
        var sent = counts.HandedOver + counts.Refused + counts.Skipped;
        return counts.IsDone || sent < EnoughForARate || now <= mailing.StartsAt
            ? null
            : (now - mailing.StartsAt) / sent * (counts.Sending + counts.Queued);
    }
}
