using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Digests;

/// <summary>
/// Queues the digests whose time has come. What was missed comes on the same day or not at all. Nothing comes twice: the time is marked as
/// dealt with in the transaction that queues, also where there is nothing to say.
/// </summary>
public sealed class SendDigests(IDbContextFactory<PortalDb> database, MailBell bell)
{
    /// <returns>How many were queued.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel = default)
    {
        if (!await AnyAsync(now, cancel))
            return 0;
        var queued = await database.WriteAsync(db => QueueAsync(db, now, cancel), cancel);
        if (queued > 0)
            bell.Ring();
        return queued;
    }

    private async Task<bool> AnyAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        return await db.WithDigestDue(site, now).AnyAsync(cancel);
    }

    private static async Task<int> QueueAsync(PortalDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var due = await db.WithDigestDue(site, now).AsNoTracking().Include(person => person.Addresses).ToListAsync(cancel);
        var hasSomethingToDo = await NeverLoggedIn.Among(db.People).AnyAsync(cancel);
        var messages = new List<Message>();
        foreach (var person in due)
        {
            var isOurs = await db.WithDigestDue(site, now).Where(row => row.Id == person.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.DigestedAt, now), cancel) == 1;
            if (isOurs && hasSomethingToDo && DigestBook.AddressOf(person) is { } address
                && !await HadOneTodayAsync(db, person, site, now, cancel))
                messages.Add(DigestBook.ToMessage(person, address, NewSince(person, now), now));
        }
        return await db.BulkInsertAsync(messages, skipConflicts: true, cancel);
    }

    // Where the clock was set back, or the site moved to another time zone, the same day has its time of digests twice.
    private static Task<bool> HadOneTodayAsync(PortalDb db, Person person, Site site, DateTimeOffset now, CancellationToken cancel)
    {
        var (today, tomorrow) = (site.StartOfToday(now), site.StartOf(site.Today(now).AddDays(1)));
        return db.Messages.AnyAsync(message => message.PersonId == person.Id && message.Kind == DigestBook.Kind
            && message.AskedAt >= today && message.AskedAt < tomorrow, cancel);
    }

    private static DateTimeOffset NewSince(Person person, DateTimeOffset now) =>
        person.DigestedAt is { } last && last < now ? last : DigestTimes.Before(now, person.Digest);
}
