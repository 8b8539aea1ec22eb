using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>The schedule of one team: its rows name the other team, and whether the game is at home.</summary>
internal static partial class OneTeam
{
    public const string Asked = "This is the schedule of one team, and its rows only name the other one. Say above whose it is.";

    private static readonly string[] OfTeams = [GameFields.Home, GameFields.Away, GameFields.Team, GameFields.Opponent];

    /// <summary>Whether the file needs its team, and no column names it.</summary>
    public static bool IsAsked(Mapping mapping)
    {
        bool Has(string field) => mapping.Columns.Contains(field);
        return !Has(GameFields.Team) && (Has(GameFields.Opponent) || (Has(GameFields.Matchup) && Has(GameFields.Side)));
    }

    /// <summary>
    /// Whether each sheet of a workbook is the schedule of the team that it is named after: its rows name only the other team.
    /// </summary>
    /// <param name="keys">The headings, by <see cref="Columns.Key"/>.</param>
    public static bool AreTeams(IReadOnlyList<string> keys, IReadOnlyList<string> names)
    {
        var fields = keys.Select(GameFields.Of).ToHashSet();
        return fields.Contains(GameFields.Opponent) && !OfTeams.Except([GameFields.Opponent]).Any(fields.Contains)
            && names.All(name => name.Any(char.IsLetter) && !BesideTeams.Are(AgeBehind().Replace(name, ""))
                && Sides.Of(name, isAnswer: false) is null
                && !OfNoTeam().IsMatch(Text.Fold(name)) && LoneCells.Read(name)
                    .Kind is not (LoneLine.Day or LoneLine.DayEnd or LoneLine.Season));
    }

    /// <summary>The team that a title may name: "LINCOLN LIONS – 2026-27 BOYS BASKETBALL". Null where it hardly does.</summary>
    public static string? InTitle(IReadOnlyList<string> titles) => titles
        .Select(title => Text.OneLine(Title().Match(title).Groups["team"].Value))
        .FirstOrDefault(team => team.Any(char.IsLetter) && !BesideTeams.Are(team) && !OfNoTeam().IsMatch(Text.Fold(team)));

    /// <returns>The team that every row names beside another one, where a column says which is at home; else null.</returns>
    public static string? Recognise(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (HostColumn.Recognise(sheet, columns, said))
            return null;
        var side = Enumerable.Range(0, columns.Length).OrderBy(column => columns[column] == GameFields.Side ? 0 : 1)
            .FirstOrDefault(column => IsSide(sheet, column, columns[column]), -1);
        if (side >= 0)
        {
            columns[side] = null;
            said.RemoveAll(guess => guess.Columns.Contains(side));
            if (Array.IndexOf(columns, GameFields.Matchup) is >= 0 and var both)
                return BesideBoth(sheet, side, both, columns, said);
            TakeNumbered(sheet, columns);
        }
        TakeTeamOfSide(sheet, side, columns);
        if (OpponentIn(sheet, side, columns) is >= 0 and var opponent)
            Take(sheet, side, opponent, columns, said);
        else
            Pairs(columns);
        SayNumbered(sheet, columns, said);
        return null;
    }

    /// <summary>"Team 1, Team 2" and "Team A, Team B": nothing says which team is at home.</summary>
    private static void SayNumbered(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var (home, away) = (Array.IndexOf(columns, GameFields.Home), Array.IndexOf(columns, GameFields.Away));
        if (home < 0 || away < 0 || !GameFields.IsNumberedTeam(Columns.Key(sheet.Headings[home])))
            return;
        said.Add(Guess.OfColumns(
            $"{sheet.NameOf(home)} is read as the home team and {sheet.NameOf(away)} as the away team: "
                + "nothing says which of the two is at home.",
            "They are the other way round", GameFields.All, (home, GameFields.Away), (away, GameFields.Home)));
    }

    private static string? BesideBoth(Sheet sheet, int side, int both, string?[] columns, List<Guess> said)
    {
        columns[side] = GameFields.Side;
        var team = InEvery(sheet, both);
        var sentence = $"{sheet.NameOf(side)} says whether {team ?? "the team of this schedule"} is at home.";
        said.Add(Guess.OfColumns(sentence, "Leave it out", GameFields.All, (side, null)));
        return team;
    }

    /// <summary>"Team 1, Team 1 Is Home, Team 2".</summary>
    private static void TakeNumbered(Sheet sheet, string?[] columns)
    {
        var (first, second) = (Array.IndexOf(columns, GameFields.Home), Array.IndexOf(columns, GameFields.Away));
        if (first >= 0 && second >= 0 && GameFields.IsNumberedTeam(Columns.Key(sheet.Headings[first])))
            (columns[first], columns[second]) = (GameFields.Team, GameFields.Opponent);
    }

    /// <summary>"Home Team, Opponent, Home/Away": where the last one has both values, the first is the schedule's own team.</summary>
    private static void TakeTeamOfSide(Sheet sheet, int side, string?[] columns)
    {
        if (side < 0 || !columns.Contains(GameFields.Opponent) || columns.Contains(GameFields.Away) || columns.Contains(GameFields.Team)
            || Array.IndexOf(columns, GameFields.Home) is not (>= 0 and var home))
            return;
        var sides = sheet.Values(side).Select(cell => Sides.Of(cell, isAnswer: true)).ToHashSet();
        if (sides.Contains(Side.Home) && sides.Contains(Side.Away))
            columns[home] = GameFields.Team;
    }

    /// <returns>-1 where the home and the away team have a column each, or where no column has the other team.</returns>
    private static int OpponentIn(Sheet sheet, int side, string?[] columns)
    {
        int Of(string field) => Array.IndexOf(columns, field);
        var (home, away, named) = (Of(GameFields.Home), Of(GameFields.Away), Of(GameFields.Opponent));
        if (home >= 0 && (away >= 0 || named >= 0))
            return -1;
        return named >= 0 ? named : side < 0 ? Prefixed(sheet, columns) : Math.Max(home, away);
    }

    private static void Take(Sheet sheet, int side, int opponent, string?[] columns, List<Guess> said)
    {
        columns[opponent] = GameFields.Opponent;
        if (side >= 0)
            columns[side] = GameFields.Side;
        said.RemoveAll(guess => guess.Columns.Contains(opponent));
        var where = side >= 0 ? sheet.NameOf(side) : "what stands before it";
        var own = Array.IndexOf(columns, GameFields.Team) is >= 0 and var team
            ? $"that of {sheet.NameOf(team)}"
            : "the one whose schedule it is";
        var sentence = $"{sheet.NameOf(opponent)} is read as the other team than {own}: {where} says which of the two is at home.";
        said.Add(Guess.OfColumns(sentence, "It is the away team", GameFields.All, (opponent, GameFields.Away)));
    }

    /// <summary>Beside a home team an opponent is the away team, and a column of teams adds nothing.</summary>
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
        var key = Columns.Key(sheet.Headings[column]);
        // V and JV are levels.
        if (key is "level" or "levels" or "lvl" or "division" or "div" or "class" or "grade" or "squad" or "game level"
            or "team level" or "tier")
            return false;
        var isAsked = Sides.IsAsked(key);
        var values = sheet.Values(column).ToList();
        var sides = values.Select(cell => Sides.Of(cell, isAsked, Sides.AreOfVisitors(values))).Where(side => side is not null).ToList();
        // Teams may be called A, N and NO.
        if (field is GameFields.Home or GameFields.Away && !(isAsked && sheet.Headings[column].EndsWith('?')))
            return sides.Count == values.Count && sides.Distinct().Skip(1).Any() && values.Exists(cell => cell.Length > 1);
        // A column that contains only "A" is a division.
        return sides.Count > 0 && sides.Count * 2 > values.Count
            && (field == GameFields.Side || isAsked || sides.Distinct().Skip(1).Any() || values.Exists(cell => cell.Length > 2));
    }

    /// <summary>Where no column says it: the column whose cells say it before the name: "@ Lions".</summary>
    private static int Prefixed(Sheet sheet, string?[] columns)
    {
        if (columns.Any(field => field is GameFields.Home or GameFields.Away or GameFields.Matchup))
            return -1;
        bool IsIt(int column) => columns[column] is null or GameFields.ExternalId && sheet.Values(column).Any()
            && sheet.MostAre(column, cell => Sides.Cut(cell) is { Side: not null, Team.Length: > 0 });
        return Enumerable.Range(0, columns.Length).FirstOrDefault(IsIt, -1);
    }

    private static string? InEvery(Sheet sheet, int column)
    {
        var games = sheet.Rows.Select(row => Matchup.Read(row.Cells[column], dashes: true)).OfType<Matchup>().ToList();
        if (games.Count == 0)
            return null;
        string[] teams = [games[0].First, games[0].Second];
        bool Names(Matchup game, string team) => Text.Fold(game.First) == Text.Fold(team) || Text.Fold(game.Second) == Text.Fold(team);
        var all = teams.Where(team => games.TrueForAll(game => Names(game, team))).ToList();
        return all is [var one] ? one : null;
    }

    /// <summary>"Lions U12", "Bears 12U".</summary>
    [GeneratedRegex("(?<=[\\p{L}]{2}) (?:[BGUbgu]-?)?[0-9]{1,2}[BGUbgu]?$", RegexOptions.CultureInvariant)]
    private static partial Regex AgeBehind();

    [GeneratedRegex(@"^\s*(?<team>\p{L}[\p{L} .'’&]{1,40}?)\s*(?:$|[-–—|:,(0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    // "Sheet1", "Schedule", "Home games": names of sheets that are not teams.
    [GeneratedRegex(
        @"^(?:sheet|tabelle|blatt|hoja|feuil|feuille|worksheet|table|list|liste|lista|page|part|teil) ?[0-9]{0,3}$"
            + @"|\b(?:schedules?|games?|season|spielplan|spiele|partidos?|calendario|calendrier|matchs?|regular"
            + @"|pre-?season|league|conference|association|home|away)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfNoTeam();
}
