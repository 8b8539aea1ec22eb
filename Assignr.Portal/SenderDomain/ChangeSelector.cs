using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.SenderDomain.Dkim;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.SenderDomain;

/// <summary>Says under which name the domain publishes the key that its letters are signed with.</summary>
[Allow(Who.Assignors)]
public sealed class ChangeSelector(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <param name="before">As the page showed it: where the database differs from it, another assignor has changed it.</param>
    /// <param name="after">As typed; empty: none. The problem is at <c>Selector</c>.</param>
    public async Task<Done> RunAsync(Caller caller, string? before, string? after, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var selector = string.IsNullOrWhiteSpace(after) ? null : DkimSelector.Parse(after);
        if (selector is null && !string.IsNullOrWhiteSpace(after))
            return new Problem("Selector", "A selector is a name such as mail or s1: letters, digits, hyphens and dots.");
        return await database.WriteAsync<Done>(async db =>
        {
            var site = await db.Site.SingleAsync(cancel);
            var current = site.DkimSelector;
            if (current != before)
                return new Problem("Selector", "Not saved: somebody else changed the selector meanwhile. Load the page again.");
            if (current == selector)
                return new Done();
            site.SignWith(selector);
            db.Record(caller, Act.SettingsChanged, clock.GetUtcNow(),
                detail: $"DKIM selector: {current ?? "nothing"} to {selector ?? "nothing"}.");
            return new Done("Saved.");
        }, cancel);
    }
}
