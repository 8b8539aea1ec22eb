using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>A grid whose headings are officials: an X or a position below a name means that they have the game of the row.</summary>
internal static class OfficialsAbove
{
    private const int Least = 2;

    public static void Recognise(Sheet sheet, string?[] columns, List<Guess> said, Roster roster)
    {
        bool IsOfficial(string heading) => heading.Length > 1
            && (roster.IsSomebody(heading) || roster.IsLastName(heading) || roster.IsFirstName(heading) || roster.AreInitials(heading));
        List<int> grid = [.. Enumerable.Range(0, columns.Length).Where(
            column => columns[column] is null && IsOfficial(sheet.Headings[column]) && sheet.Values(column).All(IsMark))];
        if (grid.Count < Least || !grid.Exists(column => sheet.Values(column).Any()))
            return;
        foreach (var column in grid)
            columns[column] = GameFields.Above;
        said.Add(Guess.OfColumns(
            $"{string.Join(", ", grid.Take(3).Select(sheet.NameOf))}{(grid.Count > 3 ? " and others" : "")} are read as officials: "
                + "a mark below their name gives them the game, and a position below it that position.",
            "Leave them out", GameFields.All, [.. grid.Select(column => (column, (string?)null))]));
    }

    /// <summary>The position that a cell names; null for one without a name of its own.</summary>
    /// <param name="isNone">The cell gives no position.</param>
    public static string? PositionIn(string cell, out bool isNone)
    {
        var text = Text.OneLine(cell);
        isNone = text.Length == 0 || YesOrNo.Of(text) == false || NoValue.Is(text);
        return isNone || YesOrNo.Of(text) == true ? null : text;
    }

    public static bool IsMark(string cell) => YesOrNo.Of(cell) is not null || NoValue.Is(cell) || CrewCell.IsPosition(cell);
}
