using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.SenderDomain;

/// <summary>What the page of the check-up shows before anybody looks.</summary>
public sealed record CheckUpView
{
    public required Site Site { get; init; }

    /// <summary>Where letters come from.</summary>
    public required string SenderAddress { get; init; }

    /// <summary>Null where that address has no domain that could be looked up.</summary>
    public required Subject? Subject { get; init; }

    /// <summary>The answer of the last hour; null: none.</summary>
    public required CheckUp? Kept { get; init; }

    public required Rates Rates { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>Reads what the page shows, and looks nothing up.</summary>
[Allow(Who.Readers)]
public sealed class LoadCheckUp(IDbContextFactory<PortalDb> database, Subjects subjects, CheckUps checkUps, TimeProvider clock)
{
    public async Task<CheckUpView> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var subject = subjects.Of(site);
        return new CheckUpView
        {
            Site = site,
            SenderAddress = subjects.SenderAddress(site),
            Subject = subject,
            Kept = subject is null ? null : checkUps.Kept(subject),
            Rates = await Rates.ReadAsync(db, now, cancel),
            Now = now,
        };
    }
}
