using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Schedules;

/// <summary>Recognises the columns of a schedule by their headings and cells.</summary>
internal static class ScheduleColumns
{
    /// <summary>How many texts of a column with an unknown heading are searched for words about a state.</summary>
    private const int MostTexts = 500;

    private static readonly HashSet<string> OfTeams = ["matchup", "match up", "teams", "opponents", "fixture", "contest"];

    /// <param name="roster">The people in the portal: positions with an unknown heading are recognised by the names in them.</param>
    public static Recognised Recognise(Sheet sheet, Roster roster)
    {
        if (GameFields.IsOwnExport(sheet.Headings))
        {
            var positions = Enumerable.Repeat(GameFields.Position, sheet.Headings.Count - 6);
            return new Recognised(new Mapping
            {
                Columns = [GameFields.ExternalId, GameFields.Date, GameFields.Time, GameFields.Home,
                GameFields.Away, .. positions, GameFields.State]
            }, []);
        }
        var (mapping, guesses) = Columns.Recognise(sheet, GameFields.All, GameFields.Candidates, GameCells.Is);
        var (columns, said) = (mapping.Columns.ToArray(), guesses.ToList());
        NewDayColumns.Recognise(sheet, columns, said);
        States(sheet, columns, said);
        UnnamedColumns.Dates(sheet, columns, said);
        Moments(sheet, columns, said);
        UnnamedTimes.Recognise(sheet, columns, said);
        Teams(sheet, columns, said);
        UnnamedColumns.Teams(sheet, columns, said, roster.IsSomebody);
        var ownTeam = OneTeam.Recognise(sheet, columns, said);
        Ids(sheet, columns, said);
        AnswerColumns.Find(sheet, columns, said);
        AnswerColumns.LeaveToSeveral(sheet, columns, said);
        for (var column = 0; column < columns.Length; column++)
        {
            var heading = Columns.Key(sheet.Headings[column]);
            if (columns[column] is null && !GameFields.Candidates(heading).Any())
                CrewColumns.Recognise(sheet, column, columns, said, roster);
            else if (columns[column] == GameFields.Position && CrewColumns.NameSeveral(sheet, column, GameFields.IsCrew(heading), roster))
                columns[column] = GameFields.Crew;
        }
        OfficialsAbove.Recognise(sheet, columns, said, roster);
        Neighbours(sheet, columns, said);
        BesideCrews.Recognise(sheet, columns, said);
        PositionsBeside.Recognise(sheet, columns, said);
        Remarks(sheet, columns, said);
        Weekdays(sheet, columns, said);
        var both = Array.IndexOf(columns, GameFields.Matchup);
        var isSecondHome = both >= 0 && Matchup.SaysSecondIsHome(Columns.Key(sheet.Headings[both]));
        return new Recognised(new Mapping { Columns = columns, OwnTeam = ownTeam, SecondIsHome = isSecondHome }, said);
    }

    /// <summary>Marks whose heading says what they mean, and short forms of states. Beside a column of states they count as
    /// remarks.</summary>
    private static void States(Sheet sheet, string?[] columns, List<Guess> said)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var key = Columns.Key(sheet.Headings[column]);
            var isFlag = StateFlags.Is(key);
            if (columns[column] is not null || !(isFlag || StateFlags.IsOfCodes(key)) || !sheet.Values(column).Any())
                continue;
            var isSecond = columns.Contains(GameFields.State);
            if (!sheet.MostAre(column, cell => StateFlags.Of(key, cell) is not null)
                && (isSecond || !StateFlags.AreFew(key, [.. sheet.Values(column)])))
                continue;
            columns[column] = isSecond ? GameFields.Remarks : GameFields.State;
            said.RemoveAll(guess => guess.Columns.Contains(column));
            var example = sheet.Values(column).FirstOrDefault(cell => StateFlags.Of(key, cell) != Standing.On);
            var means = example is null ? $"as “{sheet.Example(column)}”, which is on"
                : StateFlags.Of(key, example) == Standing.Off
                ? $"as “{example}”, which is cancelled"
                : $"as “{example}”, which is asked about";
            var sentence = StateFlags.IsReason(key)
                ? $"{sheet.NameOf(column)} is read for why a game is off, as “{example}”: "
                    + "a row that does not say otherwise that it is needs a look."
                : $"{sheet.NameOf(column)} is read as whether a game is on, {means}.";
            said.Add(Guess.OfColumns(sentence, "Leave it out", GameFields.All, (column, null)));
        }
    }

    /// <summary>A date with a time in it, where no column is the time; or a time with a date in it, where no column is the date.</summary>
    private static void Moments(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (Array.IndexOf(columns, GameFields.Time) is >= 0 and var time
            && !columns.Contains(GameFields.Date) && !columns.Contains(GameFields.DateTime) && sheet.Values(time).Any()
            && sheet.MostAre(time, GameCells.IsMoment))
            columns[time] = GameFields.DateTime;
        if (columns.Contains(GameFields.Time) || columns.Contains(GameFields.DateTime)
            || Array.IndexOf(columns, GameFields.Date) is not (>= 0 and var date))
            return;
        if (!sheet.Values(date).Any() || !sheet.MostAre(date, GameCells.IsMoment))
            return;
        columns[date] = GameFields.DateTime;
        said.RemoveAll(guess => guess.Columns.Contains(date));
        said.Add(Guess.OfColumns($"{sheet.NameOf(date)} is read as date and time: its cells hold both.", "It is the date alone",
            GameFields.All, (date, GameFields.Date)));
    }

    /// <summary>Where the teams have no columns of their own: a column that names both.</summary>
    private static void Teams(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (columns.Contains(GameFields.Home) && columns.Contains(GameFields.Away))
            return;
        var candidates = columns.Index().Where(one => one.Item is null or GameFields.ExternalId or GameFields.Home or GameFields.Away
            or GameFields.Opponent).Select(one => one.Index)
            .Where(column => sheet.Values(column).Any() && NamesTeams(sheet, column)).ToList();
        if (candidates.Count == 0)
            return;
        var teams = candidates.MinBy(column => IsTeams(sheet, column) ? 0 : 1);
        var was = columns[teams];
        columns[teams] = GameFields.Matchup;
        said.RemoveAll(guess => guess.Columns.Contains(teams));
        if (was == GameFields.ExternalId)
            TakeNumbers(sheet, columns, said);
        said.Add(Guess.OfColumns($"{sheet.NameOf(teams)} is read as both teams, as “{sheet.Example(teams)}”.",
            was is null ? "Leave it out" : $"It is the {Columns.Label(GameFields.All, was)}", GameFields.All, (teams, was)));
        foreach (var other in candidates.Where(column => column != teams && columns[column] is null))
            said.Add(
                Guess.OfColumns(
                $"{sheet.NameOf(other)} names both teams too and is left out, as a row is one game: import the file again to take it then.",
                "Take this one", GameFields.All, (other, GameFields.Matchup)));
    }

    /// <summary>"Match, No.": once one of them is the teams, the other is the id.</summary>
    private static void TakeNumbers(Sheet sheet, string?[] columns, List<Guess> said)
    {
        bool IsId(int column) => columns[column] is null && sheet.Values(column).Any()
            && GameFields.Of(Columns.Key(sheet.Headings[column])) == GameFields.ExternalId;
        if (Enumerable.Range(0, columns.Length).FirstOrDefault(IsId, -1) is not (>= 0 and var numbers))
            return;
        columns[numbers] = GameFields.ExternalId;
        said.RemoveAll(guess => guess.Columns.Contains(numbers));
    }

    /// <summary>Numbers that begin again every week or in every division are not ids.</summary>
    private static void Ids(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (Array.IndexOf(columns, GameFields.ExternalId) is not (>= 0 and var id))
            return;
        string[] fields = [GameFields.Date, GameFields.DateTime, GameFields.Home, GameFields.Away, GameFields.Matchup,
            GameFields.Team, GameFields.Opponent];
        var game = columns.Index().Where(one => fields.Contains(one.Item)).Select(one => one.Index).ToList();
        var numbers = sheet.Rows.Where(row => row.Cells[id].Length > 0 && !NoValue.Is(row.Cells[id]))
            .GroupBy(row => row.Cells[id]).ToList();
        var again = numbers.FindAll(rows => rows.DistinctBy(row => string.Join('\t', game.Select(column => row.Cells[column])))
            .Skip(1).Any());
        if (again.Count == 0 || again.Count * 2 < numbers.Count)
            return;
        columns[id] = null;
        said.RemoveAll(guess => guess.Columns.Contains(id));
        var sentence = $"{sheet.NameOf(id)} is left out: its numbers come again at other games, as “{again[0].Key}”.";
        said.Add(Guess.OfColumns(sentence, "It is the game id", GameFields.All, (id, GameFields.ExternalId)));
    }

    /// <summary>A column beside a position, with a heading as short and names below, is a position too, even if none of the names is known:
    /// R, U, HL.</summary>
    private static void Neighbours(Sheet sheet, string?[] columns, List<Guess> said)
    {
        bool IsPosition(int column) => column >= 0 && column < columns.Length && columns[column] == GameFields.Position;
        for (var step = 0; step < columns.Length * 2; step++)
        {
            var column = step < columns.Length ? step : (columns.Length * 2) - 1 - step;
            if (columns[column] is not null || !CrewCell.IsShort(sheet.Headings[column]) || OtherRoles.Are(sheet.Headings[column]))
                continue;
            if (!IsPosition(column - 1) && !IsPosition(column + 1))
                continue;
            if (!sheet.Values(column).Any() || !sheet.MostAre(column, cell => OpenPositions.Is(cell)
                || (GameCells.Is(GameFields.Position, cell) && cell.AsSpan().IndexOfAny(' ', ',') > 0)))
                continue;
            columns[column] = GameFields.Position;
            var sentence =
                $"{sheet.NameOf(column)} is read as a position in the crew: it stands beside others, and has names as "
                + $"“{sheet.Example(column)}”.";
            said.Add(Guess.OfColumns(sentence, "Leave it out", GameFields.All, (column, null)));
        }
    }

    /// <summary>Columns of remarks, and other columns in which a cell says that a game is cancelled or moved.</summary>
    private static void Remarks(Sheet sheet, string?[] columns, List<Guess> said)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not null)
                continue;
            var key = Columns.Key(sheet.Headings[column]);
            var isRemarks = GameFields.IsRemarks(key);
            var texts = sheet.Rows.Select(row => row.Cells[column]).Where(cell => cell.Length > 0).Distinct();
            var against = isRemarks || GameFields.Of(key) == GameFields.State
                ? texts.FirstOrDefault(text => StateWords.In(text) is not null)
                : texts.Take(MostTexts).FirstOrDefault(StateWords.AreAgainst);
            if (against is null && !isRemarks)
                continue;
            columns[column] = GameFields.Remarks;
            if (against is null)
                continue;
            said.RemoveAll(guess => guess.Columns.Contains(column));
            var sentence = $"{sheet.NameOf(column)} is read for what it says of games, as “{against}”.";
            said.Add(Guess.OfColumns(sentence, "Leave it out", GameFields.All, (column, null)));
        }
    }

    /// <summary>A column of weekdays beside the dates is left out but used: a row in which the two differ needs a look.</summary>
    private static void Weekdays(Sheet sheet, string?[] columns, List<Guess> said)
    {
        if (!columns.Contains(GameFields.Date) && !columns.Contains(GameFields.DateTime))
            return;
        var weekdays = said.FindIndex(
            guess => guess.Columns is [var column] && columns[column] is null && LeftOutColumns.AreWeekdays(sheet, column));
        if (weekdays >= 0)
            said[weekdays] = new Guess($"{sheet.NameOf(said[weekdays].Columns[0])} is compared with the dates: its cells are weekdays, as "
                + $"“{sheet.Example(said[weekdays].Columns[0])}”.")
            { Columns = said[weekdays].Columns };
    }

    /// <summary>Below a heading that means only teams, one cell with both of them is enough.</summary>
    private static bool NamesTeams(Sheet sheet, int column)
    {
        bool AreTeams(string cell) => Matchup.Read(cell, IsTeams(sheet, column)) is not null;
        return OfTeams.Contains(Columns.Key(sheet.Headings[column])) ? sheet.Values(column).Any(AreTeams) : sheet.MostAre(column, AreTeams);
    }

    private static bool IsTeams(Sheet sheet, int column) => Matchup.IsHeading(Columns.Key(sheet.Headings[column]));
}
