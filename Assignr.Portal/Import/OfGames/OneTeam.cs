using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames;

/// <summary>The schedule of one team: its rows name the other one, and say whether it is played at home.</summary>
internal static class OneTeam
{
    public const string Asked = "This is the schedule of one team, and its rows only name the other one. Say above whose it is.";

    private static readonly string[] OfTeams = [GameFields.Home, GameFields.Away, GameFields.Team, GameFields.Opponent];

    /// <summary>Whose schedule it is counts, and no column says it.</summary>
    public static bool IsAsked(Mapping mapping) => !mapping.Columns.Contains(GameFields.Team)
        && (mapping.Columns.Contains(GameFields.Opponent) || (mapping.Columns.Contains(GameFields.Matchup) && mapping.Columns.Contains(GameFields.Side)));

    /// <returns>The team that every row names beside another one, where a column says whether it is at home; else null.</returns>
    public static string? Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var side = Enumerable.Range(0, columns.Length).FirstOrDefault(column => IsSide(sheet, column, columns[column]), -1);
        int Of(string field) => Array.IndexOf(columns, field);
        if (side >= 0)
        {
            (columns[side], _) = (null, said.RemoveAll(guess => guess.Columns.Contains(side)));
        }
        if (side >= 0 && Of(GameFields.Matchup) is >= 0 and var both)
        {
            (columns[side], var team) = (GameFields.Side, InEvery(sheet, both));
            var whose = team ?? "the team of this schedule";
            said.Add(Guess.OfColumns($"{sheet.NameOf(side)} says whether {whose} is at home.", "Leave it out", GameFields.All, (side, null)));
            return team;
        }
        var areNumbered = side >= 0 && Of(GameFields.Home) is >= 0 and var first && Columns.Key(sheet.Headings[first]).StartsWith("team 1", StringComparison.Ordinal);
        if (areNumbered)
            (columns[Of(GameFields.Home)], columns[Of(GameFields.Away) is >= 0 and var second ? second : side]) = (GameFields.Team, GameFields.Opponent);
        var opponent = Of(GameFields.Opponent) is >= 0 and var named ? named : side < 0 ? Prefixed(sheet, columns)
            : Of(GameFields.Home) >= 0 == Of(GameFields.Away) >= 0 ? -1 : Math.Max(Of(GameFields.Home), Of(GameFields.Away));
        var isOne = opponent >= 0 && (side >= 0 || Of(GameFields.Home) < 0) && (areNumbered || Of(GameFields.Home) < 0 || Of(GameFields.Home) == opponent);
        if (!isOne)
        {
            Pairs(columns);
            return null;
        }
        columns[opponent] = GameFields.Opponent;
        if (side >= 0)
            columns[side] = GameFields.Side;
        said.RemoveAll(guess => guess.Columns.Contains(opponent));
        var where = side >= 0 ? $"{sheet.NameOf(side)} says which of the two is at home" : "what stands before it says which of the two is at home";
        var whoseRows = Of(GameFields.Team) is >= 0 and var own ? $"the other team than that of {sheet.NameOf(own)}" : "the other team than the one whose schedule it is";
        said.Add(Guess.OfColumns($"{sheet.NameOf(opponent)} is read as {whoseRows}: {where}.", "It is the away team", GameFields.All, (opponent, GameFields.Away)));
        return null;
    }

    /// <summary>Beside a home team an opponent is the away team, and a column of teams says nothing more.</summary>
    private static void Pairs(string?[] columns)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] == GameFields.Opponent)
                columns[column] = columns.Contains(GameFields.Away) ? null : GameFields.Away;
            else if (columns[column] is GameFields.Team or GameFields.Side)
                columns[column] = null;
        }
    }

    private static bool IsSide(Sheet sheet, int column, string? field)
    {
        if (field is not null && !OfTeams.Contains(field) && field != GameFields.Side)
            return false;
        var isAsked = Sides.IsAsked(Columns.Key(sheet.Headings[column]));
        var values = sheet.Values(column).ToList();
        var sides = values.Select(cell => Sides.Of(cell, isAsked)).Where(side => side is not null).ToList();
        // Teams may be called A, N and NO.
        if (field is GameFields.Home or GameFields.Away && !(isAsked && sheet.Headings[column].EndsWith('?')))
            return sides.Count == values.Count && sides.Distinct().Skip(1).Any() && values.Exists(cell => cell.Length > 1);
        // A column of nothing but "A" is a division.
        return sides.Count > 0 && sides.Count * 2 > values.Count
            && (field == GameFields.Side || isAsked || sides.Distinct().Skip(1).Any() || values.Exists(cell => cell.Length > 2));
    }

    /// <summary>Where no column says it, the one whose cells do before the name: "@ Lions".</summary>
    private static int Prefixed(Sheet sheet, string?[] columns) => columns.Contains(GameFields.Home) || columns.Contains(GameFields.Away) || columns.Contains(GameFields.Matchup) ? -1
        : Enumerable.Range(0, columns.Length).FirstOrDefault(
            column => columns[column] is null or GameFields.ExternalId && sheet.Values(column).Any() && sheet.MostAre(column, cell => Sides.Cut(cell) is { Side: not null, Team.Length: > 0 }), -1);

    private static string? InEvery(Sheet sheet, int column)
    {
        var games = sheet.Rows.Select(row => Matchup.Read(row.Cells[column], dashes: true)).OfType<Matchup>().ToList();
        if (games.Count == 0)
            return null;
        string[] teams = [games[0].First, games[0].Second];
        var all = teams.Where(team => games.TrueForAll(game => Text.Fold(game.First) == Text.Fold(team) || Text.Fold(game.Second) == Text.Fold(team))).ToList();
        return all is [var one] ? one : null;
    }
}
