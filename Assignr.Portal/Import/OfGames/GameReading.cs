using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.Matching;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.OfPeople.Names;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames;

/// <summary>What one row says about a game. What it does not say is empty or null.</summary>
internal sealed record GameReading
{
    public required SheetRow Row { get; init; }

    public int Line => Row.Line;

    public string? ExternalId { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Null also where the time is to be set.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>The question that must be answered before it is known when the game is; null where there is none.</summary>
    public OpenWhen? Open { get; init; }

    public string Home { get; init; } = "";

    public string Away { get; init; } = "";

    public Fixture Fixture => new(Date, Home, Away);

    /// <summary>What the row says about the game's state, and where.</summary>
    public required GameSaid Said { get; init; }

    /// <summary>The row is not a game: a team does not play that day.</summary>
    public bool IsBye { get; init; }

    /// <summary>The row is not a game: nobody plays at that time.</summary>
    public bool IsBreak { get; init; }

    /// <summary>The row is not a game: a practice or another event.</summary>
    public bool IsEvent { get; init; }

    /// <summary>The text that shows that the row is a break or an event; null where there is none.</summary>
    public string? NoGame { get; init; }

    /// <summary>The new dates that words about moving the game may mean, each with the time they name; the time is empty where they name
    /// none.</summary>
    public IReadOnlyList<(DateOnly Date, string Time)> NewDays { get; init; } = [];

    /// <summary>Each position of the file with its name: null where the cell is empty, empty where the game has no such position.</summary>
    public required IReadOnlyList<(string Position, string? Name)> Crew { get; init; }

    /// <summary>Columns whose cell in this row names the whole crew.</summary>
    public IReadOnlyList<CrewColumn> WholeCrews { get; init; } = [];

    /// <summary>The officials who answered that they do not come.</summary>
    public IReadOnlyList<string> Declined { get; init; } = [];

    public IReadOnlyList<(string Sentence, string Mend)> Problems { get; init; } = [];

    /// <summary>An id from which a spreadsheet removed digits, so that no game is found by it.</summary>
    public string? LostId { get; init; }

    /// <summary>The row's id where another game has it, so that the row counts as having none.</summary>
    public string? IdOfAnother { get; init; }

    /// <summary>The question that must be answered before it is known who is in the crew; null where there is none.</summary>
    public OpenWhen? OpenCrew { get; init; }

    /// <summary>The text that says that somebody of the crew may not come; null where there is none.</summary>
    public string? Refusal { get; init; }

    /// <summary>
    /// The names with "(declined)" added, for the press that confirms that they do not come; empty where no particular person is meant.
    /// </summary>
    public RowEdit Refused { get; init; } = RowEdit.None;

    /// <summary>The text of a line that is not a game; null where it may be one.</summary>
    public string? Note { get; init; }

    /// <summary>The first imported cell with a character that could not be read.</summary>
    public string? Unread { get; init; }

    /// <summary>A sentence that the row has text beyond the headings; null where it has none.</summary>
    public string? Beyond { get; init; }

    /// <summary>A team whose name hardly is one; null where there is none.</summary>
    public string? OddTeam { get; init; }

    public required IReadOnlyList<PlanCell> Cells { get; init; }

    public RowEdit Edit { get; init; } = RowEdit.None;

    /// <summary>A required field that the row does not have.</summary>
    public string? Missing => Date is null ? "date"
        : Home.Length + Away.Length == 0 ? "home team and no away team"
        : Home.Length == 0 ? "home team" : Away.Length == 0 ? "away team" : null;

    public string Title => Home.Length + Away.Length == 0 ? ExternalId ?? "No teams"
        : $"{(Away.Length > 0 ? Away : "?")} at {(Home.Length > 0 ? Home : "?")}{(Date is { } date ? $", {date:yyyy-MM-dd}" : "")}";

    /// <summary>"2 of 3 positions"; empty where the game has none in the file.</summary>
    public string Positions(int filled) => Crew.Count(place => place.Name != "") is > 0 and var all ? $"{filled} of {all} positions" : "";

    public static GameReading Of(
        SheetRow row, GameColumns columns, RowEdit? edit, DaysAndTimes days, CrewNames names, Teams teams, Remarks remarks)
    {
        var cells = columns.IsOurs ? columns.CellsOf(row, edit) : BrokenLetters.Decoded(columns.CellsOf(row, edit), remarks);
        var said = GameSaid.Of(cells, columns, names);
        var bare = UnscheduledGames.WithoutZeros(said.Cells, days, remarks);
        var problems = new List<(string, string)>();
        string Cell(string field) => GameColumns.Of(bare, field)?.Text ?? "";
        string Said(string field) => remarks.ValueOf(Cell(field));
        string Named(string field, string beside) => Text.OneLine(Cell(field)) is { Length: > 0 } named ? named : beside;
        var when = GameWhen.Of(bare, columns.LeftOut.WeekdayOf(row), edit ?? RowEdit.None, days, remarks, problems);
        var date = when.Date;
        if (date is { } day && !days.IsNear(day))
            problems.Add(($"{day:yyyy-MM-dd} is not within {DaysAndTimes.MostYears} years of today.", "Correct the date."));
        var both = teams.In(Cell, problems);
        var (home, away) = (Named(GameFields.Home, both.Home), Named(GameFields.Away, both.Away));
        var id = Text.OneLine(Said(GameFields.ExternalId));
        var isLost = ShortenedNumber.Is(id) || ShortenedNumber.IsDay(id);
        var positions = columns.PositionsIn(cells);
        var read = CrewReading.Of(row, bare, positions, columns, names, remarks);
        problems.AddRange(read.Problems);
        var crew = read.Crew;
        IReadOnlyList<string> declined = Answers.IsDeclined(Cell(GameFields.Answer))
            ? [.. crew.Select(place => place.Name).OfType<string>().Where(name => name.Length > 0)] : [];
        bool IsOf((string Position, string? Name) place, Refusal refusal) =>
            !string.IsNullOrEmpty(place.Name) && (refusal.Position is null || PositionName.Same(refusal.Position, place.Position));
        List<Refusal> refusals = [.. columns.RefusalsIn(row, positions)
            .Where(one => crew.Exists(place => IsOf(place, one) && !read.IsGone(place.Position)))];
        bool IsRefused((string Position, string? Name) place) => refusals.Exists(one => one.IsSure && IsOf(place, one));
        bool IsGone((string Position, string? Name) place) =>
            place.Name is { Length: > 0 } name
            && (declined.Contains(name) || read.IsGone(place.Position) || (refusals.Count > 0 && IsRefused(place)));
        if (declined.Count > 1)
        {
            problems.Add((
                $"“{Cell(GameFields.Answer)}” does not say which of the {declined.Count} officials it is.",
                "Leave the column out, or the name of who declined."));
        }
        var isTimeless = when is { Date: not null, Time: null } && Cell(GameFields.Time).Length == 0;
        var isBreak = Breaks.Are(Cell(GameFields.Matchup)) || Breaks.Are(Cell(GameFields.Opponent)) || Breaks.Are(home, away)
            || (home.Length == 0 && away.Length == 0 && row.Cells.Any(Breaks.Are));
        var isEvent = Events.Are(Cell(GameFields.Matchup)) || Events.Are(Cell(GameFields.Opponent))
            || (away.Length == 0 && Events.Are(home))
            || (home.Length == 0 && (Events.Are(away) || (away.Length == 0 && row.Cells.Any(Events.Are))));
        var reading = new GameReading
        {
            Row = row,
            ExternalId = id.Length > 0 && !isLost ? id : null,
            LostId = isLost ? id : null,
            Unread = columns.IsOurs ? null : cells.FirstOrDefault(BrokenTeams.AreLost)?.Text,
            Beyond = columns.Beyond.In(row),
            Date = date,
            Time = when.Time,
            Open = when.Open ?? (isTimeless ? OpenWhen.NoTime(columns.LeftOut.TimesOf(row), edit ?? RowEdit.None) : null),
            Home = teams.Named(home, away),
            Away = teams.Named(away, home),
            OddTeam = teams.Odd(home, away),
            Said = said,
            IsBye = Byes.Is(Cell(GameFields.Home)) || Byes.Is(Cell(GameFields.Away)) || Byes.Is(Cell(GameFields.Opponent))
                || Byes.Is(Cell(GameFields.Time)) || Byes.IsIn(Cell(GameFields.Matchup)),
            IsBreak = isBreak,
            IsEvent = isEvent,
            NoGame = isBreak || isEvent ? row.Cells.FirstOrDefault(cell => Breaks.Are(cell) || Events.Are(cell)) : null,
            NewDays = said.Standing is Standing.Unclear or Standing.Moved ? days.MovedTo(said, date) : [],
            Crew = crew.ConvertAll(place => IsGone(place) ? (place.Position, null) : place),
            Declined = [.. crew.Where(IsGone).Select(place => place.Name!).Distinct()],
            Refusal = refusals.Where(one => !one.IsSure).Select(one => $"{one.Says}.").FirstOrDefault() ?? read.Doubt,
            Refused = refusals.Count == 0 ? RowEdit.None : Declining(cells, refusals, positions),
            OpenCrew = read.Open,
            Note = edit is { Cells.Count: > 0 } ? null : NoteLines.Of(row, cells),
            WholeCrews = read.WholeCrews,
            Cells = cells,
            Edit = edit ?? RowEdit.None,
        };
        // Called only to count the words that mean no value.
        remarks.ValueOf(Cell(GameFields.State));
        if (new[] { reading.Home, reading.Away, reading.ExternalId ?? "" }.Any(text => text.Length > Game.LongestText))
            problems.Add(($"Teams and ids have at most {Game.LongestText} characters.", "Shorten them."));
        if (reading.Crew.FirstOrDefault(place => place.Name?.Length > People.Person.LongestName) is { Position: { } position })
            problems.Add(($"The name at {position} is too long.", "Shorten it."));
        if (reading.Home.Length > 0 && reading.Home != Game.TeamToBeSet && Text.Fold(reading.Home) == Text.Fold(reading.Away))
            problems.Add(("A team cannot play against itself.", "Correct one of the two."));
        return problems.Count > 0 ? reading with { Problems = problems } : reading;
    }

    /// <summary>Whether two rows are the same apart from their remarks.</summary>
    public bool SaysTheSameAs(GameReading other) => Said.Standing == other.Said.Standing && Texts.SequenceEqual(other.Texts);

    private IEnumerable<string> Texts => Cells.Where(cell => !GameColumns.IsRemarks(cell.Field)).Select(cell => cell.Text);

    /// <summary>The edit that confirms all officials who, by a column beside them, may not come.</summary>
    private static RowEdit Declining(
        IReadOnlyList<PlanCell> cells, List<Refusal> refusals, IReadOnlyDictionary<string, string> positions) => new()
        {
            Cells = cells.Where(cell => cell.Text.Length > 0 && positions.TryGetValue(cell.Field, out var position)
                    && refusals.Exists(one => !one.IsSure && one.Position is not null && PositionName.Same(one.Position, position)))
                .ToDictionary(cell => cell.Field, cell => $"{Text.OneLine(cell.Text)} (declined)"),
        };
}
