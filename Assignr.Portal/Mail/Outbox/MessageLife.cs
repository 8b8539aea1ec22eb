using System.Linq.Expressions;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// Everything that is done to a message's row after it is queued, in the order in which it happens, each as one statement in the
/// caller's transaction. docs/reliability.md shows it as a table.
/// </summary>
public static class MessageLife
{
    /// <summary>Makes waiting messages due now.</summary>
    internal static Task<int> HurryAsync(IQueryable<Message> waiting, DateTimeOffset now, CancellationToken cancel) =>
        waiting.Where(message => message.ClaimedBy == null)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.DueAt, now), cancel);

    /// <summary>
    /// Somebody asks for messages apart from their mailing: they go now, whether that is paused or was stopped meanwhile.
    /// </summary>
    /// <param name="by">Null: the person themselves.</param>
    internal static Task<int> AskApartAsync(IQueryable<Message> which, Lane lane, Guid? by, DateTimeOffset now, CancellationToken cancel) =>
        which.Where(message => message.SettledAt == null).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.Lane, lane)
            .SetProperty(message => message.DueAt, now)
            .SetProperty(message => message.PausedAt, (DateTimeOffset?)null)
            .SetProperty(message => message.CancelledAt, (DateTimeOffset?)null)
            .SetProperty(message => message.AskedApartAt, now)
            .SetProperty(message => message.AskedApartBy, by), cancel);

    /// <summary>
    /// Pauses messages. Claimed ones are marked: their sender releases them before the hand-over, but what is being handed over at this
    /// moment comes to its own end.
    /// </summary>
    internal static Task<int> PauseAsync(IQueryable<Message> which, DateTimeOffset now, CancellationToken cancel) => which
        .Where(message => message.SettledAt == null && message.CancelledAt == null && message.PausedAt == null)
        .ExecuteUpdateAsync(row => row.SetProperty(message => message.PausedAt, now), cancel);

    /// <summary>Lets paused messages go on.</summary>
    internal static Task<int> GoOnAsync(IQueryable<Message> which, CancellationToken cancel) => which
        .Where(message => message.SettledAt == null && message.PausedAt != null)
        .ExecuteUpdateAsync(row => row.SetProperty(message => message.PausedAt, (DateTimeOffset?)null), cancel);

    /// <summary>A sender claims messages; each claim counts as an attempt.</summary>
    internal static Task<int> ClaimAsync(IQueryable<Message> due, string owner, DateTimeOffset until, CancellationToken cancel) =>
        due.ExecuteUpdateAsync(row => row
            .SetProperty(message => message.ClaimedBy, owner)
            .SetProperty(message => message.ClaimedUntil, until)
            .SetProperty(message => message.Attempts, message => message.Attempts + 1), cancel);

    /// <summary>Its sender extends the claim of what it has in hand.</summary>
    internal static Task<int> RenewAsync(
        PortalDb db, string owner, IReadOnlyCollection<Guid> inHand, DateTimeOffset until, CancellationToken cancel) =>
        db.Messages.Where(message => inHand.Contains(message.Id) && message.ClaimedBy == owner && message.SettledAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.ClaimedUntil, until), cancel);

    /// <summary>Its kind does not want it sent.</summary>
    internal static Task<int> SkippedAsync(
        PortalDb db, IReadOnlyCollection<Guid> ids, string reason, DateTimeOffset at, CancellationToken cancel) =>
        db.Messages.Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.SkippedAt, at)
            .SetProperty(message => message.SettledAt, at)
            .SetProperty(message => message.LastReply, reason)
            .Unclaimed(), cancel);

    /// <summary>
    /// Stops messages. Waiting ones are cancelled at once; the result is how many. Claimed ones are marked: their sender cancels them
    /// before the hand-over, but what is being handed over at this moment comes to its own end.
    /// </summary>
    /// <remarks>Tell <see cref="Changes.ChangeFeed"/> after the commit.</remarks>
    public static async Task<int> StopAsync(
        this PortalDb db, IQueryable<Message> which, DateTimeOffset now, CancellationToken cancel = default)
    {
        var open = which.Where(message => message.SettledAt == null && message.CancelledAt == null);
        var cancelled = await open.Where(message => message.ClaimedBy == null)
            .ExecuteUpdateAsync(row => row
                .SetProperty(message => message.CancelledAt, now)
                .SetProperty(message => message.SettledAt, now), cancel);
        await open.Where(message => message.ClaimedBy != null)
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.CancelledAt, now), cancel);
        return cancelled;
    }

    // Prepared once, because it runs for every letter.
    private static readonly RowStatement<Message, Message> WhenStopped = RowStatement<Message, Message>.Find(
        where:
        [
            new(message => message.Id, claimed => claimed.Id),
            new(message => message.ClaimedBy, claimed => claimed.ClaimedBy),
            new(message => message.Attempts, claimed => claimed.Attempts),
            new(message => message.PausedAt, null),
        ],
        message => message.CancelledAt);

    /// <summary>Asked right before the hand-over.</summary>
    internal static async Task<ClaimState> StateAsync(PortalDb db, Message claimed, CancellationToken cancel) =>
        await WhenStopped.FindAsync(db, claimed, cancel) switch
        {
            // No row with this claim that is not paused; its CancelledAt is NULL; it has one.
            null => await db.Messages.AnyAsync(StillClaimed(claimed), cancel) ? ClaimState.Paused : ClaimState.Lost,
            DBNull => ClaimState.Ours,
            _ => ClaimState.Stopped,
        };

    /// <summary>Ends a message that was stopped while it was claimed, and was not sent.</summary>
    /// <returns>False where nobody stopped it or, as in the methods below, where the claim was lost: nothing is changed.</returns>
    internal static async Task<bool> EndStoppedAsync(PortalDb db, Message claimed, DateTimeOffset at, CancellationToken cancel) =>
        await db.Messages.Where(StillClaimed(claimed)).Where(message => message.CancelledAt != null).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.SettledAt, at)
            .Unclaimed(), cancel) == 1;

    // Prepared once, because it runs for every letter.
    private static readonly RowStatement<Message, Tried> ToHandedOver = RowStatement<Message, Tried>.Update(
        where:
        [
            new(message => message.Id, said => said.Message.Id),
            new(message => message.ClaimedBy, said => said.Message.ClaimedBy),
            new(message => message.Attempts, said => said.Message.Attempts),
            new(message => message.SettledAt, null),
        ],
        set:
        [
            new(message => message.HandedOverAt, said => said.At),
            new(message => message.SettledAt, said => said.At),
            new(message => message.CancelledAt, null),
            new(message => message.LastReply, said => said.Handover.Reply),
            new(message => message.ClaimedBy, null),
            new(message => message.ClaimedUntil, null),
        ]);

    /// <summary>The mail server took it.</summary>
    internal static Task<bool> HandedOverAsync(PortalDb db, Tried tried, CancellationToken cancel) =>
        ToHandedOver.HitsAsync(db, tried, cancel);

    /// <summary>No further try.</summary>
    internal static async Task<bool> RefusedAsync(PortalDb db, Tried tried, string? reply, CancellationToken cancel)
    {
        var (at, isDoubtful) = (tried.At, tried.Handover.Outcome is AttemptOutcome.Doubtful);
        return await db.Messages.Where(StillClaimed(tried.Message)).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.RefusedAt, at)
            .SetProperty(message => message.SettledAt, at)
            .SetProperty(message => message.CancelledAt, (DateTimeOffset?)null)
            .SetProperty(message => message.LastReply, reply)
            .SetProperty(message => message.DoubtfulAt, message => isDoubtful ? at : message.DoubtfulAt)
            .Unclaimed(), cancel) == 1;
    }

    /// <summary>Another attempt follows; but a message that was stopped meanwhile comes to its end.</summary>
    internal static async Task<bool> PutOffAsync(PortalDb db, Tried tried, DateTimeOffset again, CancellationToken cancel)
    {
        var (at, reply, isDoubtful) = (tried.At, tried.Handover.Reply, tried.Handover.Outcome is AttemptOutcome.Doubtful);
        return await db.Messages.Where(StillClaimed(tried.Message)).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.SettledAt, message => message.CancelledAt != null ? at : (DateTimeOffset?)null)
            .SetProperty(message => message.DueAt, again)
            .SetProperty(message => message.LastReply, reply)
            .SetProperty(message => message.DoubtfulAt, message => isDoubtful ? at : message.DoubtfulAt)
            .Unclaimed(), cancel) == 1;
    }

    /// <summary>As if it had not been claimed: a pause of the channel or a stop of the portal does not count as an
    /// attempt.</summary>
    internal static Task<int> ReleasedAsync(PortalDb db, Message claimed, CancellationToken cancel) =>
        db.Messages.Where(StillClaimed(claimed)).ExecuteUpdateAsync(row => row
            .Unclaimed()
            .SetProperty(message => message.Attempts, message => message.Attempts - 1), cancel);

    /// <summary>
    /// Takes claims away from a sender that ended or dropped them, perhaps after a hand-over. Messages that should still go wait again;
    /// those that were stopped meanwhile wait to be ended, and are in doubt.
    /// </summary>
    internal static Task<int> FreeAsync(IQueryable<Message> claimed, DateTimeOffset now, CancellationToken cancel) =>
        claimed.ExecuteUpdateAsync(row => row
            .SetProperty(
                message => message.DoubtfulAt, message => message.CancelledAt != null ? message.DoubtfulAt ?? now : message.DoubtfulAt)
            .Unclaimed(), cancel);

    /// <summary>Keeps an answer that came after its claim was lost. It does not change the message's end, but the letter may have gone
    /// twice.</summary>
    /// <returns>False where the message was deleted.</returns>
    internal static async Task<bool> AnsweredLateAsync(PortalDb db, Tried tried, CancellationToken cancel)
    {
        var row = db.Messages.Where(message => message.Id == tried.Message.Id);
        return tried.Handover.Outcome is AttemptOutcome.HandedOver or AttemptOutcome.Doubtful
            ? await row.ExecuteUpdateAsync(update => update.SetProperty(message => message.DoubtfulAt, tried.At), cancel) == 1
            : await row.AnyAsync(cancel);
    }

    /// <summary>A letter came back that had been handed over, or its reader complained.</summary>
    internal static Task<int> ReturnedAsync(PortalDb db, Message gone, string reason, DateTimeOffset at, CancellationToken cancel) =>
        db.Messages.Where(message => message.Id == gone.Id && message.ClaimedBy == null).ExecuteUpdateAsync(row => row
            .SetProperty(message => message.HandedOverAt, (DateTimeOffset?)null)
            .SetProperty(message => message.CancelledAt, (DateTimeOffset?)null)
            .SetProperty(message => message.RefusedAt, at)
            .SetProperty(message => message.SettledAt, at)
            .SetProperty(message => message.LastReply, reason), cancel);

    private static UpdateSettersBuilder<Message> Unclaimed(this UpdateSettersBuilder<Message> row) => row
        .SetProperty(message => message.ClaimedBy, (string?)null)
        .SetProperty(message => message.ClaimedUntil, (DateTimeOffset?)null);

    /// <summary>
    /// The row is as it was claimed or read: the fence against late answers (requirements.md 96).
    /// </summary>
    private static Expression<Func<Message, bool>> StillClaimed(Message claimed) => row =>
        row.Id == claimed.Id && row.ClaimedBy == claimed.ClaimedBy && row.Attempts == claimed.Attempts && row.SettledAt == null;
}
