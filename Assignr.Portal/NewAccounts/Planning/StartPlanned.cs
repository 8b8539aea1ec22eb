using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>Queues planned mailings whose hour has come: everybody of their list is judged once more, each in the transaction that marks
/// the mailing as queued, so that two portals on one database send it once.</summary>
public sealed class StartPlanned(IDbContextFactory<PortalDb> database, MailBell bell, ChangeFeed changes)
{
    /// <summary>What was missed for longer, because no portal ran, waits for an assignor: it surprises more than it helps.</summary>
    public static TimeSpan TooLate { get; } = TimeSpan.FromDays(7);

    /// <summary>One that is later than this does not go in the quiet hours, though its own hour was outside of them.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    /// <returns>How many mailings were queued.</returns>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel = default)
    {
        var started = 0;
        foreach (var id in await DueAsync(now, cancel))
        {
            if (await database.WriteAsync(db => StartAsync(db, id, now, cancel), cancel) is not { } people)
                continue;
            started++;
            bell.Ring();
            changes.Tell(new Change([id], people));
            // Lists of mailings, and whoever looks at one that left out everybody.
            changes.Tell(Change.Anything);
        }
        return started;
    }

    private async Task<List<Guid>> DueAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var tooLate = now - TooLate;
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.PlannedMailings().Where(mailing => mailing.StartsAt <= now && mailing.StartsAt > tooLate)
            .OrderBy(mailing => mailing.StartsAt).Select(mailing => mailing.Id).ToListAsync(cancel);
    }

    /// <returns>Who gets an email; null where it was started, stopped or put off meanwhile, or waits for the morning.</returns>
    private static async Task<IReadOnlyList<Guid>?> StartAsync(PortalDb db, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var mailing = await db.PlannedMailings().AsNoTracking()
            .SingleOrDefaultAsync(mailing => mailing.Id == id && mailing.StartsAt <= now, cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        if (mailing is null || (!mailing.AlsoAtNight && IsQuiet(now, site)
            && (now > mailing.StartsAt + Late || IsQuiet(mailing.StartsAt, site))))
            return null;
        var order = new NewAccountOrder { Lane = Lane.Bulk, MailingId = id, Reminders = mailing.Reminders };
        var (recipients, leftOut, messages) = (new List<Guid>(), new SortedDictionary<Reason, int>(), 0);
        await foreach (var chunk in Candidates.ReadInChunksAsync(db, PlannedBook.PeopleOf(db, id), site.StartOfToday(now), cancel))
        {
            var verdicts = chunk.ConvertAll(person => mailing.JudgeAtItsHour(person, now));
            foreach (var reason in verdicts.Select(verdict => verdict.Exclusion).OfType<Exclusion>())
                leftOut[reason.Reason] = leftOut.GetValueOrDefault(reason.Reason) + 1;
            var going = verdicts.FindAll(verdict => verdict.GetsMail);
            recipients.AddRange(going.Select(verdict => verdict.Person.PersonId));
            messages += await NewAccountQueue.QueueAsync(db, mailing.Asker(), going, order, now, cancel);
        }
        var words = LeftOut(leftOut, mailing.PeopleCount - recipients.Count - leftOut.Values.Sum());
        await db.Mailings.Where(one => one.Id == id).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.QueuedAt, now)
            .SetProperty(one => one.StartsAt, now)
            .SetProperty(one => one.PeopleCount, recipients.Count)
            .SetProperty(one => one.MessageCount, messages)
            .SetProperty(one => one.LeftOut, words)
            .SetProperty(one => one.EndedAt, messages == 0 ? now : (DateTimeOffset?)null), cancel);
        await PlannedBook.ForgetAsync(db, id, cancel);
        db.Record(Caller.Portal, Act.MailingSent, now, detail: $"{MailingPreview.Emails(messages)} to {recipients.Count.Grouped()} of "
            + $"{mailing.Whom}, planned by {mailing.AskedByName}{(words is null ? "" : $". Left out: {words}")}");
        return recipients;
    }

    // An hour of its own that is quiet was not when it was planned: the site moved to another time zone.
    private static bool IsQuiet(DateTimeOffset at, Site site) => ReminderTimes.OutOfQuietHours(at, site) > at;

    private static string? LeftOut(SortedDictionary<Reason, int> counts, int deleted)
    {
        var words = counts.Select(one => one.Key is Reason.EmailedSincePreview
            ? $"{one.Value.Grouped()} {(one.Value == 1 ? "was" : "were")} emailed since it was planned"
            : one.Key.Heading(one.Value)).ToList();
        if (deleted > 0)
            words.Add(deleted == 1 ? "1 was deleted" : $"{deleted.Grouped()} were deleted");
        return words.Count == 0 ? null : string.Join(", ", words);
    }
}
