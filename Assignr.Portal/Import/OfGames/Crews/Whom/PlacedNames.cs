using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames.Crews.Whom;

/// <summary>The people in the positions of a schedule, by name, and the names that nobody in the portal has.</summary>
internal sealed class PlacedNames(GameFacts facts, Edits edits, OfficialFinder finder)
{
    /// <summary>How many people who may be meant are shown for a name.</summary>
    private const int MostSimilar = 5;

    /// <summary>How many unknown names are asked about.</summary>
    private const int MostUnknown = 100_000;

    private readonly Dictionary<(string Position, string Name), PlacedName> known = [];
    private readonly Dictionary<string, (string Name, int Games, IReadOnlyList<KnownOfficial> Similar)> unknown = [];

    /// <summary>The person in a position.</summary>
    public PlacedName Place(string position, string? said)
    {
        if (known.TryGetValue((position, said ?? ""), out var placed))
            return placed;
        if (said is null)
            return known[(position, "")] = new PlacedName(new CrewPlace(position));
        var (official, similar, name, key) = finder.Find(said);
        if (official is { IsOfficial: false })
            return new PlacedName(null, $"{official.Name} is not an official here.",
                "Correct the name, or give them the Official permission first.");
        if (official is not null)
        {
            var note = finder.KeyHere(said) is null ? $"{position} “{said}” is {official.Name}." : null;
            return known[(position, said)] = new PlacedName(new CrewPlace(position, official.Id, official.Name), Note: note);
        }
        if (unknown.Count == MostUnknown && !unknown.ContainsKey(key))
        {
            return new PlacedName(
                null, $"The crews down to this line name {MostUnknown.Grouped()} people who are not here, and this row names more.",
                    CrewNames.TooMany);
        }
        unknown[key] = unknown.TryGetValue(key, out var asked) ? asked with { Games = asked.Games + 1 }
            : (name, 1, [.. (similar.Count > 0 ? similar : finder.Like(name)).Take(MostSimilar)]);
        return edits.Names.GetValueOrDefault(key) switch
        {
            { Add: true } when FullName.Split(name) is ({ Length: > 0 }, { Length: > 0 }) =>
                new PlacedName(new CrewPlace(position, null, name, key)),
            { Add: true } => new PlacedName(
                null, $"“{name}” is one name, and an official who is added has a first and a last one.",
                "Write both in the row, or say above who is meant."),
            { LeaveOpen: true } => new PlacedName(new CrewPlace(position)),
            // The chosen person may have lost the Official permission since.
            { PersonId: { } personId } when facts.Person(personId) is { IsOfficial: true } person =>
                new PlacedName(new CrewPlace(position, person.Id, person.Name)),
            _ => new PlacedName(null),
        };
    }

    /// <summary>The names that nobody in the portal has, most frequent first.</summary>
    public IReadOnlyList<UnknownName> Unknown()
    {
        // Ken Garnet and Ken Garnet Jr. may be one person, so neither is added without a question.
        var near = NamesOfOne.In([.. unknown.Values.Select(one => one.Name).Where(FullName.IsWhole)]);
        var several = unknown.Values.CountBy(one => ButSuffix(one.Name)).Where(count => count.Value > 1)
            .Select(count => count.Key).ToHashSet();
        return [.. unknown.Select(one => Asked(one.Key, one.Value.Name, one.Value.Games, one.Value.Similar, several, near))
            .OrderByDescending(name => name.Games).ThenBy(name => name.Key, StringComparer.Ordinal)];
    }

    private UnknownName Asked(
        string key, string name, int games, IReadOnlyList<KnownOfficial> similar, HashSet<string> several, HashSet<string> near)
    {
        var choice = edits.Names.GetValueOrDefault(key);
        var chosen = choice?.PersonId is { } id && similar.All(one => one.Id != id) ? facts.Person(id) : null;
        var people = chosen is null ? similar : [.. similar, chosen];
        return new UnknownName(key, name, games, [.. people.Select(one => new SimilarPerson(one.Id, one.Name, one.Address))], choice)
        {
            IsWhole = FullName.IsWhole(name) && !several.Contains(ButSuffix(name)) && !near.Contains(name),
            MayBeAdded = FullName.Split(name) is ({ Length: > 0 }, { Length: > 0 }),
        };
    }

    private static string ButSuffix(string name) => FullName.Split(name) is var (first, last) ? FullName.Parts(first, last).Name : name;
}
