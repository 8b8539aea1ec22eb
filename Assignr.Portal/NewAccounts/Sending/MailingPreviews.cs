using System.Runtime.CompilerServices;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>Judges an audience: used by the dialog and by the sending, so that both agree.</summary>
internal static class MailingPreviews
{
    /// <summary>Everybody of the audience, in the order of the grid, in chunks.</summary>
    public static async IAsyncEnumerable<List<Verdict>> JudgeAsync(
        PortalDb db, Audience audience, Scope scope, Rules rules, DateTimeOffset today,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var covered = Candidates.Of(db, audience, scope, today, rules.Now);
        await foreach (var people in Candidates.ReadInChunksAsync(db, covered, today, cancel))
            yield return people.ConvertAll(person => Eligibility.Judge(person, rules));
    }

    /// <param name="seenAt">When the assignor chose the audience; null: now.</param>
    /// <param name="changes">Is given every verdict, to compare it with an older preview; null: no comparison.</param>
    public static async Task<MailingPreview> ReadAsync(
        PortalDb db, Audience audience, Scope scope, bool sendAgain, DateTimeOffset? seenAt, int linkDays, DateTimeOffset now,
        PreviewChanges? changes, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var today = site.StartOfToday(now);
        var rules = new Rules { Now = now, Audience = audience, SendAgain = sendAgain, PreviewedAt = seenAt ?? now };
        var people = await Candidates.Of(db, audience, scope, today, now).CountAsync(cancel);
        var tally = new Tally(rules, people);
        await foreach (var verdicts in JudgeAsync(db, audience, scope, rules, today, cancel))
        {
            foreach (var verdict in verdicts)
            {
                tally.Count(verdict);
                changes?.Compare(verdict);
            }
        }
        var recipients = tally.Recipients.PersonIds.ToHashSet();
        var reminded = await db.OpenPlans().Select(plan => plan.PersonId).ToListAsync(cancel);
        var limited = db.People.Among(db, scope);
        // Where people were ticked, those who get none are told of, whichever the audience.
        var (ofOfficials, ofAll) = (audience == Audience.AllAssignedOfficials, scope.PersonIds is not null);
        return new MailingPreview
        {
            Audience = audience,
            Scope = scope,
            SendAgain = sendAgain,
            PreviewedAt = seenAt ?? now,
            ReadAt = now,
            AssignedOfficials = tally.AssignedOfficials,
            NeverLoggedIn = audience == Audience.AllUsersThatHaveNeverLoggedIn
                ? people
                : await Candidates.Of(db, Audience.AllUsersThatHaveNeverLoggedIn, scope, today, now).CountAsync(cancel),
            Recipients = tally.Recipients,
            Messages = tally.Messages,
            Excluded = [.. tally.Excluded.Select(group => new Excluded(group.Key, group.Value))],
            EmailedInTheLast24Hours = tally.EmailedInTheLast24Hours,
            LoggedIn = ofAll ? await limited.CountAsync(person => person.FirstLoginAt != null && person.Permissions != 0, cancel)
                : ofOfficials ? await limited.Where(AssignedOfficials.Are(db, today))
                    .CountAsync(person => person.FirstLoginAt != null, cancel)
                : 0,
            Deactivated = ofAll ? await limited.CountAsync(person => person.Permissions == Permissions.None, cancel)
                : ofOfficials ? 0
                : await limited.CountAsync(person => person.FirstLoginAt == null && person.Permissions == Permissions.None, cancel),
            Reminded = reminded.Count(recipients.Contains),
            Planned = await PlannedBook.AmongAsync(db, recipients, now, cancel),
            Note = site.Note,
            Reminders = await RemindersAsync(db, site, cancel),
            LinkDays = linkDays,
        };
    }

    private static async Task<ReminderDays?> RemindersAsync(PortalDb db, Site site, CancellationToken cancel)
    {
        var last = await db.Mailings.OrderByDescending(mailing => mailing.AskedAt).ThenByDescending(mailing => mailing.Id)
            .Select(mailing => new { mailing.AskedAt, mailing.Reminders }).FirstOrDefaultAsync(cancel);
        return last is null || await db.AuditEntries.AnyAsync(
            entry => entry.Act == Act.SettingsChanged && entry.At >= last.AskedAt, cancel)
            ? site.UsualReminders
            : last.Reminders;
    }

    private sealed class Tally(Rules rules, int people)
    {
        public int AssignedOfficials { get; private set; }

        public int Messages { get; private set; }

        public int EmailedInTheLast24Hours { get; private set; }

        public SeenRecipients Recipients { get; } = new(people);

        public SortedDictionary<Reason, List<Guid>> Excluded { get; } = [];

        public void Count(Verdict verdict)
        {
            if (verdict.Person.IsAssignedOfficial)
                AssignedOfficials++;
            if (verdict.Exclusion is { } exclusion)
                Exclude(verdict.Person.PersonId, exclusion.Reason);
            else
                Include(verdict);
        }

        private void Include(Verdict verdict)
        {
            Recipients.Add(verdict);
            Messages += verdict.Addresses.Count;
            if (rules is { SendAgain: true, PreviewedAt: { } seen } && verdict.Person.HandedOverAt is { } sent
                && Eligibility.WasLately(sent, seen))
                EmailedInTheLast24Hours++;
        }

        private void Exclude(Guid personId, Reason reason)
        {
            if (!Excluded.TryGetValue(reason, out var people))
                Excluded.Add(reason, people = []);
            people.Add(personId);
            if (!rules.SendAgain && reason == Reason.EmailedInTheLast24Hours)
                EmailedInTheLast24Hours++;
        }
    }
}
