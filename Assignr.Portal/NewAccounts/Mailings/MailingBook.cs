using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>The rules of mailings, in the caller's transaction.</summary>
internal static class MailingBook
{
    // Prepared once, because it runs in every commit of the sender.
    private static readonly RowStatement<Message, Guid> Open = RowStatement<Message, Guid>.Find(
        where: [new(message => message.MailingId, id => id), new(message => message.SettledAt, null)], message => message.Id);

    /// <summary>This mailing while it runs: neither planned nor stopped nor at its end.</summary>
    public static IQueryable<Mailing> RunningMailing(this PortalDb db, Guid id) => db.Mailings.Where(mailing =>
        mailing.Id == id && mailing.QueuedAt != null && mailing.StoppedAt == null && mailing.EndedAt == null);

    /// <summary>Marks those mailings as ended whose last message has come to its end.</summary>
    public static async Task EndAsync(PortalDb db, IEnumerable<Guid?> mailingIds, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var id in mailingIds.OfType<Guid>().Distinct())
        {
            if (await Open.FindAsync(db, id, cancel) is null)
                await db.Mailings.Where(mailing => mailing.Id == id && mailing.EndedAt == null)
                    .ExecuteUpdateAsync(row => row.SetProperty(mailing => mailing.EndedAt, at), cancel);
        }
    }

    /// <summary>For cancelled messages: their people do not wait for one, and links from an earlier attempt are revoked.</summary>
    public static async Task LetGoAsync(this PortalDb db, IQueryable<Message> cancelled, DateTimeOffset now, CancellationToken cancel)
    {
        await db.People.Where(person => cancelled.Select(message => message.PersonId).Contains(person.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(person => person.NewAccountDroppedAt, now), cancel);
        var revoked = await db.Tokens.Where(token => token.UsedAt == null && token.RevokedAt == null
            && token.Purpose != Purpose.DeclineReminders && token.Purpose != Purpose.DeclineDigest
            && cancelled.Select(message => (Guid?)message.Id).Contains(token.MessageId))
            .ExecuteUpdateAsync(row => row
                .SetProperty(token => token.RevokedAt, now)
                .SetProperty(token => token.RevokedBecause, Revocation.Withdrawn), cancel);
        if (revoked > 0)
            await db.RecountLinksAsync(
                db.People.Where(person => cancelled.Select(message => message.PersonId).Contains(person.Id)), cancel);
    }

    /// <summary>After links of these people were revoked: when the last of those expires that are left.</summary>
    public static Task<int> RecountLinksAsync(this PortalDb db, IQueryable<Person> people, CancellationToken cancel) =>
        people.ExecuteUpdateAsync(row => row.SetProperty(person => person.LinkExpiresAt, person => db.Tokens
            .Where(token => token.PersonId == person.Id && token.Purpose == Purpose.NewAccount && token.UsedAt == null
                && token.RevokedAt == null)
            .Max(token => (DateTimeOffset?)token.ExpiresAt)), cancel);
}
