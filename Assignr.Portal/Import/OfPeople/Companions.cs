namespace Assignr.Portal.Import.OfPeople;

/// <summary>
/// Rows of one name that share an address are about one person, also where only one of them has an address that is known here. Without
/// this a file that says two things of somebody would be taken one way the first time and another way the second.
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
            // A name with an address may come in a thousand rows: they say the same of who is here.
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

    /// <summary>Who here has the row's name and one of its addresses, or of those of its companions.</summary>
    public IReadOnlyList<KnownPerson> PeopleOf(PersonReading row) =>
        row.Addresses.Count > 0 && known.TryGetValue(RootOf((row.NameKey, row.Addresses[0].Key)), out var people) ? people : [];

    // Step by step, each made shorter for the next time: a file may make a chain as long as it has rows.
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
