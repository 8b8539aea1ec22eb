using Assignr.Portal.Access;
using Assignr.Portal.Data;
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

/// <summary>The numbers of the funnel, read in one pass. They are those of the lists of <see cref="FunnelSteps.Reached"/>.</summary>
[Allow(Who.Readers)]
public sealed class CountFunnel(IDbContextFactory<PortalDb> database)
{
    public async Task<FunnelCounts> RunAsync(Caller caller, FunnelScope scope, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var (added, emailed, handedOver, opened, loggedIn, took) = (0, 0, 0, 0, 0, new List<long>());
        await foreach (var fact in Facts(db, scope).AsAsyncEnumerable().WithCancellation(cancel))
        {
            added++;
            emailed += fact.Emailed ? 1 : 0;
            handedOver += fact.HandedOver ? 1 : 0;
            opened += fact.Opened ? 1 : 0;
            if (fact.FirstLoginAt is not { } login)
                continue;
            loggedIn++;
            // A clock that was set back makes nobody quicker than at once.
            if (fact.FirstEmailedAt is { } first)
                took.Add(Math.Max(0, (login - first).Ticks));
        }
        took.Sort();
        return new FunnelCounts
        {
            Added = added,
            Emailed = emailed,
            HandedOver = handedOver,
            Opened = opened,
            LoggedIn = loggedIn,
            Median = took.Count == 0 ? null : TimeSpan.FromTicks((took[(took.Count - 1) / 2] + took[took.Count / 2]) / 2),
        };
    }

    private static IQueryable<Fact> Facts(PortalDb db, FunnelScope scope)
    {
        var (people, opened) = (FunnelSteps.Among(db, db.People.AsNoTracking(), scope), FunnelSteps.OpenedBy(db, scope));
        return FunnelSteps.HandedOverBy(db, scope) is { } reached
            ? people.Select(person => new Fact(
                person.NewAccountAskedAt != null, reached.Contains(person.Id), opened.Contains(person.Id),
                person.FirstLoginAt, person.FirstEmailedAt))
            : people.Select(person => new Fact(
                person.NewAccountAskedAt != null, person.NewAccountHandedOverAt != null, opened.Contains(person.Id),
                person.FirstLoginAt, person.FirstEmailedAt));
    }

    private readonly record struct Fact(
        bool Emailed, bool HandedOver, bool Opened, DateTimeOffset? FirstLoginAt, DateTimeOffset? FirstEmailedAt);
}
