using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

internal static class GoneDraft
{
    /// <summary>What has become of a draft that is not there any more.</summary>
    /// <param name="what">What was not done to it, such as "Not changed".</param>
    public static async Task<Problem> SayAsync(PortalDb db, Guid importId, string what, CancellationToken cancel) =>
        await db.Imports.AnyAsync(batch => batch.Id == importId && batch.AppliedAt != null, cancel)
            ? new Problem($"{what}: it was imported in another window meanwhile.")
            : new Problem($"{what}: it was thrown away in another window meanwhile.");
}
