using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Words;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>
/// Send Emails: makes the mailing and its messages in one transaction, for exactly the people who were shown. A press that arrives
/// several times counts once.
/// </summary>
[Allow(Who.Assignors)]
public sealed class SendMailing(
    IDbContextFactory<PortalDb> database, MailBell bell, ChangeFeed changes, LetterWords letterWords, IOptions<LinkOptions> links,
    TimeProvider clock)
{
    /// <summary>How long after the press nothing leaves, so that it can be undone.</summary>
    public static TimeSpan UndoWindow { get; } = TimeSpan.FromSeconds(10);

    /// <param name="press">Made by the server when the dialog opened; the same each time this press arrives.</param>
    /// <param name="seen">The preview that was shown when the button was pressed.</param>
    /// <param name="note">Plain text for the letter, at most <see cref="Site.LongestNote"/> characters.</param>
    /// <param name="later">Null: now, after the seconds to undo. Else only the list is kept, and judged again at that hour.</param>
    /// <param name="reminders">When reminders go to those who have not logged in by then; null: none are planned.</param>
    public async Task<SendMailingResult> RunAsync(Caller caller, Guid press, MailingPreview seen, string? note,
        ReminderDays? reminders = null, SendTime? later = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var words = Text.Lines(note) is { Length: > 0 } text ? text : null;
        if (words is { Length: > Site.LongestNote })
            return new SendMailingResult { Problems = [new Problem($"The note is too long: at most {Site.LongestNote} characters.")] };
        SendMailingResult result;
        try
        {
            result = await database.WriteAsync(db => SendAsync(db, caller, press, seen, words, reminders, later, cancel), cancel);
        }
        catch (ListChangedException)
        {
            return await LookAgainAsync(seen, cancel);
        }
        catch (DbUpdateException) when (cancel.IsCancellationRequested is false)
        {
            // Two arrivals of one press at the same moment: the unique index let only one in, and its mailing is the answer to
            // both.
            result = await database.WriteAsync(db => SendAsync(db, caller, press, seen, words, reminders, later, cancel), cancel);
        }
        if (result is { MailingId: { } id, IsNew: true })
        {
            bell.Ring();
            changes.Tell(new Change([id], seen.Recipients.PersonIds));
        }
        return result;
    }

    private async Task<SendMailingResult> SendAsync(
        PortalDb db, Caller caller, Guid press, MailingPreview seen, string? note, ReminderDays? reminders, SendTime? later,
        CancellationToken cancel)
    {
        if (await db.Mailings.Where(mailing => mailing.PressKey == press).Select(mailing => (Guid?)mailing.Id)
            .SingleOrDefaultAsync(cancel) is { } before)
            return new SendMailingResult { MailingId = before };
        var now = clock.GetUtcNow();
        var site = await db.Site.SingleAsync(cancel);
        if (later?.WhyNot(site, now) is { } problem)
            return new SendMailingResult { Problems = [problem] };
        var mailing = new Mailing
        {
            PressKey = press,
            Audience = seen.Audience,
            ImportId = seen.Scope.ImportId,
            ScopeName = seen.Scope.Name,
            SentSoFar = seen.Scope.SentSoFar,
            AskedBy = caller.PersonId ?? Guid.Empty,
            AskedByName = caller.Name,
            AskedAt = now,
            StartsAt = later?.At ?? now + UndoWindow,
            QueuedAt = later is null ? now : null,
            AlsoAtNight = later is { AlsoAtNight: true },
            SendAgain = seen.SendAgain,
            Reminders = reminders,
            PeopleCount = seen.Recipients.Count,
            MessageCount = seen.Messages,
            Note = note,
        };
        await QueueAsync(db, caller, mailing, seen, site.StartOfToday(now), cancel);
        if (seen.Recipients.Count == 0)
            return new SendMailingResult { Problems = [new Problem("Nobody gets an email, so nothing was sent.")] };
        db.Mailings.Add(mailing);
        await db.KeepWordsAsync(letterWords, mailing, cancel);
        site.Remember(note);
        if (mailing.IsPlanned)
        {
            await db.SaveChangesAsync(cancel);
            await PlannedBook.PlanAsync(db, mailing.Id, seen.Recipients.PersonIds, cancel);
        }
        db.Record(caller, mailing.IsPlanned ? Act.MailingPlanned : Act.MailingSent, now, detail: Detail(seen)
            + (mailing.IsPlanned ? $", for {Dates.DayAndTime(mailing.StartsAt, site)}" : "")
            + (reminders is null ? "" : $", reminders {reminders.Words}"));
        return new SendMailingResult { MailingId = mailing.Id, IsNew = true };
    }

    /// <summary>Judges everybody once more and queues them in chunks, unless it is for later.</summary>
    /// <exception cref="ListChangedException">The recipients are not exactly those who were seen: the transaction must be rolled
    /// back.</exception>
    private static async Task QueueAsync(
        PortalDb db, Caller caller, Mailing mailing, MailingPreview seen, DateTimeOffset today, CancellationToken cancel)
    {
        var order = new NewAccountOrder
        {
            Lane = Lane.Bulk,
            MailingId = mailing.Id,
            DueAt = mailing.StartsAt,
            Reminders = mailing.Reminders,
        };
        var people = 0;
        await foreach (var verdicts in MailingPreviews.JudgeAsync(db, seen.Audience, seen.Scope,
            seen.Rules with { Now = mailing.AskedAt }, today, cancel))
        {
            var recipients = verdicts.FindAll(verdict => verdict.GetsMail);
            people += recipients.Count;
            if (!recipients.TrueForAll(seen.Recipients.Includes))
                throw new ListChangedException();
            if (!mailing.IsPlanned)
                await NewAccountQueue.QueueAsync(db, caller, recipients, order, mailing.AskedAt, cancel);
        }
        if (people != seen.Recipients.Count)
            throw new ListChangedException();
    }

    private async Task<SendMailingResult> LookAgainAsync(MailingPreview seen, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancel);
        var changes = new PreviewChanges(seen.Recipients, await db.Site.AsNoTracking().SingleAsync(cancel), now);
        return new SendMailingResult
        {
            Fresh = await MailingPreviews.ReadAsync(db, seen.Audience, seen.Scope, seen.SendAgain, seen.PreviewedAt,
                links.Value.NewAccountDays, now, changes, cancel),
            Problems = [new Problem("Nothing was sent: the list changed while you looked at it. Look again, then press Send Emails.")],
            Changes = changes.Sentences(),
        };
    }

    private static string Detail(MailingPreview preview) =>
        $"{MailingPreview.Emails(preview.Messages)} to {preview.Recipients.Count.Grouped()} of "
            + preview.Audience.Whom(preview.Scope.Name, preview.Scope.SentSoFar)
        + (preview is { SendAgain: true, EmailedInTheLast24Hours: > 0 and var again }
            ? $", {again} of them emailed in the last 24 hours already"
            : "");

    // Ends the transaction and so takes back what it queued. A savepoint would have to keep a copy of every page that is
    // overwritten.
    private sealed class ListChangedException : Exception;
}

/// <summary>A mailing, or why there is none.</summary>
public sealed record SendMailingResult : Result
{
    /// <summary>The mailing of this press, whether made now or when the press arrived before.</summary>
    public Guid? MailingId { get; init; }

    internal bool IsNew { get; init; }

    /// <summary>The current list, where it differs from the one that was seen.</summary>
    public MailingPreview? Fresh { get; init; }

    /// <summary>What changed, one sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
