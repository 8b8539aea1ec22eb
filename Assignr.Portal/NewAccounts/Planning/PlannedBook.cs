using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>The rules of planned mailings, in the caller's transaction.</summary>
internal static class PlannedBook
{
    public static IQueryable<Mailing> PlannedMailings(this PortalDb db) =>
        db.Mailings.Where(mailing => mailing.QueuedAt == null && mailing.StoppedAt == null);

    /// <summary>Keeps the list as it is at the press.</summary>
    public static Task<int> PlanAsync(PortalDb db, Guid mailingId, IEnumerable<Guid> people, CancellationToken cancel) =>
        db.BulkInsertAsync([.. people.Select(id => new PlannedRecipient { MailingId = mailingId, PersonId = id })], cancel: cancel);

    public static Task<int> ForgetAsync(PortalDb db, Guid mailingId, CancellationToken cancel) =>
        db.PlannedRecipients.Where(one => one.MailingId == mailingId).ExecuteDeleteAsync(cancel);

    /// <summary>Those of the list who still are, to be judged anew.</summary>
    public static IQueryable<People.Person> PeopleOf(PortalDb db, Guid mailingId) =>
        db.People.Where(person => db.PlannedRecipients.Any(one => one.MailingId == mailingId && one.PersonId == person.Id));

    /// <summary>How many of these people are on the list of a mailing that will go; null: none of them.</summary>
    public static async Task<AlreadyPlanned?> AmongAsync(
        PortalDb db, IReadOnlySet<Guid> people, DateTimeOffset now, CancellationToken cancel)
    {
        var tooLate = now - StartPlanned.TooLate;
        var planned = await db.PlannedRecipients
            .Join(db.PlannedMailings().Where(mailing => mailing.StartsAt > tooLate), one => one.MailingId, mailing => mailing.Id,
                (one, mailing) => new { one.PersonId, mailing.StartsAt })
            .ToListAsync(cancel);
        planned.RemoveAll(one => !people.Contains(one.PersonId));
        return planned.Count == 0 ? null : new AlreadyPlanned(
            planned.Select(one => one.PersonId).Distinct().Count(), planned.Min(one => one.StartsAt), planned.Max(one => one.StartsAt));
    }

    /// <summary>Judges somebody of the list at its hour: as at the press, and whoever was emailed since by what that makes of it.</summary>
    public static Verdict JudgeAtItsHour(this Mailing mailing, Candidate person, DateTimeOffset now)
    {
        var verdict = Eligibility.Judge(person, mailing.RulesAt(now));
        return verdict.GetsMail && !mailing.StillMeans(person, now)
            ? new Verdict(person, [], new Exclusion(Reason.EmailedSincePreview, person.HandedOverAt))
            : verdict;
    }

    /// <summary>Whom the letter says that it is from.</summary>
    public static Caller Asker(this Mailing mailing) => new()
    {
        PersonId = mailing.AskedBy == Guid.Empty ? null : mailing.AskedBy,
        Name = mailing.AskedByName,
    };

    // Who was emailed on the day before the press, and is to get another one all the same, is not left out for that email.
    private static Rules RulesAt(this Mailing mailing, DateTimeOffset now)
    {
        var aDayBefore = now - Eligibility.Cooldown;
        return new Rules
        {
            Now = now,
            Audience = mailing.Audience,
            SendAgain = mailing.SendAgain,
            PreviewedAt = !mailing.SendAgain ? null : mailing.AskedAt > aDayBefore ? mailing.AskedAt : aDayBefore,
        };
    }

    // A link that expired since the press takes nobody off the list.
    private static bool StillMeans(this Mailing mailing, Candidate person, DateTimeOffset now) => person.SentSoFar(now) switch
    {
        SentSoFar.LinkExpired => (mailing.SentSoFar & (SentSoFar.LinkExpired | SentSoFar.LinkThatWorks)) != 0,
        var sent => mailing.SentSoFar.HasFlag(sent),
    };
}

/// <summary>How many of some people are on the lists of planned mailings, which go from the first of these hours to the last.</summary>
public sealed record AlreadyPlanned(int Count, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>"12 of them are on the list of a mailing planned for Tue 24 Nov, 09:00."</summary>
    public string Words(Site site) => (Count == 1 ? "1 of them is" : $"{Count.Grouped()} of them are")
        + (First == Last ? " on the list of a mailing planned for " : " on the lists of planned mailings, the first for ")
        + $"{Dates.DayAndTime(First, site)}.";
}
