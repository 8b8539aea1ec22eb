using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Schedules;

/// <summary>
/// Recognises the columns of a schedule without headings by their cells: dates and teams. Times and crews are recognised elsewhere.
/// </summary>
internal static class UnnamedColumns
{
    public static void Dates(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (HasHeadings(sheet) || columns.Contains(GameFields.Date) || columns.Contains(GameFields.DateTime))
            return;
        bool AreDays(int column) => columns[column] is null && sheet.Values(column).Any() && sheet.MostAre(column, IsDay);
        var date = Enumerable.Range(0, columns.Length).FirstOrDefault(AreDays, -1);
        if (date < 0)
            return;
        columns[date] = GameFields.Date;
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(date)} is read as the date: its cells are days, as “{sheet.Example(date)}”.", "Leave it out", GameFields.All,
            (date, null)));
    }

    /// <summary>Two adjacent columns with teams in common, or the only two that contain words.</summary>
    /// <param name="isKnown">Whether somebody in the portal has this name.</param>
    public static void Teams(Sheet sheet, string?[] columns, List<Guess> said, Func<string, bool> isKnown)
    {
        string[] ofTeams = [GameFields.Home, GameFields.Away, GameFields.Matchup, GameFields.Opponent];
        if (HasHeadings(sheet) || columns.Any(ofTeams.Contains))
            return;
        bool AreTeams(int column) => columns[column] is null && sheet.Values(column).Any()
            && sheet.MostAre(column, cell => IsTeam(cell) && !isKnown(cell));
        var texts = Enumerable.Range(0, columns.Length).Where(AreTeams)
            .ToDictionary(column => column, column => sheet.Values(column).Select(Text.Fold).ToHashSet());
        int Shared(int column) => texts[column].Count(texts[column + 1].Contains);
        var pairs = texts.Keys.Where(column => texts.ContainsKey(column + 1) && (texts.Count == 2 || Shared(column) > 0)).ToList();
        if (pairs.Count == 0)
            return;
        var home = pairs.MaxBy(Shared);
        (columns[home], columns[home + 1]) = (GameFields.Home, GameFields.Away);
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(home)} is read as the home team and {sheet.NameOf(home + 1).ToLowerInvariant()} as the away team, "
                + $"as “{sheet.Example(home)}” and “{sheet.Example(home + 1)}”.",
            "They are the other way round", GameFields.All, (home, GameFields.Away), (home + 1, GameFields.Home)));
    }

    private static bool HasHeadings(Sheet sheet) => sheet.Headings.Any(heading => heading.Length > 0);

    private static bool IsDay(string cell) => DateText.IsDay(cell) || GameCells.IsMoment(cell);

    private static bool IsTeam(string cell) => cell.Any(char.IsLetter) && GameCells.Is(GameFields.Home, cell)
        && !cell.Contains('@', StringComparison.Ordinal) && !IsDay(cell) && TimeText.Read(cell) is null;
}
