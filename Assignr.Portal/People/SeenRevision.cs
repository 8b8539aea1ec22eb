using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People;

/// <summary>Guarantees that an act on a person concerns the addresses that the assignor saw.</summary>
public static class SeenRevision
{
    /// <returns>Null where the person is unchanged, or was deleted; otherwise what to tell the assignor.</returns>
    public static async Task<Problem?> ChangedSinceAsync(this PortalDb db, Guid personId, int revision, CancellationToken cancel) =>
        await db.People.Where(person => person.Id == personId && person.Revision != revision)
            .Select(person => person.FirstName).SingleOrDefaultAsync(cancel) is { } name
            ? new Problem($"Nothing was sent: {name}'s record changed meanwhile. Look at the addresses, then press once more.")
            : null;
}
