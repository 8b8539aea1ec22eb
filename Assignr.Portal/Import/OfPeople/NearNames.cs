namespace Assignr.Portal.Import.OfPeople;

/// <summary>
/// Rows by their addresses, phones and names: whoever shares an address or a phone with an earlier row and may have its name needs a look,
/// and so does whoever has the words of its name in another order or spelling, or an initial of it and nothing that tells the two apart.
/// </summary>
internal sealed class NearNames
{
    private readonly Buckets<string, PersonReading> byReach = new(PersonMatch.MostAtAddress);
    private readonly Buckets<string, PersonReading> byName = new(PersonMatch.MostAtAddress);

    /// <param name="reading">A row that is taken.</param>
    public void Add(PersonReading reading)
    {
        foreach (var reach in reading.Reach)
            byReach.Add(reach, reading);
        foreach (var name in reading.Plain.Keys)
            byName.Add(name, reading);
    }

    /// <summary>The first row that may name the same person otherwise.</summary>
    /// <param name="byReach">They have an address or a phone in common; else the name alone says so.</param>
    public PersonReading? Of(PersonReading reading, out bool byReach)
    {
        var known = reading.Reach.SelectMany(reach => this.byReach.Of(reach))
            .FirstOrDefault(other => IsAnother(reading, other) && reading.Plain.MayBe(other.Plain));
        byReach = known is not null;
        return known ?? reading.Plain.Looks.SelectMany(name => byName.Of(name))
            .FirstOrDefault(other => MayBe(reading.Plain, reading.Reach.Count > 0, other.Plain, other.Reach.Count > 0)
                && IsAnother(reading, other));
    }

    /// <summary>
    /// Whether two names alone may be of one person: all their words or letters are the same, or one says an initial and nothing else is
    /// known.
    /// </summary>
    public static bool MayBe(PlainName one, bool isReached, PlainName other, bool isOtherReached) =>
        (one.Words.Length > 0 && one.Words == other.Words) || one.HasLettersOf(other)
        || (one.HasInitial != other.HasInitial && !(isReached && isOtherReached) && one.MayBe(other));

    private static bool IsAnother(PersonReading one, PersonReading other) => one.NameKey != other.NameKey
        && (one.ExternalId is null || other.ExternalId is null || one.ExternalId == other.ExternalId);
}
