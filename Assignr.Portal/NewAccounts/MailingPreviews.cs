using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>Judges an audience: the one way for the dialog and for the sending, so that both say the same.</summary>
internal static class MailingPreviews
{
    /// <param name="seenAt">When the assignor chose; now where null.</param>
    public static async Task<(MailingPreview Preview, List<Verdict> Verdicts)> ReadAsync(
        PortalDb db, Audience audience, ImportScope? among, bool sendAgain, DateTimeOffset? seenAt, int linkDays, DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var today = site.StartOfToday(now);
        var rules = new Rules { Now = now, Audience = audience, SendAgain = sendAgain, PreviewedAt = seenAt };
        var people = await Candidates.ReadAsync(db, Candidates.Of(db, audience, today).Among(db, among), today, cancel);
        var verdicts = people.ConvertAll(person => Eligibility.Judge(person, rules));
        var assigned = db.People.Where(Candidates.Assigned(db, today)).Among(db, among);
        var preview = new MailingPreview
        {
            Audience = audience,
            Among = among,
            SendAgain = sendAgain,
            PreviewedAt = seenAt ?? now,
            AssignedOfficials = audience == Audience.AllAssignedOfficials ? people.Count : people.Count(person => person.IsAssignedOfficial),
            NeverLoggedIn = audience == Audience.AllUsersThatHaveNeverLoggedIn
                ? people.Count
                : await Candidates.Of(db, Audience.AllUsersThatHaveNeverLoggedIn, today).Among(db, among).CountAsync(cancel),
            Recipients = [.. verdicts.Where(verdict => verdict.GetsMail).Select(verdict => Recipient.Of(verdict, now))],
            Excluded =
            [
                .. verdicts.Where(verdict => !verdict.GetsMail).GroupBy(verdict => verdict.Exclusion!.Reason).OrderBy(group => group.Key)
                    .Select(group => new Excluded(group.Key,
                        [.. group.Select(verdict => new ExcludedPerson(verdict.Person.PersonId, verdict.Person.FullName, verdict.Exclusion!))])),
            ],
            LoggedIn = audience == Audience.AllAssignedOfficials ? await assigned.CountAsync(person => person.FirstLoginAt != null, cancel) : 0,
            Deactivated = audience == Audience.AllAssignedOfficials
                ? 0
                : await db.People.Among(db, among).CountAsync(person => person.FirstLoginAt == null && person.Permissions == Permissions.None, cancel),
            Note = site.Note,
            LinkDays = linkDays,
        };
        return (preview, verdicts);
    }
}
