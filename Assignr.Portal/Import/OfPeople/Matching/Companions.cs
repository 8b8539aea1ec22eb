using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Import.OfPeople.Matching;

/// <summary>
/// Rows with one name that share an address are about one person, even where only one of them has an address that the portal knows.
/// Otherwise a file that says two things about a person would be decided differently the first and the second time.
/// </summary>
internal sealed class Companions
{
    private readonly Dictionary<(string Name, string Address), (string Name, string Address)> parents = [];
    private readonly Dictionary<(string Name, string Address), IReadOnlyList<KnownPerson>> known = [];

    public Companions(IEnumerable<PersonReading> readings, PeopleFacts facts, CancellationToken cancel)
    {
        var rows = readings.Where(reading => reading.Addresses.Count > 0).ToList();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            var first = RootOf((row.NameKey, row.Addresses[0].Key));
            foreach (var address in row.Addresses.Skip(1))
                parents[RootOf((row.NameKey, address.Key))] = first;
        }
        var (looked, found) = (new HashSet<(string, string)>(), new Dictionary<(string, string), HashSet<KnownPerson>>());
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            // Each pair of name and address once: it may be in a thousand rows.
            foreach (var address in row.Addresses.Where(address => looked.Add((row.NameKey, address.Key))
                && facts.At(row.NameKey, address).Count > 0))
            {
                var root = RootOf((row.NameKey, address.Key));
                if (!found.TryGetValue(root, out var people))
                    found.Add(root, people = []);
                people.UnionWith(facts.At(row.NameKey, address));
            }
        }
        known = found.ToDictionary(one => one.Key, one => (IReadOnlyList<KnownPerson>)[.. one.Value]);
    }

    /// <summary>The people with the row's name and one of its addresses, or one of its companions' addresses.</summary>
    public IReadOnlyList<KnownPerson> PeopleOf(PersonReading row) =>
        row.Addresses.Count > 0 && known.TryGetValue(RootOf((row.NameKey, row.Addresses[0].Key)), out var people) ? people : [];

    // Iterative, and each path is shortened: a chain may be as long as the file has rows.
    private (string Name, string Address) RootOf((string Name, string Address) place)
    {
        parents.TryAdd(place, place);
        var parent = parents[place];
        while (parent != place)
        {
            var next = parents[parent];
            parents[place] = next;
            (place, parent) = (parent, next);
        }
        return place;
    }
}
