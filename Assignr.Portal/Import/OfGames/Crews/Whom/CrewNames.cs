using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import.OfGames.Crews.Whom;

/// <summary>
/// The people whom the crews of one schedule name: by name, address or user name. A name that is incomplete is asked about, never
/// guessed.
/// </summary>
/// <param name="isOurs">The portal wrote the file, so a mark means that a game has no such position.</param>
internal sealed class CrewNames(GameFacts facts, Edits edits, WordsBesideNames words, bool isOurs)
{
    /// <summary>How many names in cells of several officials are read for one file.</summary>
    private const int MostNames = 500_000;

    internal const string TooMany = "Leave out the column if it names no officials, or split the file into several.";

    /// <summary>Cells that contain only a name and do not say that the game is off. Most are repeated in many games.</summary>
    private readonly HashSet<string> plain = [];

    /// <summary>Cells of one position that were examined and name at most one official.</summary>
    private readonly HashSet<string> single = [];

    private readonly OfficialFinder finder = new(facts);
    private PlacedNames? places;
    private int read;

    /// <summary>The names in one cell; or the problem, where there are too many.</summary>
    /// <param name="hasLabels">As <see cref="CrewColumn.HasLabels"/>.</param>
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

    /// <summary>The names in the cell of one position, where at least two are people in the portal; else none.</summary>
    public IReadOnlyList<(string? Position, string Name)> SeveralIn(string cell)
    {
        if (cell.Length == 0 || IsPlain(cell) || single.Contains(cell))
            return [];
        // A word in brackets may say that one of them replaces the other: "Theo Marlowe / Sasha Hollis (sub)".
        if (!IsSomebody(cell) && CrewCell.Read(cell, IsSomebody, facts.IsLastName) is { Count: > 1 and <= CrewCell.MostNames } names
            && names.Count(one => IsSomebody(AnswersBehindNames.Cut(one.Name).Name)) > 1
            && !names.Any(one => AnswersBehindNames.Cut(one.Name).Answer is null && one.Name.AsSpan().IndexOfAny('(', '[') >= 0))
            return names;
        single.Add(cell);
        return [];
    }

    /// <summary>As <see cref="NameIn"/>, without the text beside the name, which becomes a remark.</summary>
    public OfficialName OfficialIn(string cell, Remarks remarks)
    {
        if (cell.Length == 0)
            return new OfficialName(null);
        if (IsPlain(cell))
            return new OfficialName(cell);
        // A name exactly as the portal writes it has no text beside it.
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

    /// <summary>The name with the address beside it, where that belongs to a person in the portal whom the name alone does not
    /// identify.</summary>
    public string WithAddress(string name, string? address, Remarks remarks)
    {
        if (address is null || name.Length == 0 || name.Contains('@', StringComparison.Ordinal)
            || facts.OfficialsAt(address) is not { Count: > 0 } there || (Official(name) is { } official && there.Contains(official)))
            return name;
        const string together = "read together with the address beside";
        remarks.Count($"names of officials are {together} them", $"“{name}” with “{address}”", $"name of an official is {together} it");
        return $"{name} <{address}>";
    }

    /// <summary>The name without marks, phones and fees around it, which become a remark.</summary>
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

    /// <summary>The name in the cell of a position; null where it names nobody, empty where this game has no such position.</summary>
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

    /// <summary>The name without a note after it. A person in the portal with exactly such a name keeps it. Text in brackets is not part of
    /// a name.</summary>
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

    /// <summary>Whether the cell was read before, and contains only a name and does not say that the game is off.</summary>
    public bool IsPlain(string cell) => plain.Contains(cell);

    /// <summary>Whether somebody in the portal has this name.</summary>
    public bool IsSomebody(string name) => finder.KeyHere(name) is not null;

    /// <summary>The official in the portal whom a name means without doubt.</summary>
    public KnownOfficial? Official(string name) => finder.Find(name).Official;

    /// <summary>The positions of the people whom the crews name.</summary>
    public PlacedNames Places => places ??= new PlacedNames(facts, edits, finder);

    public IEnumerable<Question> Questions() => words.Questions();

    public IEnumerable<Guess> Guesses() => words.Guesses();
}
