using System.Text.RegularExpressions;
using Assignr.Portal.Mail;
using Assignr.Portal.Tests.Mail;
using Assignr.Portal.Tokens;

namespace Assignr.Portal.Tests.Faults;

/// <summary>Holds what the database says of its messages against the letters that the receiver kept, which are the truth.</summary>
internal static partial class Counting
{
    /// <param name="links">Of the letters.</param>
    /// <param name="expected">How many messages were queued.</param>
    public static Figures Of(IReadOnlyList<Message> messages, IReadOnlyList<Token> links, IReadOnlyList<ReceivedMail> mails, int expected)
    {
        var byHash = links.ToDictionary(token => Convert.ToHexString(token.Hash));
        var byAddress = messages.ToDictionary(message => message.Address);
        var kept = mails.GroupBy(mail => mail.To.Single()).ToDictionary(group => group.Key, group => group.Count());
        bool IsWrong(ReceivedMail mail)
        {
            var parsed = mail.Parsed();
            return !byAddress.TryGetValue(mail.To.Single(), out var message)
                || parsed.To.Mailboxes.Single().Address != message.Address
                || parsed.MessageId!.Split('@')[0] != message.Id.ToString("N")
                || !byHash.TryGetValue(Convert.ToHexString(Secret.HashOf(Link(parsed).Groups[1].Value) ?? []), out var link)
                || link.PersonId != message.PersonId || link.UsedAt is not null || link.RevokedAt is not null != IsStopped(message);
        }
        bool IsUnaccounted(Message message)
        {
            DateTimeOffset?[] ends = [message.HandedOverAt, message.RefusedAt, message.SkippedAt, message.CancelledAt];
            var copies = kept.GetValueOrDefault(message.Address);
            return message.SettledAt is null || ends.Count(end => end is not null) != 1
                || (message.HandedOverAt is null && copies > 0 && message.DoubtfulAt is null);
        }
        return new Figures
        {
            Messages = byAddress.Count,
            Kept = mails.Count,
            Lost = byAddress.Values.Count(
                message => message.RefusedAt is null && !IsStopped(message) && !kept.ContainsKey(message.Address)),
            Doubled = mails.Count - kept.Count,
            Wrong = mails.Count(IsWrong),
            Unaccounted = byAddress.Values.Count(IsUnaccounted) + Math.Abs(expected - byAddress.Count),
            Refused = byAddress.Values.Count(message => message.RefusedAt is not null),
            Cancelled = byAddress.Values.Count(IsStopped),
            Withdrawn = byAddress.Values.Count(message => IsStopped(message) && kept.ContainsKey(message.Address)),
            Doubtful = byAddress.Values.Count(message => message.DoubtfulAt is not null),
        };
    }

    /// <summary>The link of a letter; its first group is the secret.</summary>
    public static Match Link(MimeKit.MimeMessage letter) => LinkIn().Match(letter.TextBody ?? "");

    // Stopped, and not handed over as far as is known: the link of a copy that left all the same is revoked.
    private static bool IsStopped(Message message) => message.CancelledAt is not null;

    [GeneratedRegex(@"http\S+/(?:choose|reset)-password/([\w-]{43})")]
    private static partial Regex LinkIn();
}
