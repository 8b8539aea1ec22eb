using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Import.OfPeople.Matching;

/// <summary>Addresses that a row shares with other people: information without a decision.</summary>
internal sealed class SharedAddresses(PeopleFacts facts)
{
    /// <summary>How many names at an address are kept, of which four are named: a file may give one address to everybody.</summary>
    private const int MostAtAddress = 5;

    private const int MostNamed = 3;

    private readonly Dictionary<string, List<PersonReading>> byAddress = [];

    /// <param name="reading">A row that is not left out.</param>
    public void Add(PersonReading reading)
    {
        foreach (var address in reading.Addresses)
        {
            if (!byAddress.TryGetValue(address.Key, out var names))
                byAddress.Add(address.Key, names = []);
            if (names.Count < MostAtAddress && names.TrueForAll(other => other.NameKey != reading.NameKey))
                names.Add(reading);
        }
    }

    /// <param name="person">The person of the row; null: a new one.</param>
    public IReadOnlyList<string> Notes(PersonReading reading, KnownPerson? person)
    {
        if (reading.Addresses.Count == 0)
            return [];
        var here = reading.Addresses.SelectMany(address => facts.At(address).Take(PersonMatch.MostAtAddress))
            .Where(one => one.Id != person?.Id).Select(one => one.Name);
        var inFile = reading.Addresses.SelectMany(address => byAddress[address.Key])
            .Where(one => one.Line != reading.Line && one.NameKey != reading.NameKey).Select(one => one.Name);
        var names = here.Concat(inFile).Distinct().Take(MostNamed + 1).ToList();
        if (names.Count == 0)
            return [];
        var them = names.Count > MostNamed ? $"{string.Join(", ", names.Take(MostNamed))} and others" : string.Join(" and ", names);
        return [$"Shares an address with {them}".Ended() + " Each gets an email of their own."];
    }
}
