using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Positions;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>The crew of a game after its row: a named official has one position, and an empty cell removes nobody.</summary>
internal sealed class NextCrew
{
    private readonly List<CrewPlace> places;
    private readonly Dictionary<string, int> byPosition = [];
    private readonly HashSet<string> said = [];
    private readonly int known;

    public NextCrew(IReadOnlyList<CrewPlace> before)
    {
        places = [.. before];
        known = places.Count;
        for (var index = 0; index < places.Count; index++)
            byPosition.TryAdd(PositionName.Key(places[index].Position), index);
    }

    public IReadOnlyList<CrewPlace> Places => places;

    /// <summary>Those whom the row names.</summary>
    public IReadOnlyList<CrewPlace> Named => [.. places.Where(place => place.Key is not null && IsSaid(place))];

    /// <summary>Whom the row names twice.</summary>
    public CrewPlace? Doubled()
    {
        var seen = new HashSet<(Guid?, string?)>();
        return places.Find(place => place.Key is { } key && !seen.Add(key));
    }

    public void Take(CrewPlace place)
    {
        var key = PositionName.Key(place.Position);
        if (byPosition.TryAdd(key, places.Count))
            places.Add(place);
        else if (place.Key is not null && byPosition[key] is var index)
            places[index] = place with { Position = places[index].Position };
        if (place.Key is not null)
            said.Add(key);
    }

    /// <summary>To be called after the whole row: officials with another position leave their old one, and officials who are missing in a
    /// cell that names the whole crew leave the game.</summary>
    /// <param name="columns">The columns whose cells name the whole crew.</param>
    /// <returns>The officials who leave the game.</returns>
    public IReadOnlyList<CrewPlace> Leave(IReadOnlyList<CrewColumn> columns)
    {
        if (places.TrueForAll(place => place.Key is null || IsSaid(place)))
            return [];
        var named = places.Where(IsSaid).Select(place => place.Key).ToHashSet();
        var left = new List<CrewPlace>();
        for (var index = 0; index < places.Count; index++)
        {
            var place = places[index];
            if (place.Key is null || IsSaid(place))
                continue;
            var moves = named.Contains(place.Key);
            if (!moves && !columns.Any(column => column.Has(place.Position)))
                continue;
            places[index] = new CrewPlace(place.Position);
            if (!moves)
                left.Add(place);
        }
        return left;
    }

    /// <summary>To be called after the whole row: an official who declined keeps only the positions that the row gives them.</summary>
    public void Decline(Guid personId)
    {
        var index = places.FindIndex(place => place.PersonId == personId && !IsSaid(place));
        if (index >= 0)
            places[index] = new CrewPlace(places[index].Position);
    }

    /// <summary>To be called after the whole row: the officials who stay beside those of the row, where all of its positions have other
    /// names than the game's.</summary>
    public IReadOnlyList<CrewPlace> Beside() =>
        said.Count == 0 || places.Take(known).Any(IsSaid) ? [] : [.. places.Take(known).Where(place => place.Key is not null)];

    private bool IsSaid(CrewPlace place) => said.Contains(PositionName.Key(place.Position));
}
