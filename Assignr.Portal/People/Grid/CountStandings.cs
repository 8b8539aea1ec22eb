using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <summary>How many people have each standing, for the line and the buttons below it. <see cref="Standing.Sent"/> includes
/// <see cref="Standing.Sending"/>.</summary>
public sealed record StandingCounts(IReadOnlyDictionary<Standing, int> Numbers)
{
    public int All => Numbers.Values.Sum();

    public int Active => All - this[Standing.Deactivated];

    public int this[Standing standing] => standing == Standing.Sent
        ? Number(Standing.Sent) + Number(Standing.Sending)
        : Number(standing);

    /// <summary>The standings that somebody has, and the chosen one.</summary>
    public IEnumerable<Standing> Shown(Standing? selected) =>
        StandingWords.OnTheLine.Where(standing => this[standing] > 0 || standing == selected);

    private int Number(Standing standing) => Numbers.GetValueOrDefault(standing);
}

[Allow(Who.Readers)]
public sealed class CountStandings(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public async Task<StandingCounts> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var numbers = await db.People.AsNoTracking()
            .GroupBy(Standings.At(clock.GetUtcNow()))
            .Select(group => new { Standing = group.Key, Number = group.Count() })
            .ToDictionaryAsync(group => group.Standing, group => group.Number, cancel);
        return new StandingCounts(numbers);
    }
}
