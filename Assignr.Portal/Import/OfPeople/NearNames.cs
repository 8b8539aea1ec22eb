namespace Assignr.Portal.Import.OfPeople;

/// <summary>Rows by their addresses and phones: whoever shares one with an earlier row and may have its name needs a look.</summary>
internal sealed class NearNames
{
    private readonly Dictionary<string, List<PersonReading>> byReach = [];

    /// <param name="reading">A row that is taken.</param>
    public void Add(PersonReading reading)
    {
        foreach (var reach in ReachOf(reading))
        {
            if (!byReach.TryGetValue(reach, out var rows))
                byReach.Add(reach, rows = []);
            if (rows.Count < PersonMatch.MostAtAddress)
                rows.Add(reading);
        }
    }

    /// <summary>The first row that may name the same person otherwise, by a common address or phone.</summary>
    public PersonReading? Of(PersonReading reading) => ReachOf(reading).SelectMany(reach => byReach.GetValueOrDefault(reach, []))
        .FirstOrDefault(other => other.NameKey != reading.NameKey && reading.Plain.MayBe(other.Plain));

    private static IEnumerable<string> ReachOf(PersonReading reading) =>
        reading.Addresses.Select(address => address.Key).Concat(PhoneNumbers.Whole(reading.Phone));
}
