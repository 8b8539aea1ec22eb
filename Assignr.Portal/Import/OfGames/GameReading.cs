using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames;

/// <summary>What one row says about a game. What it does not say is empty or null.</summary>
internal sealed record GameReading
{
    private static readonly HashSet<string> NoPosition = ["–", "—", "-", "n/a", "na", "none", "x"];

    /// <summary>Words for a game that is cancelled, folded.</summary>
    private static readonly HashSet<string> Off =
    [
        "cancelled", "canceled", "called off", "abandoned", "deleted", "yes", "true",
        "cancelado", "cancelada", "suspendido", "anulado", "annule", "annulee", "abgesagt", "abgebrochen", "ausgefallen",
    ];

    private static readonly HashSet<string> On =
    [
        "on", "scheduled", "active", "played", "final", "confirmed", "upcoming", "unscheduled", "completed", "in progress", "delayed", "no", "false",
        "programado", "confirmado", "jugado", "finalizado", "prevu", "programme", "confirme", "joue", "termine",
        "angesetzt", "geplant", "bestatigt", "gespielt", "beendet",
    ];

    public required int Line { get; init; }

    public string? ExternalId { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Null also where it is to be set.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>What has to be said before it is known when it is; null where nothing has to.</summary>
    public OpenWhen? Open { get; init; }

    public string Home { get; init; } = "";

    public string Away { get; init; } = "";

    public Fixture Fixture => new(Date, Home, Away);

    public bool? IsCancelled { get; init; }

    /// <summary>Each position of the file; a null name: the cell is empty; an empty one: this game has no such position.</summary>
    public required IReadOnlyList<(string Position, string? Name)> Crew { get; init; }

    /// <summary>Columns whose cell names somebody, and so the whole crew.</summary>
    public IReadOnlyList<CrewColumn> WholeCrews { get; init; } = [];

    public IReadOnlyList<(string Sentence, string Mend)> Problems { get; init; } = [];

    /// <summary>An id of which a spreadsheet lost digits: no game is known by it.</summary>
    public string? LostId { get; init; }

    /// <summary>The id of the row where another game has it: then the row has none.</summary>
    public string? IdOfAnother { get; init; }

    /// <summary>The first cell that is taken and holds a letter that could not be read.</summary>
    public string? Unread { get; init; }

    public required IReadOnlyList<PlanCell> Cells { get; init; }

    public RowEdit Edit { get; init; } = new();

    public static GameReading Of(SheetRow row, GameColumns columns, RowEdit? edit, DaysAndTimes days, CrewNames names, Teams teams, Remarks remarks)
    {
        var cells = columns.CellsOf(row, edit);
        var problems = new List<(string, string)>();
        string Cell(string field) => cells.FirstOrDefault(cell => cell.Field == field)?.Text ?? "";
        string Said(string field) => remarks.ValueOf(Cell(field));
        string Team(string field, string beside = "") =>
            Text.OneLine(Cell(field)) is { Length: > 0 } said ? TeamIn(said, remarks) : beside.Length > 0 ? TeamIn(beside, remarks) : "";
        var when = GameWhen.Of(cells, days, remarks, problems);
        var date = when.Date;
        if (date is { } day && !days.IsNear(day))
            problems.Add(($"{day:yyyy-MM-dd} is not within {DaysAndTimes.MostYears} years of today.", "Correct the date."));
        var (home, away) = teams.In(Cell(GameFields.Matchup), problems);
        var id = Text.OneLine(Said(GameFields.ExternalId));
        var isLost = ShortenedNumber.Is(id);
        var wholeCrews = new List<CrewColumn>();
        var reading = new GameReading
        {
            Line = row.Line,
            ExternalId = id.Length > 0 && !isLost ? id : null,
            LostId = isLost ? id : null,
            Unread = cells.FirstOrDefault(cell => cell.Text.Contains('\uFFFD', StringComparison.Ordinal))?.Text,
            Date = date,
            Time = when.Time,
            Open = when.Open,
            Home = Team(GameFields.Home, home),
            Away = Team(GameFields.Away, away),
            IsCancelled = Cancelled(Said(GameFields.State), problems),
            Crew = CrewIn(cells, columns, names, remarks, wholeCrews, problems),
            WholeCrews = wholeCrews,
            Cells = cells,
            Edit = edit ?? new RowEdit(),
        };
        if (new[] { reading.Home, reading.Away, reading.ExternalId ?? "" }.Any(text => text.Length > Game.LongestText))
            problems.Add(($"Teams and ids have at most {Game.LongestText} characters.", "Shorten them."));
        if (reading.Crew.FirstOrDefault(place => place.Name?.Length > People.Person.LongestName) is { Position: { } position })
            problems.Add(($"The name at {position} is too long.", "Shorten it."));
        if (reading.Home.Length > 0 && reading.Home != Game.TeamToBeSet && Text.Fold(reading.Home) == Text.Fold(reading.Away))
            problems.Add(("A team cannot play against itself.", "Correct one of the two."));
        return problems.Count > 0 ? reading with { Problems = problems } : reading;
    }

    private static string TeamIn(string cell, Remarks remarks)
    {
        if (!NoValue.Is(cell, isName: true))
            return cell;
        remarks.Count("teams are to be set", $"“{cell}”", "team is to be set");
        return Game.TeamToBeSet;
    }

    public bool SaysTheSameAs(GameReading other) => Cells.Select(cell => cell.Text).SequenceEqual(other.Cells.Select(cell => cell.Text));

    /// <summary>True: it is cancelled; null where the text is no state of a game.</summary>
    public static bool? StateOf(string text) => Text.Fold(text) is var said && Off.Contains(said) ? true : On.Contains(said) ? false : null;

    public static bool IsNoPosition(string cell) => NoPosition.Contains(Text.Fold(cell));

    private static bool? Cancelled(string text, List<(string, string)> problems)
    {
        var state = StateOf(text);
        if (state is null && text.Length > 0)
            problems.Add(($"“{text}” is no state of a game.", "Use Cancelled or On, or leave the column out."));
        return state;
    }

    private static List<(string Position, string? Name)> CrewIn(
        IReadOnlyList<PlanCell> cells, GameColumns columns, CrewNames names, Remarks remarks, List<CrewColumn> wholeCrews, List<(string, string)> problems)
    {
        var crew = new List<(string Position, string? Name)>();
        foreach (var cell in cells)
        {
            if (GameColumns.PositionOf(cell.Field) is { } position)
                crew.Add((position, NameIn(cell.Text, remarks)));
        }
        var said = cells.FirstOrDefault(cell => cell.Field == GameFields.PositionName)?.Text;
        if (crew.Count == 1 && said is not null && NameIn(said, remarks) is { Length: > 0 } called)
            crew[0] = (called, crew[0].Name);
        var taken = crew.Select(place => PositionName.Key(place.Position)).ToHashSet();
        foreach (var cell in cells)
        {
            if (columns.CrewOf(cell.Field) is not { } column || NameIn(cell.Text, remarks) is null or "")
                continue;
            var (officials, problem) = names.In(cell.Text);
            if (problem is { } found)
                problems.Add(found);
            foreach (var (index, (named, name)) in officials.Index())
                crew.Add((column.PositionAt(index, named, taken), NameIn(name, remarks)));
            wholeCrews.Add(column);
        }
        return crew;
    }

    private static string? NameIn(string cell, Remarks remarks)
    {
        var name = Text.OneLine(cell);
        return name.Length == 0 ? null : NoPosition.Contains(name.ToLowerInvariant()) ? "" : remarks.ValueOf(name, isName: true) is { Length: > 0 } said ? said : null;
    }
}
