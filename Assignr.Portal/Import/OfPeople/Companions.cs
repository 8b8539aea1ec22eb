namespace Assignr.Portal.Import.OfPeople;

/// <summary>
/// Rows of one name that share an address are about one person, also where only one of them has an address that is known here. Without
/// this a file that says two things of somebody would be taken one way the first time and another way the second.
/// </summary>
internal sealed class Companions
{
    private readonly Dictionary<(string Name, string Address), (string Name, string Address)> parents = [];
    private readonly Dictionary<(string Name, string Address), HashSet<KnownPerson>> known = [];

    public Companions(IEnumerable<PersonReading> readings, PeopleFacts facts)
    {
        var rows = readings.Where(reading => reading.Addresses.Count > 0).ToList();
        foreach (var row in rows)
        {
            var first = RootOf((row.NameKey, row.Addresses[0].Key));
            foreach (var address in row.Addresses.Skip(1))
                parents[RootOf((row.NameKey, address.Key))] = first;
        }
        foreach (var row in rows)
        {
            var namesakes = facts.Named(row.NameKey);
            foreach (var person in row.Addresses.SelectMany(facts.At).Where(namesakes.Contains))
            {
                var root = RootOf((row.NameKey, row.Addresses[0].Key));
                if (!known.TryGetValue(root, out var people))
                    known.Add(root, people = []);
                people.Add(person);
            }
        }
    }

    /// <summary>Who here has the row's name and one of its addresses, or of those of its companions.</summary>
    public IReadOnlyList<KnownPerson> PeopleOf(PersonReading row) =>
        row.Addresses.Count > 0 && known.TryGetValue(RootOf((row.NameKey, row.Addresses[0].Key)), out var people) ? [.. people] : [];

    private (string Name, string Address) RootOf((string Name, string Address) place)
    {
        if (!parents.TryGetValue(place, out var parent))
            parents.Add(place, parent = place);
        return parent == place ? place : parents[place] = RootOf(parent);
    }
}
