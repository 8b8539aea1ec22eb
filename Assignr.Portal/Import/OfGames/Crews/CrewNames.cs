using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>
/// Whom the crews of one schedule name: by name, address or user name. Whoever is known by less is asked about, never guessed.
/// </summary>
/// <param name="isOurs">The portal wrote the file: a mark says that a game has no such position.</param>
internal sealed class CrewNames(GameFacts facts, Edits edits, WordsBesideNames words, bool isOurs)
{
    /// <summary>Who may be meant by a name: so many are told.</summary>
    private const int MostSimilar = 5;

    /// <summary>Names in cells of several officials together: so many are read.</summary>
    private const int MostNames = 500_000;

    /// <summary>Names that nobody here has: so many are asked about.</summary>
    private const int MostUnknown = 100_000;

    private const string TooMany = "Leave out the column if it names no officials, or split the file into several.";

    /// <summary>Cells that say no more than a name, nor that a game is off: most stand in many games.</summary>
    private readonly HashSet<string> plain = [];

    /// <summary>Cells of one position that were looked through and name one official, or none.</summary>
    private readonly HashSet<string> single = [];

    private readonly Dictionary<(string Position, string Name), PlacedName> known = [];
    private readonly Dictionary<string, (string Name, int Games, IReadOnlyList<KnownOfficial> Similar)> unknown = [];
    private readonly OfficialFinder finder = new(facts);
    private int read;

    /// <summary>Those of one cell, and why there is none of them.</summary>
    /// <param name="hasLabels">Of <see cref="CrewColumn.HasLabels"/>.</param>
    public (IReadOnlyList<(string? Position, string Name)> Names, (string Sentence, string Mend)? Problem) In(
        string cell, bool hasLabels, Remarks remarks)
    {
        if (read >= MostNames)
            return ([], ($"The cells of several officials above this line name {MostNames.Grouped()} already.", TooMany));
        SaySigns(cell, remarks);
        SayFigures(CrewCell.Unpacked(cell), remarks);
        var names = CrewCell.Read(cell, IsSomebody, facts.IsLastName, hasLabels);
        if (names.Count > CrewCell.MostNames)
        {
            return ([], ($"A cell names more than {CrewCell.MostNames} officials, and no game has so many.",
                "Correct it, or leave out the column if it names no officials."));
        }
        read += names.Count;
        return (names, null);
    }

    /// <summary>Those of the cell of one position, where two at least are somebody here; else none.</summary>
    public IReadOnlyList<(string? Position, string Name)> SeveralIn(string cell)
    {
        if (cell.Length == 0 || IsPlain(cell) || single.Contains(cell))
            return [];
        // A word in brackets may say that one of them stands in for the other: "Theo Marlowe / Sasha Hollis (sub)".
        if (!IsSomebody(cell) && CrewCell.Read(cell, IsSomebody, facts.IsLastName) is { Count: > 1 and <= CrewCell.MostNames } names
            && names.Count(one => IsSomebody(AnswersBehindNames.Cut(one.Name).Name)) > 1
            && !names.Any(one => AnswersBehindNames.Cut(one.Name).Answer is null && one.Name.AsSpan().IndexOfAny('(', '[') >= 0))
            return names;
        single.Add(cell);
        return [];
    }

    /// <summary>As <see cref="NameIn"/>, without what stands beside the name, which is said.</summary>
    public OfficialName OfficialIn(string cell, Remarks remarks)
    {
        if (cell.Length == 0)
            return new OfficialName(null);
        if (IsPlain(cell))
            return new OfficialName(cell);
        // As the portal itself writes a name, nothing stands beside it.
        if (facts.Named(Text.Fold(cell)).Count > 0)
            return new OfficialName(NameIn(cell, remarks));
        var line = Bare(cell, remarks);
        var (name, answer) = AnswersBehindNames.Cut(line);
        if (answer is not null && name.Length > 0 && (line.AsSpan().IndexOfAny('(', '[') >= 0 || !IsSomebody(line)))
        {
            var isGone = AnswersBehindNames.IsDeclined(answer);
            if (!isGone)
                remarks.Count("answers beside names of officials are left out", $"“{line}”",
                    "answer beside the name of an official is left out");
            return new OfficialName(NameIn(WithoutNote(name, remarks), remarks), isGone);
        }
        if (AnswersBehindNames.Denied(line) is { } denied && IsSomebody(denied) && !IsSomebody(line))
            return new OfficialName(NameIn(denied, remarks), IsGone: true);
        if (WordsBesideNames.In(line, IsSomebody) is not { } beside)
            return new OfficialName(NameIn(WithoutNote(line, remarks), remarks));
        return words.Come(beside.Word, line) switch
        {
            true => new OfficialName(NameIn(WithoutNote(beside.Name, remarks), remarks)),
            false => new OfficialName(NameIn(beside.Name, remarks), IsGone: true),
            null => new OfficialName(
                NameIn(beside.Name, remarks),
                Doubt: $"“{beside.Word}” beside {FullName.WithoutBrackets(beside.Name)} may say that they do not come."),
        };
    }

    /// <summary>The name with the address beside it, where that is of somebody here whom the name alone does not tell.</summary>
    public string WithAddress(string name, string? address, Remarks remarks)
    {
        if (address is null || name.Length == 0 || name.Contains('@', StringComparison.Ordinal)
            || facts.OfficialsAt(address) is not { Count: > 0 } there || (Official(name) is { } official && there.Contains(official)))
            return name;
        const string together = "read together with the address beside";
        remarks.Count($"names of officials are {together} them", $"“{name}” with “{address}”", $"name of an official is {together} it");
        return $"{name} <{address}>";
    }

    /// <summary>The text of a name without marks, phones and fees around it, which is said.</summary>
    private string Bare(string cell, Remarks remarks)
    {
        SaySigns(cell, remarks);
        var line = Text.OneLine(CrewText.Of(cell));
        if (IsSomebody(line) || NoValue.Is(line, isName: true) || OpenPositions.Is(line))
            return line;
        var alone = SayFigures(line, remarks);
        var name = AroundNames.WithoutMarks(alone);
        if (name != alone)
            remarks.Count(
                "marks around names of officials are left out", $"“{line}”", "mark around the name of an official is left out");
        return name;
    }

    /// <returns>The text without them.</returns>
    private static string SayFigures(string text, Remarks remarks)
    {
        var bare = AroundNames.WithoutFigures(text);
        if (bare != text)
        {
            remarks.Count(
                "cells of officials have phones or fees behind the names, which are left out", $"“{Text.OneLine(text)}”",
                "cell of officials has phones or fees behind the names, which are left out");
        }
        return bare;
    }

    private static void SaySigns(string cell, Remarks remarks)
    {
        if (CrewText.Shown(cell) is var shown && shown != cell)
        {
            remarks.Count(
                "cells of officials have signs as web pages write them, which are read as what they show", $"“{Text.OneLine(shown)}”",
                "cell of officials has signs as web pages write them, which are read as what they show");
        }
    }

    /// <summary>The name in the cell of a position; null where it names nobody; empty where this game has no such position.</summary>
    public string? NameIn(string cell, Remarks remarks)
    {
        if (IsPlain(cell))
            return cell;
        var name = Text.OneLine(cell);
        if ((OpenPositions.Is(name) && !IsSomebody(name)) || (!isOurs && OpenPositions.AreMarks(name)))
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
        if (OpenPositions.AreNone(name) || OpenPositions.AreMarks(name))
            return "";
        if (remarks.ValueOf(name, isName: true).Length == 0)
            return null;
        var isAlone = name.AsSpan().IndexOfAny('(', '[') < 0 && AnswersBehindNames.Denied(name) is null
            && AnswersBehindNames.Cut(name).Answer is null && WordsBesideNames.In(name, IsSomebody) is null
            && AroundNames.WithoutMarks(AroundNames.WithoutFigures(CrewText.Of(name))) == name;
        if (name == cell && isAlone && StateWords.Of(name) is null && NotesBehindNames.Cut(name).Note is null)
            plain.Add(name);
        return name;
    }

    /// <summary>The name without a note behind it. Who is here with such a name keeps it; what stands in brackets is
    /// no part of one.</summary>
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
    public bool IsSomebody(string name) => finder.KeyHere(name) is not null;

    /// <summary>The official here whom a name means beyond doubt.</summary>
    public KnownOfficial? Official(string name) => finder.Find(name).Official;

    public IEnumerable<Question> Questions() => words.Questions();

    public IEnumerable<Guess> Guesses() => words.Guesses();

    /// <summary>Names that nobody here has, most frequent first.</summary>
    public IReadOnlyList<UnknownName> Unknown()
    {
        // Ken Garnet and Ken Garnet Jr. may be one: neither is added unasked.
        var near = NamesOfOne.In([.. unknown.Values.Select(one => one.Name).Where(FullName.IsWhole)]);
        var several = unknown.Values.CountBy(one => ButSuffix(one.Name)).Where(count => count.Value > 1)
            .Select(count => count.Key).ToHashSet();
        return [.. unknown.Select(one => Asked(one.Key, one.Value.Name, one.Value.Games, one.Value.Similar, several, near))
            .OrderByDescending(name => name.Games).ThenBy(name => name.Key, StringComparer.Ordinal)];
    }

    /// <summary>Who has a position.</summary>
    public PlacedName Place(string position, string? said)
    {
        if (known.TryGetValue((position, said ?? ""), out var placed))
            return placed;
        if (said is null)
            return known[(position, "")] = new PlacedName(new CrewPlace(position));
        var (official, similar, name, key) = finder.Find(said);
        if (official is { IsOfficial: false })
            return new PlacedName(null, $"{official.Name} is not an official here.",
                "Correct the name, or give them the Official permission first.");
        if (official is not null)
        {
            var note = finder.KeyHere(said) is null ? $"{position} “{said}” is {official.Name}." : null;
            return known[(position, said)] = new PlacedName(new CrewPlace(position, official.Id, official.Name), Note: note);
        }
        if (unknown.Count == MostUnknown && !unknown.ContainsKey(key))
        {
            return new PlacedName(
                null, $"The crews down to this line name {MostUnknown.Grouped()} people who are not here, and this row names more.",
                    TooMany);
        }
        unknown[key] = unknown.TryGetValue(key, out var asked) ? asked with { Games = asked.Games + 1 }
            : (name, 1, [.. (similar.Count > 0 ? similar : finder.Like(name)).Take(MostSimilar)]);
        return edits.Names.GetValueOrDefault(key) switch
        {
            { Add: true } when FullName.Split(name) is ({ Length: > 0 }, { Length: > 0 }) =>
                new PlacedName(new CrewPlace(position, null, name, key)),
            { Add: true } => new PlacedName(
                null, $"“{name}” is one name, and an official who is added has a first and a last one.",
                "Write both in the row, or say above who is meant."),
            { LeaveOpen: true } => new PlacedName(new CrewPlace(position)),
            { PersonId: { } personId } when facts.Person(personId) is { } person =>
                new PlacedName(new CrewPlace(position, person.Id, person.Name)),
            _ => new PlacedName(null),
        };
    }

    private UnknownName Asked(
        string key, string name, int games, IReadOnlyList<KnownOfficial> similar, HashSet<string> several, HashSet<string> near)
    {
        var choice = edits.Names.GetValueOrDefault(key);
        var chosen = choice?.PersonId is { } id && similar.All(one => one.Id != id) ? facts.Person(id) : null;
        var people = chosen is null ? similar : [.. similar, chosen];
        return new UnknownName(key, name, games, [.. people.Select(one => new SimilarPerson(one.Id, one.Name, one.Address))], choice)
        {
            IsWhole = FullName.IsWhole(name) && !several.Contains(ButSuffix(name)) && !near.Contains(name),
            MayBeAdded = FullName.Split(name) is ({ Length: > 0 }, { Length: > 0 }),
        };
    }

    private static string ButSuffix(string name) => FullName.Split(name) is var (first, last) ? FullName.Parts(first, last).Name : name;
}
