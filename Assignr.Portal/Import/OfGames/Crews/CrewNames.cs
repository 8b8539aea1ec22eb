using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.People;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>
/// Whom the crews of one schedule name: by name, address or user name. Whoever is known by less is asked about, never guessed.
/// </summary>
internal sealed class CrewNames(GameFacts facts, Edits edits)
{
    /// <summary>Who may be meant by a name: so many are told.</summary>
    private const int MostSimilar = 5;

    /// <summary>Names in cells of several officials together: so many are read.</summary>
    private const int MostNames = 500_000;

    /// <summary>Names that nobody here has: so many are asked about.</summary>
    private const int MostUnknown = 100_000;

    /// <summary>Words of a cell that are looked through for names, and of one name.</summary>
    private const int MostWords = 12;

    private const int MostOfName = 4;

    private static readonly char[] BetweenWords = [' ', '<', '>', '(', ')', '[', ']', ';', ':', '"'];

    private const string TooMany = "Leave out the column if it names no officials, or split the file into several.";

    /// <summary>Cells that say no more than a name, nor that a game is off: most stand in many games.</summary>
    private readonly HashSet<string> plain = [];

    private readonly Dictionary<(string Position, string Name), PlacedName> known = [];
    private readonly Dictionary<string, (string Name, int Games, IReadOnlyList<KnownOfficial> Similar)> unknown = [];
    private int read;

    /// <summary>Those of one cell, and why there is none of them.</summary>
    public (IReadOnlyList<(string? Position, string Name)> Names, (string Sentence, string Mend)? Problem) In(string cell)
    {
        if (read >= MostNames)
            return ([], ($"The cells of several officials above this line name {MostNames.Grouped()} already.", TooMany));
        var names = CrewCell.Read(cell, IsSomebody, facts.IsLastName);
        if (names.Count > CrewCell.MostNames)
        {
            return ([], ($"A cell names more than {CrewCell.MostNames} officials, and no game has so many.",
                "Correct it, or leave out the column if it names no officials."));
        }
        read += names.Count;
        return (names, null);
    }

    /// <summary>As <see cref="NameIn"/>, without a note or an answer beside the name, which is said.</summary>
    /// <param name="isGone">They answered that they do not come.</param>
    public string? OfficialIn(string cell, Remarks remarks, out bool isGone)
    {
        isGone = false;
        if (IsPlain(cell))
            return cell;
        var line = Text.OneLine(cell);
        var (name, answer) = AnswersBehindNames.Cut(line);
        if (answer is not null && name.Length > 0 && (line is [.., ')' or ']'] || !IsSomebody(line)))
        {
            isGone = AnswersBehindNames.IsDeclined(answer);
            if (!isGone)
                remarks.Count("answers beside names of officials are left out", $"“{line}”", "answer beside the name of an official is left out");
            cell = name;
        }
        else if (AnswersBehindNames.Denied(line) is { } denied && IsSomebody(denied) && !IsSomebody(line))
            (isGone, cell) = (true, denied);
        return NameIn(WithoutNote(cell, remarks), remarks);
    }

    /// <summary>The name in the cell of a position; null where it names nobody; empty where this game has no such position.</summary>
    public string? NameIn(string cell, Remarks remarks)
    {
        if (IsPlain(cell))
            return cell;
        var name = Text.OneLine(cell);
        if (OpenPositions.Is(name) && !IsSomebody(name))
        {
            remarks.Count("cells say that a position is open", $"“{name}”", "cell says that a position is open");
            return null;
        }
        if (NoOfficials.Are(name, out var isOpen))
        {
            remarks.Count("cells say that there is no official", $"“{name}”", "cell says that there is no official");
            return isOpen ? null : "";
        }
        if (name.Length == 0)
            return null;
        if (OpenPositions.AreNone(name))
            return "";
        if (remarks.ValueOf(name, isName: true).Length == 0)
            return null;
        var isAlone = name.AsSpan().IndexOfAny('(', '[') < 0 && AnswersBehindNames.Denied(name) is null
            && AnswersBehindNames.Cut(name).Answer is null;
        if (name == cell && isAlone && StateWords.Of(name) is null && NotesBehindNames.Cut(name).Note is null)
            plain.Add(name);
        return name;
    }

    /// <summary>The name without a note behind it. Who is here with such a name keeps it; what stands in brackets is no part of one.</summary>
    private string WithoutNote(string cell, Remarks remarks)
    {
        var name = Text.OneLine(cell);
        if (NotesBehindNames.Cut(name) is not (var bare, not null) || (name[^1] is not (')' or ']') && IsSomebody(name)))
        {
            if (name is [.., ')' or ']'] && FullName.WithoutBrackets(name) is { Length: > 0 } alone && alone != name)
            {
                const string left = "beside the name of an official is left out";
                remarks.Count("words in brackets beside names of officials are left out", $"“{name}”", $"word in brackets {left}");
            }
            return cell;
        }
        remarks.Count("notes behind names of officials are left out", $"“{name}”", "note behind the name of an official is left out");
        return bare;
    }

    /// <summary>Whether the cell was read before, and says no more than a name, nor that the game is off.</summary>
    public bool IsPlain(string cell) => plain.Contains(cell);

    /// <summary>Whether somebody here is called so.</summary>
    public bool IsSomebody(string name) => KeyHere(name) is not null;

    /// <summary>The official here whom a name means beyond doubt.</summary>
    public KnownOfficial? Official(string name) => Find(name).Official;

    /// <summary>Names that nobody here has, most frequent first.</summary>
    public IReadOnlyList<UnknownName> Unknown()
    {
        // Ken Garnet and Ken Garnet Jr. may be one: neither is added unasked.
        var several = unknown.Values.CountBy(one => ButSuffix(one.Name)).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        return [.. unknown.Select(one => Asked(one.Key, one.Value.Name, one.Value.Games, one.Value.Similar, several))
            .OrderByDescending(name => name.Games).ThenBy(name => name.Key, StringComparer.Ordinal)];
    }

    /// <summary>Who has a position.</summary>
    public PlacedName Place(string position, string? said)
    {
        if (known.TryGetValue((position, said ?? ""), out var placed))
            return placed;
        if (said is null)
            return known[(position, "")] = new PlacedName(new CrewPlace(position));
        var (official, similar, name, key) = Find(said);
        if (official is { IsOfficial: false })
            return new PlacedName(null, $"{official.Name} is not an official here.", "Correct the name, or give them the Official permission first.");
        if (official is not null)
        {
            var note = KeyHere(said) is null ? $"{position} “{said}” is {official.Name}." : null;
            return known[(position, said)] = new PlacedName(new CrewPlace(position, official.Id, official.Name), Note: note);
        }
        if (unknown.Count == MostUnknown && !unknown.ContainsKey(key))
        {
            return new PlacedName(
                null, $"The crews down to this line name {MostUnknown.Grouped()} people who are not here, and this row names more.", TooMany);
        }
        unknown[key] = unknown.TryGetValue(key, out var asked) ? asked with { Games = asked.Games + 1 }
            : (name, 1, [.. (similar.Count > 0 ? similar : Within(name).Concat(facts.Alike(name)).Distinct()).Take(MostSimilar)]);
        return edits.Names.GetValueOrDefault(key) switch
        {
            { Add: true } when FullName.Split(name) is ({ Length: > 0 }, { Length: > 0 }) => new PlacedName(new CrewPlace(position, null, name, key)),
            { Add: true } => new PlacedName(null, $"“{name}” has no last name, so nobody can be added by it.", "Correct the name, or say above who is meant."),
            { LeaveOpen: true } => new PlacedName(new CrewPlace(position)),
            { PersonId: { } personId } when facts.Person(personId) is { } person => new PlacedName(new CrewPlace(position, person.Id, person.Name)),
            _ => new PlacedName(null),
        };
    }

    /// <summary>Officials whose whole name is part of a text: "Sasha Hollis 555-0100".</summary>
    private IEnumerable<KnownOfficial> Within(string text)
    {
        var words = new string([.. Text.Fold(text).Select(character => char.IsLetter(character) || character is '\'' or '-' ? character : ' ')])
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

    private (KnownOfficial? Official, IReadOnlyList<KnownOfficial> Similar, string Name, string Key) Find(string said)
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

    private static bool HasAddress(string said) =>
        said.Contains('@', StringComparison.Ordinal) && said.Split(BetweenWords).Any(word => EmailAddress.KeyOf(word.Trim(',')) is not null);

    /// <summary>
    /// The key by which somebody here is called so: as the portal itself writes it, or as the comma says. Null where nobody is.
    /// </summary>
    private string? KeyHere(string name) =>
        Text.Fold(name) is var whole && facts.Named(whole).Count > 0 ? whole
        : FullName.Key("", name) is var inOrder && facts.Named(inOrder).Count > 0 ? inOrder
        : FullName.Key(name) is var key && facts.Named(key).Count > 0 ? key : null;

    /// <summary>
    /// Who is reached at an address: the only one there, or the one whom the words beside it name. Words that name somebody else ask.
    /// </summary>
    private (KnownOfficial? Official, IReadOnlyList<KnownOfficial> Similar, string Name, string Key) AtAddress(string said)
    {
        var words = said.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries).ToLookup(word => word.Contains('@', StringComparison.Ordinal));
        var rest = string.Join(' ', words[false]).Trim(',', ' ');
        var there = words[true].SelectMany(word => facts.OfficialsAt(word.Trim(','))).Distinct().ToList();
        var called = facts.OfficialsNamed(FullName.Key(rest));
        var named = (there.Count > 0 ? there : called).Where(one => IsNamed(one, rest)).ToList();
        return (named.Count == 1 ? named[0] : null, [.. there.Union(called)], rest.Length > 0 ? rest : said, Text.Fold(said));
    }

    /// <summary>By both names, of which one may be an initial, or by one alone.</summary>
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

    private UnknownName Asked(string key, string name, int games, IReadOnlyList<KnownOfficial> similar, HashSet<string> several)
    {
        var choice = edits.Names.GetValueOrDefault(key);
        var chosen = choice?.PersonId is { } id && similar.All(one => one.Id != id) ? facts.Person(id) : null;
        var people = chosen is null ? similar : [.. similar, chosen];
        return new UnknownName(key, name, games, [.. people.Select(one => new SimilarPerson(one.Id, one.Name, one.Address))], choice)
        {
            IsWhole = FullName.IsWhole(name) && !several.Contains(ButSuffix(name)),
        };
    }

    private static string ButSuffix(string name) => FullName.Split(name) is var (first, last) ? FullName.Parts(first, last).Name : name;
}
