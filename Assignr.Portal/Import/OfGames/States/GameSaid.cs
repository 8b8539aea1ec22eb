using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames.Crews.Whom;

namespace Assignr.Portal.Import.OfGames.States;

/// <summary>What a row says about the state of its game, in a column of states, in a remark, or in place of the time, a team or an
/// official.</summary>
internal sealed record GameSaid
{
    /// <summary>Null where it says nothing.</summary>
    public Standing? Standing { get; private init; }

    /// <summary>The cell that says it.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The heading of a mark, which has no meaning without it; null for words.</summary>
    public string? Heading { get; private init; }

    /// <summary>The game's date and time in a column of new dates; null where there is none.</summary>
    public (string Date, string Time)? NewDay { get; private init; }

    /// <summary>A column of states says it.</summary>
    public bool IsState { get; private init; }

    /// <summary>The words are not known as a state.</summary>
    public bool IsUnknown { get; private init; }

    public bool? IsCancelled { get; private init; }

    /// <summary>The cells of the row, without words about a state where another value belongs.</summary>
    public required IReadOnlyList<PlanCell> Cells { get; init; }

    /// <summary>The edit for the answer that the game takes place.</summary>
    public RowEdit On { get; private init; } = RowEdit.None;

    /// <summary>The edit for the answer that the game is cancelled.</summary>
    public RowEdit Off { get; private init; } = RowEdit.None;

    public static GameSaid Of(IReadOnlyList<PlanCell> cells, GameColumns columns, CrewNames names)
    {
        var found = new List<Found>();
        foreach (var cell in cells)
        {
            if (cell.Text.Length > 0 && (columns.IsNewDay(cell) ? ReadNewDay(cell, cells) : Read(cell, columns, names)) is { } one)
                found.Add(one);
        }
        if (found.Count == 0)
            return new GameSaid { Cells = cells };
        var state = found.Find(one => one.IsState);
        var moved = found.Find(one => columns.IsNewDay(one.Cell));
        var strongest = moved ?? Strongest(found, state);
        var isOnElsewhere = state?.Standing == States.Standing.On && !columns.IsFlag(state.Cell);
        var standing = isOnElsewhere && strongest.Standing == States.Standing.Off ? States.Standing.Unclear : strongest.Standing;
        return new GameSaid
        {
            Standing = standing,
            Text = moved is null ? strongest.Cell.Text : $"{moved.Cell.Label}: {moved.Cell.Text}",
            NewDay = moved is null ? null : (moved.Cell.Text, columns.NewTimeIn(cells)),
            Heading = moved is null && YesOrNo.Of(strongest.Cell.Text) is not null ? columns.HeadingOf(strongest.Cell) : null,
            IsState = strongest.IsState,
            IsUnknown = strongest.IsUnknown,
            IsCancelled = standing == States.Standing.Off ? true : state?.Standing == States.Standing.On ? false : null,
            Cells = [.. cells.Select(cell => found.Find(one => one.Cell == cell && one.Rest is not null) is { } one
                ? cell with { Text = one.Rest! }
                : cell)],
            On = Edit(found, one => one.Standing == States.Standing.On ? one.Cell.Text : one.IsState ? "On" : one.Rest ?? ""),
            Off = Edit(found, one => one == (state ?? strongest)
                ? $"{one.Rest} - Cancelled".Trim(' ', '-')
                : one.Rest ?? (one.IsState ? one.Cell.Text : "")),
        };
    }

    /// <returns>Null where the row already has that date.</returns>
    private static Found? ReadNewDay(PlanCell cell, IReadOnlyList<PlanCell> cells) =>
        When.DateText.IsDay(cell.Text) && !cells.Any(one => one.Field is GameFields.Date or GameFields.DateTime
            && one.Text.StartsWith(cell.Text, StringComparison.Ordinal)) ? new Found(cell, States.Standing.Unclear, null)
        : StateWords.In(cell.Text) is { } said ? new Found(cell, said, null)
        : cell.Text.StartsWith("TB", StringComparison.OrdinalIgnoreCase) && NoValue.Is(cell.Text)
            ? new Found(cell, States.Standing.Unclear, null) : null;

    private static Found Strongest(List<Found> found, Found? state) =>
        state?.Standing == States.Standing.Off ? state
        : found.MinBy(one => (one.Standing switch
        {
            States.Standing.Unclear => 0,
            States.Standing.Off => 1,
            States.Standing.MovedHere => 2,
            States.Standing.Moved => 3,
            _ => 4,
        }, found.Count > 1 && NewDays.In(one.Cell.Text) is null))!;

    private static Found? Read(PlanCell cell, GameColumns columns, CrewNames names)
    {
        if (cell.Field == GameFields.State)
        {
            return columns.StateOf(cell) is { } state ? new Found(cell, state, null)
                : NoValue.Is(cell.Text) ? null : new Found(cell, States.Standing.Unclear, null) { IsUnknown = true };
        }
        if (GameColumns.IsRemarks(cell.Field))
            return columns.RemarkOf(cell) is { } said ? new Found(cell, said, null) : null;
        if (GameColumns.IsOfCrew(cell.Field))
        {
            return !names.IsPlain(cell.Text) && StateWords.Of(cell.Text) is { } crewless and not States.Standing.On
                && !names.IsSomebody(cell.Text) ? new Found(cell, crewless, "") : null;
        }
        var isName = cell.Field is GameFields.Home or GameFields.Away or GameFields.Matchup or GameFields.Opponent;
        if (!isName && cell.Field is not (GameFields.Time or GameFields.Date or GameFields.DateTime))
            return null;
        return StateWords.Cut(cell.Text, isName) is (var rest, { } standing) ? new Found(cell, standing, rest)
            : isName && cell.Field != GameFields.Matchup ? Behind(cell) : null;
    }

    /// <summary>"Owls - moved to gym B", "Owls (may be cancelled)": words after a team, among others.</summary>
    private static Found? Behind(PlanCell cell)
    {
        var dash = cell.Text.IndexOf(" - ", StringComparison.Ordinal);
        var bracket = cell.Text.EndsWith(')') ? cell.Text.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        var at = bracket > 0 && (dash < 0 || dash > bracket) ? bracket : dash;
        return at > 0 && StateWords.In(cell.Text[(at + 2)..]) is { } said ? new Found(cell, said, cell.Text[..at]) : null;
    }

    private static RowEdit Edit(List<Found> found, Func<Found, string> text) =>
        new() { Cells = found.ToDictionary(one => one.Cell.Field, text) };

    /// <param name="Rest">The cell without the words; null where no other value belongs there.</param>
    private sealed record Found(PlanCell Cell, Standing Standing, string? Rest)
    {
        public bool IsState => Cell.Field == GameFields.State;

        /// <summary>It is in a column of states but is not a known one.</summary>
        public bool IsUnknown { get; init; }
    }
}
