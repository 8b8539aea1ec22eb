using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.Import.OfGames.Crews.Positions;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>
/// The officials that one cell names: "Theo Marlowe, Sasha Hollis", "Marlowe, Theo; Hollis, Sasha", "R: Theo Marlowe / U: Sasha Hollis". A
/// comma separates officials only where a whole name is on both sides of it: "Marlowe, Theo" is one.
/// </summary>
internal static partial class CrewCell
{
    /// <summary>No game has more officials; further names in a cell are not read.</summary>
    public const int MostNames = 40;

    private const int LongestPosition = 30;
    private const int LongestShort = 3;

    /// <summary>As short as a position, but they say that somebody may not come.</summary>
    private static readonly HashSet<string> NoPositions = ["NA", "NO", "N", "X", "XX", "RB", "WD", "OUT", "ILL", "OFF", "OOO", "NS", "DNA"];

    /// <param name="isSomebody">Whether somebody in the portal has this name: a comma in it separates nothing.</param>
    /// <param name="isLastName">Whether somebody in the portal has this last name.</param>
    /// <param name="hasLabels">As <see cref="CrewColumn.HasLabels"/>.</param>
    /// <returns>In the order of the cell, each with the position that the cell names.</returns>
    public static IReadOnlyList<(string? Position, string Name)> Read(
        string cell, Func<string, bool>? isSomebody = null, Func<string, bool>? isLastName = null, bool hasLabels = false)
    {
        if (Text.OneLine(cell).Length == 0 || (cell.AsSpan().IndexOfAny('(', '[', ':') < 0 && isSomebody?.Invoke(cell) == true))
            return [(null, cell)];
        var names = new List<(string? Position, string Name)>();
        var text = AroundNames.WithoutFigures(Unpacked(cell));
        var pieces = Between().Split(text).TakeWhile(_ => names.Count <= MostNames)
            .SelectMany(piece => PartedNames.Of(piece, isSomebody, isLastName));
        foreach (var piece in pieces)
            names.AddRange(AtCommas(Text.OneLine(piece), isSomebody, isLastName).Select(WithPosition));
        Labels(names, isSomebody, hasLabels);
        NotesToNames(names);
        // An empty piece is an open position, but at the end it is nothing, unless it names a position.
        names = names[..(names.FindLastIndex(one => one.Name.Length > 0 || one.Position is not null) + 1)];
        return [.. (names.Exists(one => one.Position is not null) ? Numbered(names) : names).SelectMany(Counted)];
    }

    /// <summary>The cell as shown, with a line for each name that a bullet or a number begins, and open positions as one word.</summary>
    public static string Unpacked(string cell) => OpenPositions.Spelled(CrewText.Of(cell));

    public static bool NamesSeveral(string cell, Func<string, bool>? isSomebody = null, Func<string, bool>? isLastName = null) =>
        Read(cell, isSomebody, isLastName).Count > 1;

    /// <summary>A position in the short form of schedules: "R", "HL", "AR1".</summary>
    public static bool IsShort(string text) =>
        text.Length is > 0 and <= LongestShort && text.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character))
            && char.IsLetter(text[0]);

    public static bool IsPosition(string text) =>
        GameFields.IsPosition(Columns.Key(text)) || (IsShort(text) && !NoPositions.Contains(text) && !NotesBehindNames.IsAge(text));

    /// <summary>"CR Theo / AR1 Sasha": where a cell has two labels, neither can be somebody's initials.</summary>
    private static void Labels(List<(string? Position, string Name)> names, Func<string, bool>? isSomebody, bool hasLabels)
    {
        bool HasLabel((string? Position, string Name) one) => one.Position is null
            && CrewLabels.Cut(one.Name, areUsual: true).Position is not null && !OpenPositions.Is(one.Name)
            && !NoOfficials.Are(one.Name, out _);
        List<int> labelled = [.. Enumerable.Range(0, names.Count).Where(index => HasLabel(names[index]))];
        var areUsual = hasLabels || labelled.Count + names.Count(one => one.Position is not null) > 1;
        foreach (var index in labelled.Where(index => isSomebody?.Invoke(names[index].Name) != true))
            names[index] = CrewLabels.Cut(names[index].Name, areUsual);
    }

    /// <summary>"Ivy Ito / first half only" is one official with a note.</summary>
    private static void NotesToNames(List<(string? Position, string Name)> names)
    {
        for (var index = names.Count - 1; index > 0; index--)
        {
            if (names[index - 1].Name.Length == 0 || OpenPositions.Is(names[index].Name)
                || !(NotesBehindNames.Are(names[index].Name) || AnswersBehindNames.Are(names[index].Name)))
                continue;
            names[index - 1] = names[index - 1] with { Name = $"{names[index - 1].Name} - {names[index].Name}" };
            names.RemoveAt(index);
        }
    }

    /// <summary>In "Linesmen: Theo, Sasha" both are linesmen: Linesman 1 and Linesman 2.</summary>
    private static List<(string? Position, string Name)> Numbered(List<(string? Position, string Name)> names)
    {
        var numbered = new List<(string? Position, string Name)>(names.Count);
        var (one, number, count) = ((string?)null, 0, 0);
        foreach (var (position, name) in names.Append(((string?)"", "")))
        {
            if (position is not null)
            {
                for (; number < count; number++)
                    numbered.Add(($"{one} {number + 1}", ""));
                ((one, count), number) = (PluralPositions.Of(position), 0);
            }
            numbered.Add((one is null ? position : $"{one} {++number}", name));
        }
        return numbered[..^1];
    }

    /// <summary>"2 needed" are two open positions.</summary>
    private static IEnumerable<(string? Position, string Name)> Counted((string? Position, string Name) one) =>
        Enumerable.Range(0, Math.Max(1, OpenPositions.Count(one.Name))).Select(index => index == 0 ? one : (null, ""));

    private static List<string> AtCommas(string text, Func<string, bool>? isSomebody, Func<string, bool>? isLastName)
    {
        if (!text.Contains(',', StringComparison.Ordinal))
            return [text];
        var pieces = Comma().Split(text).Select(piece => piece.Trim()).ToList();
        while (pieces.Count > 1 && pieces[^1].Length == 0)
            pieces.RemoveAt(pieces.Count - 1);
        for (var index = pieces.Count - 1; index > 0; index--)
        {
            if (!FullName.IsSuffix(pieces[index]))
                continue;
            pieces[index - 1] = $"{pieces[index - 1]} {pieces[index]}";
            pieces.RemoveAt(index);
        }
        if (pieces.Count == 1)
            return pieces;
        if (isSomebody?.Invoke(text) == true)
            return [text];
        if (BesidePositions(pieces) is { } labelled)
            return labelled;
        var isOne = pieces.Count == 2 && !pieces.Contains("") && !pieces.Exists(OpenPositions.Is)
            && !pieces.Exists(piece => NoValue.Is(piece, isName: true))
            && !pieces.TrueForAll(IsWhole) && !pieces.TrueForAll(AreInitials)
            && !(isLastName is not null && pieces.TrueForAll(piece => isLastName(piece)));
        return isOne ? [text] : pieces;
    }

    /// <summary>"Referee, Theo Marlowe, Umpire 1, Sasha Hollis", or each name before its position; also "Referee, Marlowe, Theo".</summary>
    private static List<string>? BesidePositions(List<string> pieces)
    {
        var positions = pieces.ConvertAll(piece => GameFields.IsPosition(Columns.Key(piece)) && !IsShort(piece));
        if (positions[0] ? pieces.Count == 2 && !IsWhole(pieces[1]) : !positions[^1])
            return null;
        bool IsEveryOther(int first) => pieces.Count % 2 == 0 && positions.Index().All(one => one.Item == (one.Index % 2 == first));
        if (positions[0] && positions.Count(isPosition => isPosition) == 1)
            return [$"{pieces[0]}: {string.Join(", ", pieces[1..])}"];
        return IsEveryOther(0) ? [.. pieces.Chunk(2).Select(pair => $"{pair[0]}: {pair[1]}")]
            : IsEveryOther(1) ? [.. pieces.Chunk(2).Select(pair => $"{pair[1]}: {pair[0]}")] : null;
    }

    /// <summary>"GE, HF" are two people, "Smith, AB" is one.</summary>
    private static bool AreInitials(string piece) => piece.Length is 2 or 3 && piece.All(char.IsAsciiLetterUpper);

    private static bool IsWhole(string piece) => piece.Contains(' ', StringComparison.Ordinal)
        || piece.Contains('@', StringComparison.Ordinal);

    private static (string? Position, string Name) WithPosition(string piece)
    {
        if (piece.Length == 0)
            return (null, "");
        if (piece.AsSpan().IndexOfAny(':', '=') is > 0 and <= LongestPosition and var mark && piece[..mark].Trim() is var label
            && (piece[mark] == ':' || IsPosition(label)))
            return (label.AsSpan().ContainsAnyExceptInRange('0', '9') ? label : null, piece[(mark + 1)..].Trim());
        if (piece[^1] is ')' or ']' && piece.LastIndexOfAny(['(', '[']) is > 0 and var open
            && piece[(open + 1)..^1].Trim() is var said && IsPosition(said))
            return (said, piece[..open].Trim());
        if (piece[0] is '(' or '[' && piece.IndexOfAny([')', ']']) is > 0 and var close && close < piece.Length - 1
            && piece[1..close].Trim() is var ahead && IsPosition(ahead))
            return (ahead, piece[(close + 1)..].Trim());
        if (piece.LastIndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash)
        {
            var (before, after) = (piece[..dash].Trim(), piece[(dash + 3)..].Trim());
            return IsPosition(before) ? (before, after) : IsPosition(after) ? (after, before) : (null, piece);
        }
        // A dash in place of the name: the position is open.
        return piece.TrimEnd('-', '–', '—').TrimEnd() is var nobody && nobody.Length < piece.Length - 1 && IsPosition(nobody)
            ? (nobody, "") : (null, piece);
    }

    // Text in brackets is not divided.
    [GeneratedRegex(@",(?![^()\[\]]{0,40}[)\]])", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    // A line break beside another separator counts as one with it. Words between names need a space on both sides. "von und zu" is part of
    // a last name; so is "Ortega y Gasset" after a first name: a y separates before two words or after one. A capital Y is an initial.
    [GeneratedRegex(
        @"[\n\r](?:[^\S\n\r]*[\n\r])*\s*[;/|+&•]?|[;/|+&•](?![^()\[\]\n]{0,40}[)\]])\s*|"
            + @"(?<=\s)(?i:and|et|(?<!\bvon\s)und)(?=\s)(?!\szu\s)|"
            + @"(?<=\s)y(?=\s+[^\s;/|+&•,]+[ ,]+[^\s;/|+&•,])|(?<=(?:^|[;/|\n\r+&•])\s*[^\s;/|+&•]+\s)y(?=\s)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
