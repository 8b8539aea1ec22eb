using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Planning;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>Sends one person's new account email, from their page, to every address they have.</summary>
[Allow(Who.Assignors)]
public sealed class SendNewAccountEmail(IDbContextFactory<PortalDb> database, MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="confirmed">The assignor confirmed it although the person was emailed in the last 24 hours, or an address was
    /// refused.</param>
    /// <param name="revision">The revision of the person that the assignor saw; null: any.</param>
    /// <param name="note">Plain text for the letter, at most <see cref="Site.LongestNote"/> characters.</param>
    public async Task<SendNewAccountEmailResult> RunAsync(
        Caller caller, Guid personId, bool confirmed = false, int? revision = null, string? note = null,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var words = Text.Lines(note) is { Length: > 0 } text ? text : null;
        if (words is { Length: > Site.LongestNote })
            return Refused(new Problem($"The note is too long: at most {Site.LongestNote} characters."));
        var now = clock.GetUtcNow();
        var rules = new Rules { Now = now, SendAgain = confirmed, EvenRefused = confirmed };
        var result = await database.WriteAsync(async db =>
        {
            if (revision is not null && await db.ChangedSinceAsync(personId, revision.Value, cancel) is { } changed)
                return Refused(changed);
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var order = new NewAccountOrder { Note = words };
            var verdicts = await NewAccountQueue.JudgeAndQueueAsync(db, caller, [personId], rules, order, cancel);
            if (verdicts.Count == 0)
                return Refused(new Problem("This person was deleted meanwhile."));
            var answer = verdicts[0].Exclusion is { Reason: Reason.WaitsPaused }
                && await NewAccountQueue.LetPausedGoAsync(db, caller, personId, now, cancel) > 0
                ? LetGo(db, caller, verdicts[0], now)
                : Answer(verdicts[0], site, now);
            return answer.IsDone ? answer with { Sentence = answer.Sentence + await PlannedAsync(db, personId, site, cancel) } : answer;
        }, cancel);
        if (result.Outcome == SendNewAccountEmailOutcome.Queued)
        {
            bell.Ring();
            changes.Tell(new Change([], [personId]));
        }
        return result;
    }

    // Its mailing is paused: for this person it goes on.
    private static SendNewAccountEmailResult LetGo(PortalDb db, Caller caller, Verdict verdict, DateTimeOffset now)
    {
        db.Record(caller, Act.NewAccountEmailAsked, now, verdict.Person.PersonId, "The one that waited, as its mailing is paused");
        return new(SendNewAccountEmailOutcome.Queued)
        {
            Sentence = $"The email to {verdict.Person.FirstName} that waited, as its mailing is paused, is on its way.",
        };
    }

    private static async Task<string> PlannedAsync(PortalDb db, Guid personId, Site site, CancellationToken cancel) =>
        await db.PlannedMailings()
            .Where(mailing => db.PlannedRecipients.Any(one => one.MailingId == mailing.Id && one.PersonId == personId))
            .MinAsync(mailing => (DateTimeOffset?)mailing.StartsAt, cancel) is { } at
            ? $" Another one is planned for {Dates.DayAndTime(at, site)}."
            : "";

    private static SendNewAccountEmailResult Answer(Verdict verdict, Site site, DateTimeOffset now)
    {
        var name = verdict.Person.FirstName;
        return verdict.Exclusion switch
        {
            null => new(SendNewAccountEmailOutcome.Queued)
            {
                Sentence = $"A new account email to {name} is on its way: "
                + $"{string.Join(", ", verdict.Addresses.Select(address => address.Address))}."
            },
            { Reason: Reason.EmailedInTheLast24Hours } emailed =>
                AskFirst(new Problem($"{emailed.Sentence(site, now)}, less than 24 hours ago. Send {name} another one? "
                    + $"Both links will work until one is used.")),
            { Reason: Reason.RefusedBefore } refused =>
                AskFirst(new Problem($"{refused.Sentence(site, now)}. Try the same address again?")),
            { Reason: Reason.LoggedIn } => Refused(new Problem($"{name} has logged in already and needs no new account email.")),
            { Reason: Reason.Deactivated } => Refused(new Problem($"{name} is deactivated. Tick a permission first.")),
            { Reason: Reason.NotTheirs } => Refused(new Problem($"Whoever reads the address of {name} said that it is not theirs. "
                + "Fix it, or say that it was a mistake.")),
            { Reason: Reason.Complained } => Refused(new Problem($"Whoever reads the address of {name} complained about an email. "
                + "Lift the complaint on their page first.")),
            { Reason: Reason.NoLongerOfficiates } => Refused(new Problem($"{name} no longer officiates, as they said. Where that was a "
                + "mistake, say so on their page.")),
            { Reason: Reason.NoAddress } => Refused(new Problem($"{name} has no email address. Add one first.")),
            _ => Refused(new Problem($"A new account email to {name} is on its way already.")),
        };
    }

    private static SendNewAccountEmailResult Refused(Problem problem) => new(SendNewAccountEmailOutcome.Refused) { Problems = [problem] };

    private static SendNewAccountEmailResult AskFirst(Problem problem) => new(SendNewAccountEmailOutcome.AskFirst) { Problems = [problem] };
}

public enum SendNewAccountEmailOutcome
{
    Queued,

    /// <summary>Show the refusal as a question, then run it again with confirmed.</summary>
    AskFirst,

    Refused,
}

public sealed record SendNewAccountEmailResult(SendNewAccountEmailOutcome Outcome) : Done;
