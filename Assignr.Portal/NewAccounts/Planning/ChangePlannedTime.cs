using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>Another time for a planned mailing; whom it is for stays as it was.</summary>
[Allow(Who.Assignors)]
public sealed class ChangePlannedTime(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    /// <param name="shown">What was shown: where something else counts by now, nothing is changed.</param>
    public async Task<PlannedTimeChanged> RunAsync(
        Caller caller, Guid mailingId, SendTime shown, SendTime time, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var done = await database.WriteAsync(db => ChangeAsync(db, caller, mailingId, shown, time, now, cancel), cancel);
        if (done.IsDone)
            changes.Tell(Change.Anything);
        return done;
    }

    private static async Task<PlannedTimeChanged> ChangeAsync(PortalDb db, Caller caller, Guid mailingId, SendTime shown, SendTime time,
        DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        if (time.WhyNot(site, now) is { } problem)
            return Not(problem);
        var mailing = await db.Mailings.AsNoTracking().SingleOrDefaultAsync(mailing => mailing.Id == mailingId, cancel);
        if (mailing is not { IsPlanned: true })
            return Not(new Problem(mailing switch
            {
                null => "There is no such mailing any longer.",
                { QueuedAt: not null } => "Its hour came meanwhile: it is not planned any more.",
                _ => "This mailing was cancelled meanwhile.",
            }));
        var counts = new SendTime(mailing.StartsAt, mailing.AlsoAtNight);
        if (counts != shown)
        {
            return Not(new Problem($"Not saved: it was changed meanwhile and goes {Dates.DayAndTime(counts.At, site)}"
                + $"{Night(shown, counts)}. Look at both and save again.")) with
            {
                Counts = counts,
            };
        }
        await db.Mailings.Where(one => one.Id == mailingId).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.StartsAt, time.At)
            .SetProperty(one => one.AlsoAtNight, time.AlsoAtNight), cancel);
        db.Record(caller, Act.MailingTimeChanged, now,
            detail: $"{mailing.Whom}: {Dates.DayAndTime(time.At, site)} in place of {Dates.DayAndTime(shown.At, site)}"
                + Night(shown, time));
        return new PlannedTimeChanged($"It goes {Dates.DayAndTime(time.At, site)}.");
    }

    private static PlannedTimeChanged Not(Problem problem) => new() { Problems = [problem] };

    private static string Night(SendTime before, SendTime after) => before.AlsoAtNight == after.AlsoAtNight ? ""
        : after.AlsoAtNight ? ", also at night" : ", no longer at night";
}

public sealed record PlannedTimeChanged(string Sentence = "") : Done(Sentence)
{
    /// <summary>Where it was changed meanwhile: what to save over, after the assignor has looked at it.</summary>
    public SendTime? Counts { get; init; }
}
