using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Complaints;

/// <summary>The rules of complaints, in the caller's transaction. Each belongs to one address of one person.</summary>
internal static class ComplaintBook
{
    /// <summary>A complaint was written at one of the addresses: the person has it too, and is reminded no more.</summary>
    public static async Task TakeAsync(PortalDb db, Guid personId, DateTimeOffset now, CancellationToken cancel)
    {
        await CopyAsync(db, personId, cancel);
        await db.OpenPlans().Where(plan => plan.PersonId == personId).EndAsync(PlanEnd.Complained, now, cancel: cancel);
    }

    /// <summary>The refusal that the complaint was taken for goes with it; one of a mail server stays.</summary>
    /// <returns>False where nobody complained there, or no longer.</returns>
    public static async Task<bool> LiftAsync(PortalDb db, Guid personId, string key, CancellationToken cancel)
    {
        var complained = db.Addresses.Where(address => address.PersonId == personId && address.Key == key && address.ComplainedAt != null);
        await complained.Where(address => address.RefusedAt == address.ComplainedAt).ExecuteUpdateAsync(row => row
            .SetProperty(address => address.RefusedAt, (DateTimeOffset?)null)
            .SetProperty(address => address.RefusedBecause, (string?)null), cancel);
        if (await complained.ExecuteUpdateAsync(
            row => row.SetProperty(address => address.ComplainedAt, (DateTimeOffset?)null), cancel) == 0)
            return false;
        await CopyAsync(db, personId, cancel);
        return true;
    }

    private static Task<int> CopyAsync(PortalDb db, Guid personId, CancellationToken cancel) =>
        db.People.Where(person => person.Id == personId).ExecuteUpdateAsync(row => row.SetProperty(
            person => person.ComplainedAt,
            person => db.Addresses.Where(address => address.PersonId == person.Id).Max(address => address.ComplainedAt)), cancel);
}
