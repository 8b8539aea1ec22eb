using System.Text.RegularExpressions;
using Assignr.Portal.Import.Sheets.Workbooks;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>The lines of several sheets as one table, with the columns of the first sheet and any further ones of the others.</summary>
/// <param name="lines">The lines of all sheets, in order.</param>
/// <param name="parts">Each sheet with the line that its own line 0 would have.</param>
internal sealed partial class SheetsTogether(List<SheetRow> lines, IReadOnlyList<(SheetHead Head, int Before)> parts)
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
            lines[index] = lines[index] with { Cells = InPlaces(lines[index].Cells, places[PartOf(lines[index])]) };
        Head(parts[0].Head.Headings.Count);
    }

    /// <summary>Where the names of the sheets are dates and their rows have none, these are the dates of the rows.</summary>
    public Finding? TakeDays(Expected expected)
    {
        var (first, field) = (parts[0].Head, expected.DayField);
        if (field is null || first.HeadingLine == 0 || first.Keys.Any(key => expected.FieldOf(key) == field))
            return null;
        var days = parts.Select(part => DayOf(part.Head.Sheet.Name, expected)).ToList();
        var haveDays = lines.Take(HeadingLines.Looked).Any(line => line.Cells.Any(expected.IsDay));
        if (haveDays || !days.TrueForAll(day => day.Kind == LoneLine.Day))
            return null;
        Add("Date", part => days[part].Day);
        return new Finding("Days", parts.Count == 1 ? $"The name of the sheet, “{first.Sheet.Name}”, is the day of its games."
            : $"The names of the sheets are the days of their games, as “{first.Sheet.Name}”.", []);
    }

    /// <summary>A sheet's name cannot contain a slash, so "Sat 12-12" is a date like 12/12.</summary>
    private static LoneCell DayOf(string name, Expected expected) => expected.LoneCell(name) is { Kind: LoneLine.Day } day ? day
        : expected.LoneCell(BetweenFigures().Replace(name, "/"));

    /// <summary>Where a column has the days of the month and each sheet has the name of a month, that is the month of its rows.</summary>
    public Finding? TakeMonths(Expected expected)
    {
        var head = parts[0].Head;
        var day = head.Keys.ToList().FindIndex(key => expected.DayPartOf(key) == DayPart.Day);
        if (day < 0 || head.HeadingLine == 0 || head.Keys.Any(key => expected.DayPartOf(key) == DayPart.Month))
            return null;
        string? Month(string name) => name.Split(' ', '-', '_')
            .FirstOrDefault(word => word.Any(char.IsLetter) && expected.DayOf("1", word, "") is not null);
        string Year(string name) => name.Split(' ', '-', '_').FirstOrDefault(word => word.Length == 4 && word.All(char.IsAsciiDigit)) ?? "";
        List<string> names = [.. parts.Select(part => part.Head.Sheet.Name)];
        var isNumber = lines.Exists(line => line.Line > head.HeadingLine && day < line.Cells.Count
            && expected.DayOf(line.Cells[day], "1", "") is not null);
        if (!isNumber || !names.TrueForAll(name => Month(name) is not null))
            return null;
        Add("Month", part => Month(names[part])!);
        if (!head.Keys.Any(key => expected.DayPartOf(key) == DayPart.Year) && names.TrueForAll(name => Year(name).Length > 0))
            Add("Year", part => Year(names[part]));
        return new Finding("Months", names.Count == 1 ? $"The name of the sheet, “{names[0]}”, is the month of its days."
            : $"The names of the sheets are the months of their days, as “{names[0]}”.", []);
    }

    /// <summary>Where each sheet is the schedule of the team that it is named after, its name is the team of its rows.</summary>
    public Finding? TakeTeams(Expected expected)
    {
        if (parts.Count < 2 || parts[0].Head.HeadingLine == 0)
            return null;
        List<string> names = [.. parts.Select(part => part.Head.Sheet.Name)];
        if (!expected.NamesAreTeams(parts[0].Head.Keys, names))
            return null;
        Add("Team", part => names[part]);
        return new Finding(
            "Teams", $"The names of the sheets are the teams whose schedules they are, as “{names[0]}”. If not, leave out the column Team.",
                []);
    }

    /// <summary>Adds a column after the others with a value for all rows of each sheet.</summary>
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

    /// <summary>Adds the headings of columns that the first sheet does not have to its heading line.</summary>
    private void Head(int from)
    {
        for (var index = 0; index < lines.Count && lines[index].Line <= parts[0].Head.HeadingLine; index++)
        {
            // The first of two heading lines is the same in all sheets.
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

    /// <summary>Cells without a heading are moved after all that have one.</summary>
    private string[] InPlaces(IReadOnlyList<string> cells, List<int> places)
    {
        var placed = new string[headings.Count + Math.Max(0, cells.Count - places.Count)];
        Array.Fill(placed, "");
        for (var column = 0; column < cells.Count; column++)
            placed[column < places.Count ? places[column] : headings.Count + column - places.Count] = cells[column];
        return placed;
    }

    [GeneratedRegex("(?<=[0-9])[-_](?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenFigures();
}
