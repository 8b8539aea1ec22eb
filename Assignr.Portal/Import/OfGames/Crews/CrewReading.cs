using Assignr.Portal.Data;
using Assignr.Portal.Import.OfGames.Crews.Answering;
using Assignr.Portal.Import.OfGames.Crews.Headings;
using Assignr.Portal.Import.OfGames.Crews.Positions;
using Assignr.Portal.Import.OfGames.Crews.Whom;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews;

/// <summary>The crew that one row of a schedule names: in a column for each position, by headings that are officials, and in cells with
/// the whole crew.</summary>
internal sealed class CrewReading(GameColumns columns, CrewNames names, Remarks remarks)
{
    private readonly List<(string Position, string? Name)> crew = [];
    private readonly List<CrewColumn> wholeCrews = [];
    private readonly List<(string, string)> problems = [];
    private HashSet<string>? gone;
    private HashSet<string>? taken;

    /// <summary>Each position and its official; null where it is open, empty where there is no such position.</summary>
    public List<(string Position, string? Name)> Crew => crew;

    /// <summary>The columns that name this row's whole crew.</summary>
    public List<CrewColumn> WholeCrews => wholeCrews;

    public IReadOnlyList<(string, string)> Problems => problems;

    /// <summary>A cell that may say that somebody does not come; null where there is none.</summary>
    public string? Doubt { get; private set; }

    /// <summary>What has to be answered before it is known who is named; null where nothing has to.</summary>
    public When.OpenWhen? Open { get; private set; }

    /// <summary>By <see cref="PositionName.Key"/>; made when it is first needed.</summary>
    private HashSet<string> Taken => taken ??= [.. crew.Select(place => PositionName.Key(place.Position))];

    /// <param name="row">The row as in the sheet.</param>
    /// <param name="cells">Its cells that are imported.</param>
    /// <param name="positions">From <see cref="GameColumns.PositionsIn"/>.</param>
    public static CrewReading Of(
        SheetRow row, IReadOnlyList<PlanCell> cells, IReadOnlyDictionary<string, string> positions, GameColumns columns, CrewNames names,
        Remarks remarks)
    {
        var reading = new CrewReading(columns, names, remarks);
        foreach (var cell in cells)
        {
            if (positions.TryGetValue(cell.Field, out var position))
                reading.AddPosition(row, cell, position, positions);
        }
        reading.Name(GameColumns.Of(cells, GameFields.PositionName)?.Text);
        foreach (var cell in cells)
        {
            if (GameColumns.OfficialAbove(cell.Field) is { } official)
                reading.AddAbove(cell, official);
        }
        foreach (var cell in cells)
        {
            if (columns.CrewOf(cell.Field) is { } column && cell.Text.Length > 0)
                reading.AddCrew(cell, column);
        }
        return reading;
    }

    /// <summary>Whether the official in a position answered that they do not come.</summary>
    public bool IsGone(string position) => gone?.Contains(position) == true;

    private void Add(string position, string? answer, string text, string? address = null)
    {
        var official = names.OfficialIn(text, remarks);
        crew.Add((position, official.Name is { } name && !official.IsGone ? names.WithAddress(name, address, remarks) : official.Name));
        Doubt ??= official.Doubt;
        if (official.IsGone || (answer is not null && AnswersBehindNames.IsDeclined(answer)))
            (gone ??= []).Add(position);
    }

    private void AddPosition(SheetRow row, PlanCell cell, string position, IReadOnlyDictionary<string, string> positions)
    {
        if (names.SeveralIn(cell.Text) is not { Count: > 0 } several)
        {
            Add(position, null, cell.Text, columns.AddressBeside(cell.Field, row));
            return;
        }
        remarks.Count(
            "cells of one position name several officials, each of whom has one", $"“{Text.OneLine(cell.Text)}”",
            "cell of one position names several officials, each of whom has one");
        var others = positions.Values.Where(other => other != position).Concat(crew.Select(place => place.Position));
        HashSet<string> known = [.. others.Select(PositionName.Key)];
        foreach (var (named, name) in several)
            Add(named ?? PositionName.Free(position, known), null, name);
    }

    /// <summary>Takes the name of the position of the row's only official from another column.</summary>
    private void Name(string? said)
    {
        if (crew.Count != 1 || said is null || names.NameIn(said, remarks) is not { Length: > 0 } called)
            return;
        gone = gone is null ? null : [called];
        crew[0] = (called, crew[0].Name);
    }

    private void AddAbove(PlanCell cell, string official)
    {
        var mark = OfficialsAbove.PositionIn(cell.Text, out var isNone);
        if (isNone)
            return;
        Doubt ??= OfficialsAbove.IsMark(cell.Text) ? null : $"“{official}” says “{Text.OneLine(cell.Text)}”.";
        var name = mark is not null && OfficialsAbove.IsMark(mark) ? mark : "Official";
        var place = name == mark ? name : $"{name} 1";
        for (var number = 2; !Taken.Add(PositionName.Key(place)); number++)
            place = $"{name} {number}";
        Add(place, null, official);
    }

    private void AddCrew(PlanCell cell, CrewColumn column)
    {
        var isOpen = OpenPositions.Count(Text.OneLine(cell.Text)) > 0;
        if (!isOpen && string.IsNullOrEmpty(names.NameIn(cell.Text, remarks)))
            return;
        var (officials, problem) = names.In(cell.Text, column.HasLabels, remarks);
        if (problem is { } found)
            problems.Add(found);
        foreach (var (index, (named, name)) in officials.Index())
        {
            if (named is null && column.HasLoneNames && TwoOrOne.Is(name) && !names.IsSomebody(name))
                Open ??= TwoOrOne.Ask(name, cell);
            var answer = named is not null && AnswersBehindNames.Are(named) ? named : null;
            Add(column.PositionAt(index, answer is null ? named : null, Taken), answer, name);
        }
        if (!isOpen)
            wholeCrews.Add(column);
    }
}
