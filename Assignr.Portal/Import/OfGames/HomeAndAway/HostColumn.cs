using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>Two columns of teams, and one that names the team at home: "Team 1, Team 2, Home Team".</summary>
internal static class HostColumn
{
    private static readonly string[] OfTeams = [GameFields.Home, GameFields.Away, GameFields.Team, GameFields.Opponent, GameFields.Side];

    /// <returns>Whether there is one.</returns>
    public static bool Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        for (var host = 0; host < columns.Length; host++)
        {
            if (GameFields.Of(Columns.Key(sheet.Headings[host])) != GameFields.Home || TeamsBeside(sheet, host) is not (var one, var other))
                continue;
            for (var column = 0; column < columns.Length; column++)
                columns[column] = OfTeams.Contains(columns[column]) ? null : columns[column];
            (columns[one], columns[other], columns[host]) = (GameFields.Team, GameFields.Opponent, GameFields.Side);
            said.RemoveAll(guess => guess.Columns.Any(column => column == one || column == other || column == host));
            said.Add(Guess.OfColumns(
                $"{sheet.NameOf(host)} says which of {sheet.NameOf(one)} and {sheet.NameOf(other)} is at home.", "Leave it out",
                GameFields.All, (host, null), (one, GameFields.Home), (other, GameFields.Away)));
            return true;
        }
        return false;
    }

    /// <summary>Two columns, one of which has the host's name in each row; null where there are not two.</summary>
    private static (int One, int Other)? TeamsBeside(Sheet sheet, int host)
    {
        var rows = sheet.Rows.Where(row => row.Cells[host].Length > 0 && !NoValue.Is(row.Cells[host])).Take(Columns.Looked).ToList();
        bool IsNamed(SheetRow row, int column) => Text.Fold(row.Cells[column]) == Text.Fold(row.Cells[host]);
        var named = Enumerable.Range(0, sheet.Headings.Count)
            .Where(column => column != host && rows.Exists(row => IsNamed(row, column))).Take(3).ToList();
        return named is [var one, var other] && rows.TrueForAll(row => IsNamed(row, one) != IsNamed(row, other)) ? (one, other) : null;
    }
}
