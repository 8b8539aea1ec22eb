using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>
/// The officials whom one cell names: "Theo Marlowe, Sasha Hollis", "Marlowe, Theo; Hollis, Sasha", "R: Theo Marlowe / U: Sasha Hollis".
/// A comma parts them only where whole names stand on both sides of it: "Marlowe, Theo" is one.
/// </summary>
internal static partial class CrewCell
{
    /// <summary>No game has more officials: of a cell that names more, the others are not read.</summary>
    public const int MostNames = 40;

    private const int LongestPosition = 30;
    private const int LongestShort = 3;

    /// <param name="isSomebody">Whether somebody here is called so: then a comma parts nothing.</param>
    /// <param name="isLastName">Whether somebody here has that last name.</param>
    /// <returns>In the order of the cell, each with the position that the cell gives.</returns>
    public static IReadOnlyList<(string? Position, string Name)> Read(string cell, Func<string, bool>? isSomebody = null, Func<string, bool>? isLastName = null)
    {
        if (Text.OneLine(cell).Length == 0 || isSomebody?.Invoke(cell) == true)
            return [(null, cell)];
        var names = new List<(string? Position, string Name)>();
        foreach (var piece in Between().Split(cell.Trim()).Select(Text.OneLine).TakeWhile(_ => names.Count <= MostNames))
            names.AddRange(AtCommas(piece, isSomebody, isLastName).Select(WithPosition));
        NotesToNames(names);
        // A gap is a position that is open; behind the last name there is none.
        return names[..(names.FindLastIndex(one => one.Name.Length > 0) + 1)];
    }

    public static bool NamesSeveral(string cell, Func<string, bool>? isSomebody = null) => Read(cell, isSomebody).Count > 1;

    /// <summary>A position as schedules shorten it: "R", "HL", "AR1".</summary>
    public static bool IsShort(string text) =>
        text.Length is > 0 and <= LongestShort && text.All(character => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character)) && char.IsLetter(text[0]);

    /// <summary>"Ivy Ito / first half only" is one official with a note behind.</summary>
    private static void NotesToNames(List<(string? Position, string Name)> names)
    {
        for (var index = names.Count - 1; index > 0; index--)
        {
            if (names[index - 1].Name.Length == 0 || !(NotesBehindNames.Are(names[index].Name) || AnswersBehindNames.Are(names[index].Name)))
                continue;
            names[index - 1] = names[index - 1] with { Name = $"{names[index - 1].Name} - {names[index].Name}" };
            names.RemoveAt(index);
        }
    }

    private static List<string> AtCommas(string text, Func<string, bool>? isSomebody, Func<string, bool>? isLastName)
    {
        var pieces = text.Split(',', StringSplitOptions.TrimEntries).ToList();
        while (pieces.Count > 1 && pieces[^1].Length == 0)
            pieces.RemoveAt(pieces.Count - 1);
        for (var index = pieces.Count - 1; index > 0; index--)
        {
            if (!FullName.IsSuffix(pieces[index]))
                continue;
            pieces[index - 1] = $"{pieces[index - 1]} {pieces[index]}";
            pieces.RemoveAt(index);
        }
        var isOne = isSomebody?.Invoke(text) == true
            || (pieces.Count == 2 && !pieces.Contains("") && !pieces.Exists(OpenPositions.Is) && !pieces.Exists(piece => NoValue.Is(piece, isName: true))
                && !pieces.TrueForAll(IsWhole) && !pieces.TrueForAll(AreInitials)
                && !(isLastName is not null && pieces.TrueForAll(piece => isLastName(piece))));
        return isOne ? [text] : pieces;
    }

    /// <summary>"GE, HF" are two, "Smith, AB" is one.</summary>
    private static bool AreInitials(string piece) => piece.Length is 2 or 3 && piece.All(char.IsAsciiLetterUpper);

    private static bool IsWhole(string piece) => piece.Contains(' ', StringComparison.Ordinal) || piece.Contains('@', StringComparison.Ordinal);

    private static (string? Position, string Name) WithPosition(string piece)
    {
        if (piece.Length == 0)
            return (null, "");
        if (piece.IndexOf(':', StringComparison.Ordinal) is > 0 and <= LongestPosition and var colon)
            return (piece[..colon].Trim(), piece[(colon + 1)..].Trim());
        if (piece[^1] is ')' or ']' && piece.LastIndexOfAny(['(', '[']) is > 0 and var open && piece[(open + 1)..^1].Trim() is var said && IsPosition(said))
            return (said, piece[..open].Trim());
        if (piece.LastIndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash)
        {
            var (before, after) = (piece[..dash].Trim(), piece[(dash + 3)..].Trim());
            return IsPosition(before) ? (before, after) : IsPosition(after) ? (after, before) : (null, piece);
        }
        return (null, piece);
    }

    private static bool IsPosition(string text) =>
        GameFields.IsPosition(Columns.Key(text)) || (IsShort(text) && !NotesBehindNames.IsAge(text));

    // A line break beside another mark is one with it. Words between names need a space on both sides. "von und zu" is one last name; so is "Ortega y Gasset" behind a first name: a y
    // parts before two words, or behind one. A capital Y is an initial.
    [GeneratedRegex(
        @"[\n\r](?:[^\S\n\r]*[\n\r])*\s*[;/|+&•]?|[;/|+&•]\s*|(?<=\s)(?i:and|et|(?<!\bvon\s)und)(?=\s)(?!\szu\s)|"
            + @"(?<=\s)y(?=\s+[^\s;/|+&•,]+[ ,]+[^\s;/|+&•,])|(?<=(?:^|[;/|\n\r+&•])\s*[^\s;/|+&•]+\s)y(?=\s)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
