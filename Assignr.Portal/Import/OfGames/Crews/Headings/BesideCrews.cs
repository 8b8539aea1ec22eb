using Assignr.Portal.Import.OfGames.Crews.Names;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>
/// Columns without a heading after one of officials, as a heading leaves them that spans several columns: "Officials" above two.
/// </summary>
internal static class BesideCrews
{
    private const int MostWords = 4;

    public static void Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var last = sheet.Headings.Select((heading, column) => heading.Length > 0 ? column : -1).DefaultIfEmpty(-1).Max();
        for (var column = 1; column < columns.Length; column++)
        {
            // In a text file, a comma inside a cell moves names beyond the last heading.
            if (columns[column] is not null || sheet.Headings[column].Length > 0 || (!sheet.IsWorkbook && column > last)
                || HeadingOf(sheet, columns, column) is not { } heading
                || !sheet.Values(column).Any() || !sheet.MostAre(column, IsOfficial))
                continue;
            columns[column] = GameFields.Position;
            said.RemoveAll(guess => guess.Columns.Contains(column));
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(column)} has no heading and is read as officials too, as “{sheet.Example(column)}”: "
                    + $"it stands behind “{heading}”.",
                "Leave it out", GameFields.All, (column, null)));
        }
    }

    /// <summary>The heading of the officials before it, where only columns without a heading lie between; else null.</summary>
    public static string? HeadingOf(Sheet sheet, IReadOnlyList<string?> columns, int column)
    {
        while (column > 0 && sheet.Headings[column].Length == 0)
        {
            column--;
            if (columns[column] is not (GameFields.Position or GameFields.Crew))
                return null;
        }
        return GameFields.IsCrew(Columns.Key(sheet.Headings[column])) ? sheet.Headings[column] : null;
    }

    private static bool IsOfficial(string cell) => OpenPositions.Is(cell) || OpenPositions.AreMarks(cell) || CrewCell.Read(cell).All(one =>
        one.Name.Length == 0 || OpenPositions.Is(one.Name) || IsName(one.Name));

    private static bool IsName(string name) => char.IsUpper(name[0]) && !name.Any(char.IsAsciiDigit) && name.Split(' ').Length <= MostWords
        && StateWords.Of(name) is null && !NotesBehindNames.Are(name) && !Breaks.Are(name);
}
