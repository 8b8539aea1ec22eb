using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People;

/// <summary>Whose email waits because its mailing is paused. They stand as <see cref="Standing.Sending"/>; where that is shown, it says
/// so.</summary>
internal static class PausedMail
{
    /// <summary>Of people with their standings, those whose email waits so.</summary>
    public static async Task<HashSet<Guid>> OfAsync(
        PortalDb db, IEnumerable<(Guid PersonId, Standing Standing)> people, CancellationToken cancel)
    {
        var sending = people.Where(person => person.Standing == Standing.Sending).Select(person => (Guid?)person.PersonId).ToList();
        return sending.Count == 0 ? [] : [.. await db.Messages
            .Where(message => sending.Contains(message.PersonId) && message.SettledAt == null && message.PausedAt != null)
            .Select(message => message.PersonId!.Value).ToListAsync(cancel)];
    }
}
