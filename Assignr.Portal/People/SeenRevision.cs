using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People;

/// <summary>Whoever sends to a person sends to the addresses that they saw.</summary>
public static class SeenRevision
{
    /// <returns>Null where the record is still the one that was seen, or is gone; otherwise what to tell who acts on it.</returns>
    public static async Task<Problem?> ChangedSinceAsync(this PortalDb db, Guid personId, int revision, CancellationToken cancel) =>
        await db.People.Where(person => person.Id == personId && person.Revision != revision)
            .Select(person => person.FirstName).SingleOrDefaultAsync(cancel) is { } name
            ? new Problem($"Nothing was sent: {name}'s record changed meanwhile. Look at the addresses, then press once more.")
            : null;
}
