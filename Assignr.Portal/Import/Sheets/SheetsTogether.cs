namespace Assignr.Portal.Import.Sheets;

/// <summary>The lines of sheets that are read as one table, in the columns of the first one and those that others have more.</summary>
/// <param name="lines">Of all of them, one below the other.</param>
/// <param name="parts">Each with the line that its own line 0 would be.</param>
internal sealed class SheetsTogether(List<SheetRow> lines, IReadOnlyList<(SheetHead Head, int Before)> parts)
{
    private readonly List<string> headings = [.. parts[0].Head.Headings];

    public void InOneOrder()
    {
        if (parts.All(part => part.Head.Keys.SequenceEqual(parts[0].Head.Keys)))
            return;
        var keys = parts[0].Head.Keys.ToList();
        foreach (var (key, heading) in parts.SelectMany(part => part.Head.Keys.Zip(part.Head.Headings)))
        {
            if (keys.Contains(key))
                continue;
            keys.Add(key);
            headings.Add(heading);
        }
        var places = parts.Select(part => part.Head.Keys.Select(key => keys.IndexOf(key)).ToList()).ToList();
        for (var index = 0; index < lines.Count; index++)
            lines[index] = lines[index] with { Cells = Moved(lines[index].Cells, places[PartOf(lines[index])]) };
        Head(parts[0].Head.Headings.Count);
    }

    /// <summary>Where the names of the sheets are days and their rows have none, they are those of their rows.</summary>
    public Finding? TakeDays(Expected expected)
    {
        var (first, field) = (parts[0].Head, expected.DayField);
        if (field is null || first.HeadingLine == 0 || first.Keys.Any(key => expected.FieldOf(key) == field))
            return null;
        var days = parts.Select(part => expected.LoneCell(part.Head.Sheet.Name)).ToList();
        var haveDays = lines.Take(HeadingLines.Looked).Any(line => line.Cells.Any(expected.IsDay));
        if (haveDays || !days.TrueForAll(day => day.Kind == LoneLine.Day))
            return null;
        Add("Date", part => days[part].Day);
        return new Finding("Days", parts.Count == 1 ? $"The name of the sheet, “{first.Sheet.Name}”, is the day of its games."
            : $"The names of the sheets are the days of their games, as “{first.Sheet.Name}”.", []);
    }

    /// <summary>Where each sheet is the schedule of the team that it is called by, its name is the team of its rows.</summary>
    public Finding? TakeTeams(Expected expected)
    {
        if (parts.Count < 2 || parts[0].Head.HeadingLine == 0)
            return null;
        List<string> names = [.. parts.Select(part => part.Head.Sheet.Name)];
        if (!expected.NamesAreTeams(parts[0].Head.Keys, names))
            return null;
        Add("Team", part => names[part]);
        return new Finding(
            "Teams", $"The names of the sheets are the teams whose schedules they are, as “{names[0]}”. If not, leave out the column Team.", []);
    }

    /// <summary>A column behind the others, with what each sheet says of all its rows.</summary>
    private void Add(string heading, Func<int, string> text)
    {
        var column = Math.Max(headings.Count, lines.Max(line => line.Cells.Count));
        while (headings.Count < column)
            headings.Add("");
        headings.Add(heading);
        for (var index = 0; index < lines.Count; index++)
        {
            var part = PartOf(lines[index]);
            if (lines[index].Line > parts[part].Before + (part == 0 ? parts[0].Head.HeadingLine : parts[part].Head.DayLine))
                lines[index] = lines[index].With(column, text(part));
        }
        Head(column);
    }

    /// <summary>Writes the headings of columns that the first sheet does not have, where its own stand.</summary>
    private void Head(int from)
    {
        for (var index = 0; index < lines.Count && lines[index].Line <= parts[0].Head.HeadingLine; index++)
        {
            // A heading of two lines is the same in both.
            if (lines[index].Line < parts[0].Head.HeadingLine - 1)
                continue;
            for (var column = from; column < headings.Count; column++)
                lines[index] = lines[index].With(column, headings[column]);
        }
    }

    private int PartOf(SheetRow line)
    {
        var part = parts.Count - 1;
        while (part > 0 && parts[part].Before >= line.Line)
            part--;
        return part;
    }

    /// <summary>What has no heading stands behind all that have one.</summary>
    private string[] Moved(IReadOnlyList<string> cells, List<int> places)
    {
        var moved = new string[headings.Count + Math.Max(0, cells.Count - places.Count)];
        Array.Fill(moved, "");
        for (var column = 0; column < cells.Count; column++)
            moved[column < places.Count ? places[column] : headings.Count + column - places.Count] = cells[column];
        return moved;
    }
}
