using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.OfGames.States;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.OfGames;

/// <summary>The columns of a schedule that are imported. A position has the name of its heading, with a number where that name is
/// repeated.</summary>
internal sealed class GameColumns
{
    private const string PositionKey = "position:";
    private const string CrewKey = "crew:";
    private const string RemarksKey = "remarks:";
    private const string BesideKey = "beside:";
    private const string AboveKey = "above:";

    private readonly List<(int Column, string Key, string Label)> columns = [];
    private readonly Dictionary<string, CrewColumn> crews = [];

    /// <summary>By the key of an official's column: the key of the column that names the position.</summary>
    private readonly Dictionary<string, string> called = [];

    /// <summary>By the key of an official's column: its heading.</summary>
    private readonly Dictionary<string, string> headed;

    /// <summary>By the key of an official's column: the column with their address, which is not imported by itself.</summary>
    private readonly Dictionary<string, int> addresses;

    /// <summary>By the key of a column of states, or of marks that mean one: its heading.</summary>
    private readonly Dictionary<string, string> headings = [];
    private readonly Sheet sheet;
    private readonly AnswersBeside answers;
    private readonly DaysAbove daysAbove;
    private readonly BesideTimes besideTimes;
    private readonly string? newDay;
    private readonly string? newTime;

    public GameColumns(Sheet sheet, Mapping mapping)
    {
        this.sheet = sheet;
        IsOurs = GameFields.IsOwnExport(sheet.Headings);
        daysAbove = new DaysAbove(sheet, mapping);
        Beyond = new BeyondHeadings(sheet, mapping);
        LeftOut = new LeftOutColumns(sheet, mapping);
        besideTimes = new BesideTimes(sheet, mapping, LeftOut.All);
        var positions = new HashSet<string>();
        for (var column = 0; column < mapping.Columns.Count; column++)
        {
            if (mapping.Columns[column] is not { } name || GameFields.All.FirstOrDefault(field => field.Name == name) is not { } field)
                continue;
            if (!field.Repeats)
            {
                columns.Add((column, name, field.Label));
                if (name == GameFields.State)
                    headings[name] = Columns.Key(sheet.Headings[column]);
                continue;
            }
            var above = sheet.Headings[column].Length > 0 ? sheet.Headings[column] : BesideCrews.HeadingOf(sheet, mapping.Columns, column);
            var heading = Text.OneLine(above) is { Length: > 0 } text ? text : "Official";
            heading = heading.Length > Games.Game.LongestText ? heading[..Games.Game.LongestText] : heading;
            var called = heading;
            for (var number = 2; !positions.Add(Text.Fold(called)); number++)
                called = $"{heading} {number}";
            columns.Add((column, KeyOf(name) + called, called));
            if (name == GameFields.Remarks && Columns.Key(sheet.Headings[column]) is var key)
            {
                if (StateFlags.Is(key) || StateFlags.IsOfCodes(key))
                    headings[KeyOf(name) + called] = key;
                newDay = NewDayColumns.AreDays(key) ? KeyOf(name) + called : newDay;
                newTime = NewDayColumns.AreTimes(key) ? KeyOf(name) + called : newTime;
            }
            if (name == GameFields.Crew)
            {
                List<string> cells = [.. sheet.Values(column).Distinct()];
                crews.Add(CrewKey + called, new CrewColumn(column, heading, cells, mapping.Positions.GetValueOrDefault(column)));
            }
        }
        var officials = columns.Where(one => PositionOf(one.Key) is not null).ToDictionary(one => one.Column, one => PositionOf(one.Key)!);
        answers = new AnswersBeside(sheet, mapping, officials);
        addresses = AddressesBeside.In(sheet, mapping, officials)
            .ToDictionary(one => PositionKey + officials[one.Official], one => one.Column);
        headed = officials.Values.ToDictionary(position => PositionKey + position, position => position);
        foreach (var beside in columns.Where(one => one.Key.StartsWith(BesideKey, StringComparison.Ordinal)))
        {
            if (PositionsBeside.Of(sheet, beside.Column, officials) is >= 0 and var official)
                called[PositionKey + officials[official]] = beside.Key;
        }
    }

    public BeyondHeadings Beyond { get; }

    public LeftOutColumns LeftOut { get; }

    /// <summary>The portal wrote the file.</summary>
    public bool IsOurs { get; }

    /// <summary>Whether the column of home and away uses H and V.</summary>
    public bool HasVisitors => columns.Exists(one => one.Key == GameFields.Side && Sides.AreOfVisitors(sheet.Values(one.Column)));

    public IEnumerable<CrewColumn> Crews => crews.Values;

    public IEnumerable<Guess> Guesses => [.. daysAbove.Guesses(), .. besideTimes.Guesses(), .. answers.Guesses];

    /// <summary>What columns beside the officials of a row say about officials who do not come.</summary>
    /// <param name="positions">From <see cref="PositionsIn"/>.</param>
    public IEnumerable<Refusal> RefusalsIn(SheetRow row, IReadOnlyDictionary<string, string> positions) => answers.In(row).Select(one =>
        one.Position is null ? one : one with { Position = positions.GetValueOrDefault(PositionKey + one.Position, one.Position) });

    /// <summary>By the key of an official's column: the name of their position in a row, from the heading or a cell.</summary>
    public IReadOnlyDictionary<string, string> PositionsIn(IReadOnlyList<PlanCell> cells)
    {
        if (called.Count == 0)
            return headed;
        var (positions, taken) = (new Dictionary<string, string>(), new HashSet<string>());
        foreach (var cell in cells)
        {
            if (PositionOf(cell.Field) is not { } position)
                continue;
            var said = called.TryGetValue(cell.Field, out var beside)
                && Of(cells, beside)?.Text is { } text && !NoValue.Is(text, isName: true) ? Text.OneLine(text) : "";
            positions.Add(cell.Field, PositionName.Free(said.Length is 0 or > Games.Game.LongestText ? position : said, taken));
        }
        return positions;
    }

    /// <summary>The standing in the cell of a column of states.</summary>
    public Standing? StateOf(PlanCell cell) => StateFlags.Of(headings.GetValueOrDefault(cell.Field, ""), cell.Text);

    /// <summary>Whether the heading of a cell asks whether the game is off, so that a no means nothing else.</summary>
    public bool IsFlag(PlanCell cell) => headings.TryGetValue(cell.Field, out var heading) && StateFlags.Is(heading);

    /// <summary>The heading of a cell of states.</summary>
    public string HeadingOf(PlanCell cell) =>
        columns.Find(one => one.Key == cell.Field) is { Key: not null } one ? sheet.NameOf(one.Column) : cell.Label;

    /// <summary>What the cell of a column of remarks says against its game.</summary>
    public Standing? RemarkOf(PlanCell cell)
    {
        if (!headings.TryGetValue(cell.Field, out var heading))
            return StateWords.In(cell.Text);
        var said = StateFlags.Flag(heading, cell.Text)
            ?? (StateFlags.IsOfCodes(heading) ? StateFlags.Of(heading, cell.Text) : StateWords.In(cell.Text));
        return said == Standing.On ? null : said;
    }

    /// <summary>Whether the cell is in the column of the new dates of moved games.</summary>
    public bool IsNewDay(PlanCell cell) => newDay is not null && cell.Field == newDay;

    /// <summary>The time of a game on its new date; empty where there is none.</summary>
    public string NewTimeIn(IReadOnlyList<PlanCell> cells) => newTime is not null && Of(cells, newTime) is { } cell ? cell.Text : "";

    /// <summary>The sheets of two rows, where they are from two sheets that are read together; else null.</summary>
    public (string One, string Other)? SheetsOf(SheetRow one, SheetRow other) =>
        sheet.SheetOf(one.Line) == sheet.SheetOf(other.Line) ? null : (sheet.Place(one.Line), sheet.Place(other.Line));

    /// <summary>The name of a row by which people find it: "5 of Week 2".</summary>
    public string PlaceOf(SheetRow row) => sheet.Place(row.Line);

    /// <summary>Null where the cell does not belong to a column of several officials.</summary>
    public CrewColumn? CrewOf(string key) => crews.GetValueOrDefault(key);

    /// <summary>Null where the cell is not a position of a crew.</summary>
    public static string? PositionOf(string key) =>
        key.StartsWith(PositionKey, StringComparison.Ordinal) ? key[PositionKey.Length..] : null;

    /// <summary>The official whom the heading of a cell names; null for another heading.</summary>
    public static string? OfficialAbove(string key) => key.StartsWith(AboveKey, StringComparison.Ordinal) ? key[AboveKey.Length..] : null;

    /// <summary>The address beside an official; null where there is no such column.</summary>
    public string? AddressBeside(string key, SheetRow row) => addresses.TryGetValue(key, out var column) ? row.Cells[column] : null;

    /// <summary>Whether a cell names officials, one or several.</summary>
    public static bool IsOfCrew(string key) =>
        key.StartsWith(PositionKey, StringComparison.Ordinal) || key.StartsWith(CrewKey, StringComparison.Ordinal);

    public static bool IsRemarks(string key) => key.StartsWith(RemarksKey, StringComparison.Ordinal);

    public IReadOnlyList<PlanCell> CellsOf(SheetRow row, RowEdit? edit) =>
        columns.ConvertAll(one => new PlanCell(one.Key, one.Label, CellOf(row, edit, one)));

    /// <summary>The cell of a field that does not repeat; null where the file has none.</summary>
    public static PlanCell? Of(IReadOnlyList<PlanCell> cells, string field)
    {
        foreach (var cell in cells)
        {
            if (cell.Field == field)
                return cell;
        }
        return null;
    }

    /// <summary>The texts of one field in all rows, as edited.</summary>
    public IEnumerable<string> TextsOf(ImportSource source, string field) =>
        columns.Where(one => one.Key == field).SelectMany(one =>
            source.Sheet.Rows.Select(row => CellOf(row, source.Edits.Rows.GetValueOrDefault(row.Line), one)));

    public IEnumerable<string> DateHeadings =>
        columns.Where(one => one.Key is GameFields.Date or GameFields.DateTime).Select(one => sheet.Headings[one.Column]);

    /// <summary>The dates of all rows, each with the weekday from a column that is left out.</summary>
    public IEnumerable<(string Text, string Weekday)> DatesOf(ImportSource source) =>
        columns.Where(one => one.Key is GameFields.Date or GameFields.DateTime).SelectMany(one => source.Sheet.Rows.Select(
            row => (CellOf(row, source.Edits.Rows.GetValueOrDefault(row.Line), one), LeftOut.WeekdayOf(row))));

    private static string KeyOf(string field) => field switch
    {
        GameFields.Crew => CrewKey,
        GameFields.Remarks => RemarksKey,
        GameFields.PositionBeside => BesideKey,
        GameFields.Above => AboveKey,
        _ => PositionKey,
    };

    private string CellOf(SheetRow row, RowEdit? edit, (int Column, string Key, string Label) column) =>
        edit is not null && edit.Cells.TryGetValue(column.Key, out var text) ? text
        : column.Key == GameFields.Date && daysAbove.Of(row) is { } day ? day
        : column.Key is GameFields.Time or GameFields.DateTime ? besideTimes.Of(row, row.Cells[column.Column]) : row.Cells[column.Column];
}
