using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Complaints;

/// <summary>Lifts the complaint about one address, with the reason why emails may go there again: its reader said so, say.</summary>
[Allow(Who.Assignors)]
public sealed class LiftComplaint(IDbContextFactory<PortalDb> database, ChangeFeed changes, TimeProvider clock)
{
    public const int LongestReason = 200;

    /// <param name="address">The address that somebody complained at.</param>
    /// <param name="reason">In the assignor's words, for the timeline.</param>
    public async Task<Done> RunAsync(Caller caller, Guid personId, string address, string? reason, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var words = Text.OneLine(reason);
        if (words.Length == 0)
            return new Problem("Reason", "Say why emails may go there again.");
        if (words.Length > LongestReason)
            return new Problem("Reason", $"The reason is too long: at most {LongestReason} characters.");
        var isDone = await database.WriteAsync(async db =>
        {
            if (!await ComplaintBook.LiftAsync(db, personId, EmailAddress.KeyOf(address) ?? "", cancel))
                return false;
            db.Record(caller, Act.ComplaintLifted, clock.GetUtcNow(), personId, $"{address}: {words}");
            return true;
        }, cancel);
        changes.Tell(new Change([], [personId]));
        return isDone
            ? new Done($"Lifted. Emails may go to {address} again.")
            : new Problem("Nobody complains there any more. Look at the page again.");
    }
}
