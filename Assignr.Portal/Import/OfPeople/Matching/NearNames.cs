using Assignr.Portal.Import.Names;

namespace Assignr.Portal.Import.OfPeople.Matching;

/// <summary>
/// Rows by their addresses, phones and names. A row that shares an address or phone with an earlier one and may have its name needs a look,
/// and so does one with the words of its name in another order or spelling, or with an initial of it and nothing that distinguishes them.
/// </summary>
internal sealed class NearNames
{
    private readonly Buckets<string, PersonReading> byReach = new(PersonMatch.MostAtAddress);
    private readonly Buckets<string, PersonReading> byName = new(PersonMatch.MostAtAddress);

    /// <param name="reading">A row that is imported.</param>
    public void Add(PersonReading reading)
    {
        foreach (var reach in reading.Reach)
            byReach.Add(reach, reading);
        foreach (var name in reading.Plain.Keys)
            byName.Add(name, reading);
    }

    /// <summary>The first row that may name the same person differently.</summary>
    /// <param name="byReach">They have an address or a phone in common; otherwise only the name shows it.</param>
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
    /// Whether two names alone may belong to one person: all words or letters are the same, or one has an initial and nothing else is
    /// known.
    /// </summary>
    public static bool MayBe(PlainName one, bool isReached, PlainName other, bool isOtherReached) =>
        (one.Words.Length > 0 && one.Words == other.Words) || one.HasLettersOf(other)
        || (one.HasInitial != other.HasInitial && !(isReached && isOtherReached) && one.MayBe(other));

    private static bool IsAnother(PersonReading one, PersonReading other) => one.NameKey != other.NameKey
        && (one.ExternalId is null || other.ExternalId is null || one.ExternalId == other.ExternalId);
}
