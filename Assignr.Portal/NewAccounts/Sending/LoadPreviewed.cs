using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>Some people of a preview with their verdicts: one page of a list, read when it is shown.</summary>
[Allow(Who.Assignors)]
public sealed class LoadPreviewed(IDbContextFactory<PortalDb> database)
{
    /// <returns>In the order asked for, without people who were deleted meanwhile.</returns>
    public async Task<IReadOnlyList<Verdict>> RunAsync(Caller caller, MailingPreview preview, IReadOnlyCollection<Guid> personIds,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var people = (await Candidates.ReadAsync(db, personIds, site.StartOfToday(preview.ReadAt), cancel))
            .ToDictionary(person => person.PersonId);
        return [.. personIds.Where(people.ContainsKey).Select(id => Eligibility.Judge(people[id], preview.Rules))];
    }
}
