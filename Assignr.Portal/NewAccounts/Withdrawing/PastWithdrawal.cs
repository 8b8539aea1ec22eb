using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Withdrawing;

/// <summary>What was withdrawn of one mailing, whether for that mailing, for one person or for everybody.</summary>
/// <param name="At">When something of it was withdrawn last.</param>
/// <param name="By">Who did, all of them.</param>
/// <param name="Emails">How many emails waited and were cancelled.</param>
public sealed record PastWithdrawal(DateTimeOffset At, IReadOnlyList<string> By, int Links, int Emails)
{
    /// <summary>"Withdrawn by Marcy Dolan, 24 Nov, 09:30: 36 links and 4 emails that waited."</summary>
    public string Sentence(Site site, DateTimeOffset now) =>
        $"Withdrawn by {string.Join(" and ", By)}, {Dates.Moment(At, site, now)}: {string.Join(" and ", Parts())}.";

    // The audit has who it was. What they took has the same time, as both were written at once.
    internal static async Task<PastWithdrawal?> ReadAsync(PortalDb db, Mailing mailing, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.Where(entry => entry.Act == Act.LinksWithdrawn && entry.At >= mailing.AskedAt)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Select(entry => new { entry.At, entry.ActorName }).ToListAsync(cancel);
        if (entries.Count == 0)
            return null;
        var times = entries.ConvertAll(entry => (DateTimeOffset?)entry.At);
        var links = await Withdrawal.OfMailing(db, db.Tokens, mailing.Id)
            .Where(token => token.RevokedBecause == Revocation.Withdrawn && times.Contains(token.RevokedAt))
            .Select(token => token.RevokedAt).ToListAsync(cancel);
        var emails = await db.Messages.Where(message => message.MailingId == mailing.Id && times.Contains(message.CancelledAt))
            .Select(message => message.CancelledAt).ToListAsync(cancel);
        var own = entries.FindAll(entry => links.Contains(entry.At) || emails.Contains(entry.At));
        return own.Count == 0
            ? null
            : new PastWithdrawal(own[^1].At, [.. own.Select(entry => entry.ActorName).Distinct()], links.Count, emails.Count);
    }

    private IEnumerable<string> Parts()
    {
        if (Links > 0)
            yield return Figures.Count(Links, "link");
        if (Emails > 0)
            yield return $"{Figures.Count(Emails, "email")} that waited";
    }
}
