using System.Linq.Expressions;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Grid;

/// <summary>Finds and orders people so that no query takes longer than reading everybody once.</summary>
internal static class PeopleSearch
{
    private const int MostTerms = 8;

    /// <summary>With more hits than this, reading everybody is faster than fetching each hit.</summary>
    private const int FewHits = 5_000;

    /// <summary>Everybody who has every word of the text in a name or an address.</summary>
    /// <returns>The people, and how many there are where the index knows it.</returns>
    public static async Task<(IQueryable<Person> People, int? Total)> AmongAsync(PortalDb db, string? text, CancellationToken cancel)
    {
        var terms = Terms(text);
        var people = db.People.AsNoTracking();
        int? total = null;
        if (db.Storage.Search(db, terms) is { } index)
        {
            var hits = await index.CountAsync(cancel);
            total = terms.Count == index.Terms.Count ? hits : null;
            if (hits <= FewHits)
            {
                people = people.Where(person => index.Ids.Contains(person.Id));
                terms.RemoveAll(index.Terms.Contains);
            }
        }
        foreach (var term in terms)
            people = people.Where(person => person.SearchText.Contains(term));
        return (people, total);
    }

    /// <summary>Their ids in the order of the grid, equal ones by name and id.</summary>
    /// <param name="walk">Whether to read along the index of that order. Otherwise an expression stops the database from using
    /// it.</param>
    public static IQueryable<Guid> InOrder(
        PortalDb db, IQueryable<Person> people, PeopleQuery query, DateTimeOffset now, DateTimeOffset today,
        bool walk) => query.Order switch
        {
            PeopleOrder.Name when walk => ByName(people, person => person.SortKey, query.Descending),
            PeopleOrder.Name => ByName(people, person => person.SortKey + "", query.Descending),
            PeopleOrder.Email when walk => By(people, person => Sorting.NullFirst(person.PrimaryAddress), query.Descending),
            PeopleOrder.Email => By(people, person => person.PrimaryAddress + "", query.Descending),
            PeopleOrder.LastSent when walk => By(people, person => Sorting.NullFirst(person.NewAccountHandedOverAt), query.Descending),
            PeopleOrder.LastSent => By(people, person => person.NewAccountHandedOverAt ?? DateTimeOffset.MinValue, query.Descending),
            PeopleOrder.LastLogin when walk => By(people, person => Sorting.NullFirst(person.LastLoginAt), query.Descending),
            PeopleOrder.LastLogin => By(people, person => person.LastLoginAt ?? DateTimeOffset.MinValue, query.Descending),
            PeopleOrder.Account => By(people, Standings.At(now), query.Descending),
            PeopleOrder.NextGame => ByNextGame(db, people, today, query.Descending),
            _ => throw new ArgumentOutOfRangeException(nameof(query)),
        };

    // The id turns with the name, so that the index is read backwards.
    private static IQueryable<Guid> ByName(IQueryable<Person> people, Expression<Func<Person, string>> name, bool descending) => descending
        ? people.OrderByDescending(name).ThenByDescending(person => person.Id).Select(person => person.Id)
        : people.OrderBy(name).ThenBy(person => person.Id).Select(person => person.Id);

    private static IQueryable<Guid> By<TKey>(IQueryable<Person> people, Expression<Func<Person, TKey>> key, bool descending) =>
        (descending ? people.OrderByDescending(key) : people.OrderBy(key))
            .ThenBy(person => person.SortKey).ThenBy(person => person.Id).Select(person => person.Id);

    /// <summary>People without a game come last in both directions.</summary>
    private static IQueryable<Guid> ByNextGame(PortalDb db, IQueryable<Person> people, DateTimeOffset today, bool descending)
    {
        var next = UpcomingGames.From(db, today)
            .SelectMany(game => game.Crew, (game, slot) => new { slot.PersonId, game.StartsAt })
            .Where(assigned => assigned.PersonId != null)
            .GroupBy(assigned => assigned.PersonId)
            .Select(games => new { PersonId = games.Key, At = (DateTimeOffset?)games.Min(game => game.StartsAt) });
        var joined = people.LeftJoin(next, person => person.Id, game => game.PersonId,
            (person, game) => new { person.Id, person.SortKey, game!.At });
        var grouped = joined.OrderBy(row => row.At == null);
        return (descending ? grouped.ThenByDescending(row => row.At) : grouped.ThenBy(row => row.At))
            .ThenBy(row => row.SortKey).ThenBy(row => row.Id).Select(row => row.Id);
    }

    private static List<string> Terms(string? text) =>
        [.. Text.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(term => term.Trim(',', ';')).Where(term => term.Length > 0).Distinct().Take(MostTerms)];
}
