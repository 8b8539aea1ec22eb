using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfGames.Crews.Whom;

/// <summary>Finds the person whom a name, an address or a user name means without doubt, or those who may be meant.</summary>
internal sealed class OfficialFinder(GameFacts facts)
{
    /// <summary>How many words of a cell are searched for names, and how many a name may have.</summary>
    private const int MostWords = 12;

    private const int MostOfName = 4;

    private static readonly char[] BetweenWords = [' ', '<', '>', '(', ')', '[', ']', ';', ':', '"'];

    /// <summary>The person with the name or the address; else those who may be meant, with the name and the key to ask about.</summary>
    public (KnownOfficial? Official, IReadOnlyList<KnownOfficial> Similar, string Name, string Key) Find(string said)
    {
        if (HasAddress(said))
            return facts.OfficialWithUserName(said) is { } sameAddress ? (sameAddress, [], said, Text.Fold(said)) : AtAddress(said);
        var name = FullName.WithoutBrackets(said);
        var key = KeyHere(said) ?? FullName.Key(name);
        return facts.OfficialsNamed(key) is { Count: > 0 } officials ? (officials.Count == 1 ? officials[0] : null, officials, name, key)
            : facts.Named(key) is [var other] ? (other, [], name, key)
            : facts.OfficialWithUserName(said) is { } user ? (user, [], name, key)
            : (null, [], name, key);
    }

    /// <summary>Officials with a similar name, or whose name is part of the text. None where a word denies: "no Ivy".</summary>
    public IEnumerable<KnownOfficial> Like(string name) =>
        AnswersBehindNames.Denied(name) is not null || WordsBesideNames.In(name, text => KeyHere(text) is not null) is not null ? []
            : Within(name).Concat(facts.Alike(name)).Distinct();

    /// <summary>
    /// The key of a name that somebody in the portal has, as the portal writes it or in the order that the comma shows. Null where nobody
    /// has it.
    /// </summary>
    public string? KeyHere(string name) =>
        Text.Fold(name) is var whole && facts.Named(whole).Count > 0 ? whole
        : FullName.Key("", name) is var inOrder && facts.Named(inOrder).Count > 0 ? inOrder
        : FullName.Key(name) is var key && facts.Named(key).Count > 0 ? key : null;

    /// <summary>Officials whose whole name is part of a text: "Sasha Hollis 555-0100".</summary>
    private IEnumerable<KnownOfficial> Within(string text)
    {
        var words = new string([.. Text.Fold(text).Select(
                character => char.IsLetter(character) || character is '\'' or '-' ? character : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter)).Take(MostWords).ToList();
        for (var first = 0; first < words.Count - 1; first++)
        {
            for (var count = 2; count <= MostOfName && first + count <= words.Count; count++)
            {
                foreach (var official in facts.OfficialsNamed(string.Join(' ', words.GetRange(first, count))))
                    yield return official;
            }
        }
    }

    private static bool HasAddress(string said) =>
        said.Contains('@', StringComparison.Ordinal)
        && said.Split(BetweenWords).Any(word => EmailAddress.KeyOf(word.Trim(',')) is not null);

    /// <summary>
    /// The person at an address: the only one there, or the one whom the words beside it name. Words that name another person are asked
    /// about.
    /// </summary>
    private (KnownOfficial? Official, IReadOnlyList<KnownOfficial> Similar, string Name, string Key) AtAddress(string said)
    {
        var words = said.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(word => word.Contains('@', StringComparison.Ordinal));
        var rest = string.Join(' ', words[false]).Trim(',', ' ');
        var there = words[true].SelectMany(word => facts.OfficialsAt(word.Trim(','))).Distinct().ToList();
        var called = facts.OfficialsNamed(FullName.Key(rest));
        var named = (there.Count > 0 ? there : called).Where(one => IsNamed(one, rest)).ToList();
        var others = called.Count > 0 || rest.Length == 0 ? called : [.. facts.Alike(rest)];
        return (named.Count == 1 ? named[0] : null, [.. there.Union(others)], rest.Length > 0 ? rest : said, Text.Fold(said));
    }

    /// <summary>Named by both names, one of which may be an initial, or by one alone.</summary>
    private static bool IsNamed(KnownOfficial official, string words)
    {
        if (words.Length == 0 || FullName.Key(words) == FullName.Key(official.FirstName, official.LastName))
            return true;
        var split = FullName.Split(words);
        var (first, last) = (Text.Fold(split.First).TrimEnd('.'), Text.Fold(split.Last).TrimEnd('.'));
        return last.Length == 0 ? first == official.FoldedFirst || first == official.FoldedLast
            : (last == official.FoldedLast && IsInitial(first, official.FoldedFirst))
                || (first == official.FoldedFirst && IsInitial(last, official.FoldedLast));
    }

    private static bool IsInitial(string said, string name) => said.Length == 1 && name.StartsWith(said, StringComparison.Ordinal);
}
