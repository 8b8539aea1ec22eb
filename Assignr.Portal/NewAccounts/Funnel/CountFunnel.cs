using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Funnel;

/// <summary>How many people came as far as each step, and how long it took them.</summary>
public sealed record FunnelCounts
{
    public int Added { get; init; }

    public int Emailed { get; init; }

    public int HandedOver { get; init; }

    /// <summary>At least so many.</summary>
    public int Opened { get; init; }

    public int LoggedIn { get; init; }

    public int Out => Added - LoggedIn;

    /// <summary>From the first email to the first login, of half of those who had one; null: nobody yet.</summary>
    public TimeSpan? Median { get; init; }

    public int this[FunnelStep step] => step switch
    {
        FunnelStep.Added => Added,
        FunnelStep.Emailed => Emailed,
        FunnelStep.HandedOver => HandedOver,
        FunnelStep.Opened => Opened,
        FunnelStep.LoggedIn => LoggedIn,
        _ => Out,
    };
}

/// <summary>The numbers of the funnel. They are those of the lists of <see cref="FunnelSteps.Reached"/>.</summary>
[Allow(Who.Readers)]
public sealed class CountFunnel(IDbContextFactory<PortalDb> database)
{
    public Task<FunnelCounts> RunAsync(Caller caller, FunnelScope scope, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return database.SnapshotAsync(async db =>
        {
            var people = FunnelSteps.Among(db, db.People.AsNoTracking(), scope);
            return await CountAsync(db, people, scope, cancel) with { Median = await MedianAsync(people, cancel) };
        }, cancel);
    }

    private static async Task<FunnelCounts> CountAsync(PortalDb db, IQueryable<Person> people, FunnelScope scope, CancellationToken cancel)
    {
        var opened = FunnelSteps.OpenedBy(db, scope);
        var facts = FunnelSteps.HandedOverBy(db, scope) is { } reached
            ? people.Select(person => new
            {
                Emailed = person.NewAccountAskedAt != null,
                HandedOver = reached.Contains(person.Id),
                Opened = opened.Contains(person.Id),
                LoggedIn = person.FirstLoginAt != null,
            })
            : people.Select(person => new
            {
                Emailed = person.NewAccountAskedAt != null,
                HandedOver = person.NewAccountHandedOverAt != null,
                Opened = opened.Contains(person.Id),
                LoggedIn = person.FirstLoginAt != null,
            });
        return await facts.GroupBy(_ => 1).Select(all => new FunnelCounts
        {
            Added = all.Count(),
            Emailed = all.Count(fact => fact.Emailed),
            HandedOver = all.Count(fact => fact.HandedOver),
            Opened = all.Count(fact => fact.Opened),
            LoggedIn = all.Count(fact => fact.LoggedIn),
        }).SingleOrDefaultAsync(cancel) ?? new FunnelCounts();
    }

    private static async Task<TimeSpan?> MedianAsync(IQueryable<Person> people, CancellationToken cancel)
    {
        var took = new List<long>();
        await foreach (var (login, first) in people.Where(person => person.FirstLoginAt != null && person.FirstEmailedAt != null)
            .Select(person => new ValueTuple<DateTimeOffset, DateTimeOffset>(person.FirstLoginAt!.Value, person.FirstEmailedAt!.Value))
            .AsAsyncEnumerable().WithCancellation(cancel))
            // A clock that was set back makes nobody quicker than at once.
            took.Add(Math.Max(0, (login - first).Ticks));
        took.Sort();
        return took.Count == 0 ? null : TimeSpan.FromTicks((took[(took.Count - 1) / 2] + took[took.Count / 2]) / 2);
    }
}
