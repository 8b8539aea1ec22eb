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
    /// <param name="shown">The time that was shown: where another one counts by now, nothing is changed.</param>
    public async Task<Done> RunAsync(Caller caller, Guid mailingId, DateTimeOffset shown, SendTime time, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var done = await database.WriteAsync(db => ChangeAsync(db, caller, mailingId, shown, time, now, cancel), cancel);
        if (done.IsDone)
            changes.Tell(Change.Anything);
        return done;
    }

    private static async Task<Done> ChangeAsync(PortalDb db, Caller caller, Guid mailingId, DateTimeOffset shown, SendTime time,
        DateTimeOffset now, CancellationToken cancel)
    {
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        if (time.WhyNot(site, now) is { } problem)
            return problem;
        var mailing = await db.Mailings.AsNoTracking().SingleOrDefaultAsync(mailing => mailing.Id == mailingId, cancel);
        if (mailing is not { IsPlanned: true })
            return new Problem(mailing switch
            {
                null => "There is no such mailing any longer.",
                { QueuedAt: not null } => "Its hour came meanwhile: it is not planned any more.",
                _ => "This mailing was cancelled meanwhile.",
            });
        if (mailing.StartsAt != shown)
            return new Problem($"Not saved: it was changed meanwhile and goes {Dates.DayAndTime(mailing.StartsAt, site)}. Look at both and "
                + "save again.");
        await db.Mailings.Where(one => one.Id == mailingId).ExecuteUpdateAsync(row => row
            .SetProperty(one => one.StartsAt, time.At)
            .SetProperty(one => one.AlsoAtNight, time.AlsoAtNight), cancel);
        db.Record(caller, Act.MailingTimeChanged, now,
            detail: $"{mailing.Whom}: {Dates.DayAndTime(time.At, site)} in place of {Dates.DayAndTime(shown, site)}");
        return new Done($"It goes {Dates.DayAndTime(time.At, site)}.");
    }
}
