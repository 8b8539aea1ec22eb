using Assignr.Portal.Import.Names;

namespace Assignr.Portal.Import.OfGames.Crews.Whom;

/// <summary>
/// Finds officials by the letters of their names, as for people of another list: "Maryann OBrien" may be Mary Ann O'Brien, and "Liz
/// StJohn" Elizabeth St. John.
/// </summary>
internal sealed class OfficialsByLetters(IReadOnlyCollection<KnownOfficial> people)
{
    /// <summary>How many people's names are compared for one file.</summary>
    private const int MostCompared = 500_000;

    private ILookup<string, (KnownOfficial Official, PlainName Name)>? byLetters;
    private int left = MostCompared;

    public IEnumerable<KnownOfficial> Like(string first, string last)
    {
        byLetters ??= people.Where(one => one.IsOfficial).Select(one => (Official: one, Name: PlainName.Of(one.FirstName, one.LastName)))
            .SelectMany(one => KeysOf(one.Name).Select(key => (Key: key, One: one))).ToLookup(pair => pair.Key, pair => pair.One);
        var name = PlainName.Of(first, last);
        return KeysOf(name).SelectMany(key => byLetters[key]).TakeWhile(_ => left-- > 0)
            .Where(one => name.MayBe(one.Name) || (name.Words.Length > 0 && name.Words == one.Name.Words)).Select(one => one.Official);
    }

    /// <summary>All words, all letters, and the last name alone.</summary>
    private static IEnumerable<string> KeysOf(PlainName name)
    {
        if (name.Words.Length > 0)
            yield return name.Words;
        if (name.First.Length == 0 || name.Last.Length == 0)
            yield break;
        yield return $"{name.First}{name.Last}";
        yield return $"{name.Last}|";
    }
}
