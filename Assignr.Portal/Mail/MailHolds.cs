using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Holds mail: the channel stops at once, and a row keeps it stopped after a restart.</summary>
public sealed partial class MailHolds(
    IDbContextFactory<PortalDb> database, MailChannel channel, ChangeFeed changes, TimeProvider clock, ILogger<MailHolds> log)
{
    /// <summary>Takes over what the database says: a hold from before a restart, or one that began or ended in another portal on the same
    /// database.</summary>
    public async Task ObeyAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        // The open one first: one that was ended may be of a clock that was far ahead.
        if (await db.MailHolds.AsNoTracking().OrderBy(hold => hold.ReleasedAt != null).ThenByDescending(hold => hold.At)
                .FirstOrDefaultAsync(cancel) is not { } last)
            return;
        if (last.ReleasedAt is null)
            channel.Hold(last);
        // A hold that could not be written to the database began after the last row, and stays.
        else if (channel.State is { Held: not null } state && state.Since <= last.At)
            channel.Resume();
    }

    /// <summary>
    /// Holds mail where the database is a restored backup: it does not contain the attempt that was recorded last, so it is older than what
    /// was sent. Where no last attempt is known, as on a new machine, messages that wait beside recorded attempts mean the same.
    /// </summary>
    /// <param name="lastAttempt">The attempt recorded last; empty where none is known.</param>
    internal async Task HoldWhereRestoredAsync(Guid lastAttempt, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var isRestored = lastAttempt == Guid.Empty
            ? await db.Attempts.AnyAsync(cancel) && await db.Messages.AnyAsync(message => message.SettledAt == null, cancel)
            : !await db.Attempts.AnyAsync(attempt => attempt.Id == lastAttempt, cancel);
        if (isRestored)
            await HoldAsync(
                HoldReason.Restored,
                "This is a backup, put back in place: what it believes to be waiting may have been sent after it was made.",
                cancel);
    }

    /// <summary>Where the database cannot record it, mail is held all the same, but only until a restart.</summary>
    public async Task HoldAsync(HoldReason reason, string detail, CancellationToken cancel = default)
    {
        var hold = new MailHold { At = clock.GetUtcNow(), Reason = reason, Detail = detail };
        if (!channel.Hold(hold))
            return;
        MailHeld(reason);
        try
        {
            await database.WriteAsync(async db =>
            {
                if (await Open(db).AnyAsync(cancel))
                    return;
                db.MailHolds.Add(hold);
                db.Record(Caller.Portal, Act.MailHeld, hold.At, detail: detail);
            }, cancel);
        }
        catch (Exception broken) when (Transactions.IsTrouble(broken))
        {
            CannotRemember(broken.GetType().Name);
        }
        changes.Tell(Change.Anything);
    }

    /// <summary>The open hold, at most one.</summary>
    internal static IQueryable<MailHold> Open(PortalDb db) => db.MailHolds.Where(hold => hold.ReleasedAt == null).OrderBy(hold => hold.At);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail is held until an assignor lets it go on: {Reason}")]
    private partial void MailHeld(HoldReason reason);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "The database cannot be written, so a restart would forget that mail is held ({Exception})")]
    private partial void CannotRemember(string exception);
}
