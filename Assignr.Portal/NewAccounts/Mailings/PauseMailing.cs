using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Mailings;

/// <summary>Pauses one mailing: nothing of it leaves but what is being handed over at this moment. Other mail goes on.</summary>
[Allow(Who.Assignors)]
public sealed class PauseMailing(IDbContextFactory<PortalDb> database, InFlight inFlight, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, Guid mailingId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var done = await inFlight.WhileNoneBeginsAsync(
            () => database.WriteAsync(db => PauseAsync(db, caller, mailingId, now, cancel), cancel), cancel);
        changes.Tell(new Change([mailingId], []));
        return done;
    }

    private async Task<Done> PauseAsync(PortalDb db, Caller caller, Guid mailingId, DateTimeOffset now, CancellationToken cancel)
    {
        var running = await db.RunningMailing(mailingId).Where(mailing => mailing.PausedAt == null)
            .ExecuteUpdateAsync(row => row
                .SetProperty(mailing => mailing.PausedAt, now)
                .SetProperty(mailing => mailing.PausedByName, caller.Name), cancel) == 1;
        if (!running)
            return new Problem(await db.RunningMailing(mailingId).AnyAsync(cancel) ? "This mailing was paused already."
                : "There is nothing to pause: this mailing does not run.");
        var messages = db.Messages.Where(message => message.MailingId == mailingId && message.AskedApartAt == null);
        var paused = await MessageLife.PauseAsync(messages, now, cancel);
        var ids = inFlight.Ids;
        var going = await messages.CountAsync(message => message.SettledAt == null && ids.Contains(message.Id), cancel);
        var sentence = $"Paused. {MailingPreview.Emails(paused - going)} {(paused - going == 1 ? "waits" : "wait")}"
            + (going == 0 ? "." : $", {going} {(going == 1 ? "is" : "are")} with the mail server at this moment.");
        db.Record(caller, Act.MailingPaused, now, detail: sentence);
        return new Done(sentence);
    }
}

/// <summary>Lets a paused mailing go on.</summary>
[Allow(Who.Assignors)]
public sealed class GoOnWithMailing(
    IDbContextFactory<PortalDb> database, Mail.MailBell bell, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Done> RunAsync(Caller caller, Guid mailingId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        var done = await database.WriteAsync(db => GoOnAsync(db, caller, mailingId, now, cancel), cancel);
        bell.Ring();
        changes.Tell(new Change([mailingId], []));
        return done;
    }

    private static async Task<Done> GoOnAsync(PortalDb db, Caller caller, Guid mailingId, DateTimeOffset now, CancellationToken cancel)
    {
        var goesOn = await db.RunningMailing(mailingId).Where(mailing => mailing.PausedAt != null)
            .ExecuteUpdateAsync(row => row
                .SetProperty(mailing => mailing.PausedAt, (DateTimeOffset?)null)
                .SetProperty(mailing => mailing.PausedByName, (string?)null), cancel) == 1;
        if (!goesOn)
            return new Problem("This mailing is not paused any more.");
        var left = await MessageLife.GoOnAsync(db.Messages.Where(message => message.MailingId == mailingId), cancel);
        var sentence = $"{(left == 1 ? "1 email goes" : $"{left.Grouped()} emails go")} on.";
        db.Record(caller, Act.MailingWentOn, now, detail: sentence);
        return new Done(sentence);
    }
}
