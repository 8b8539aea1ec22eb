namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>
/// Further tables below the first one in a sheet, each under a line of headings of its own. Rows of a table with the same columns, in any
/// order, are read together with the first; another table is left out and offered.
/// </summary>
internal static class TablesBelow
{
    private const int LongestHeading = 60;

    /// <summary>How many lines that begin with a known heading are examined.</summary>
    private const int MostExamined = 1_000;

    private const int MostKept = 20_000;

    /// <summary>How many are offered.</summary>
    private const int MostOffered = 10;

    /// <summary>
    /// The first line of headings, where a table stands above the one that was found: it has headings and rows, only fewer of them are
    /// known.
    /// </summary>
    public static HeadingLines First(IReadOnlyList<SheetRow> lines, HeadingLines found, Expected expected)
    {
        for (var index = 0; index + 1 < found.First; index++)
        {
            var between = lines.Skip(index + 1).Take(found.First - index - 1);
            if (IsHeading(lines[index], expected, isBehindGap: false) && between.Any(line => line.Cells.Count(cell => cell.Length > 0) > 1
                && line.Cells.Any(cell => HeadingLines.IsData(cell, expected))))
                return new HeadingLines(index, 1);
        }
        return found;
    }

    public static List<SheetRow> Together(
        List<SheetRow> rows, IReadOnlyList<string> headings, Reading reading, Expected expected, List<Finding> findings,
        CancellationToken cancel)
    {
        if (headings.Count < 2)
            return rows;
        var begins = Begins(rows, expected, cancel);
        if (begins.Count == 0)
            return rows;
        var (kept, left, joined) = (rows.GetRange(0, begins[0]), new List<(SheetRow Heading, int Rows)>(), new List<int>());
        if (kept.Count == 0)
            return rows;
        foreach (var (number, begin) in begins.Index())
        {
            var own = rows.GetRange(begin + 1, (number + 1 < begins.Count ? begins[number + 1] : rows.Count) - begin - 1);
            if (own.Count == 0)
                continue;
            if (PlacesOf(rows[begin].Cells, own, headings, expected) is { } places)
            {
                kept.AddRange(own.Select(row => row with { Cells = In(row.Cells, places, headings.Count) }));
                joined.Add(rows[begin].Line);
            }
            else
                left.Add((rows[begin], own.Count));
        }
        if (joined.Count == 1)
            findings.Add(new Finding(
                "Table below", $"Line {joined[0]} names the columns anew: the rows below it are read together with those above.", []));
        else if (joined.Count > 1)
            findings.Add(new Finding(
                "Table below",
                $"{joined.Count:N0} lines name the columns anew, the first in line {joined[0]}: the rows below them are read together with "
                + "those above.", []));
        if (left.Count > 0)
            findings.Add(Left(left, reading));
        return kept;
    }

    private static Finding Left(List<(SheetRow Heading, int Rows)> left, Reading reading)
    {
        var (heading, count) = left[0];
        var names = Data.Text.OneLine(string.Join(", ", heading.Cells.Where(cell => cell.Length > 0)));
        var called = names.Length > LongestHeading ? $"{names[..LongestHeading]}…" : names;
        var more = left.Count == 1 ? "" : $" So are {left.Skip(1).Sum(one => one.Rows):N0} rows of {left.Count - 1} more.";
        return new Finding(
            "Other table",
            $"Another table begins in line {heading.Line}, with other columns ({called}): its "
                + $"{(count == 1 ? "row is" : $"{count:N0} rows are")} not read.{more}",
            [
                new FindingOption("The first table", reading, true),
                .. left.Take(MostOffered).Select(one => new FindingOption(
                    $"The table from line {one.Heading.Line} on", reading with { HeadingLine = one.Heading.Line, HeadingHeight = 1 },
                    false)),
            ]);
    }

    /// <summary>The rows that are lines of headings.</summary>
    private static List<int> Begins(List<SheetRow> rows, Expected expected, CancellationToken cancel)
    {
        var (begins, known, examined) = (new List<int>(), new Dictionary<string, bool>(), 0);
        for (var index = 0; index < rows.Count && examined < MostExamined; index++)
        {
            if (index % 1024 == 0)
                cancel.ThrowIfCancellationRequested();
            // Only a line that begins with a known heading is examined whole, and behind a gap one whose second cell is known.
            var isBehindGap = index > 0 && rows[index].Line > rows[index - 1].Line + 1;
            if (!rows[index].Cells.Where(cell => cell.Length > 0).Take(isBehindGap ? 2 : 1).Any(IsKnown))
                continue;
            examined++;
            if (IsHeading(rows[index], expected, isBehindGap))
                begins.Add(index);
        }
        return begins;

        bool IsKnown(string cell)
        {
            if (cell.Length > LongestHeading || char.IsAsciiDigit(cell[0]))
                return false;
            if (known.TryGetValue(cell, out var isOne))
                return isOne;
            var key = Columns.Key(cell);
            isOne = expected.FieldOf(key) is not null || expected.FieldElsewhere(key) is not null;
            if (known.Count < MostKept)
                known.Add(cell, isOne);
            return isOne;
        }
    }

    /// <summary>Most of its cells are known headings, of two fields at least, and none is data.</summary>
    /// <param name="isBehindGap">Empty lines stand above it: it may be a table for the other kind of import, too.</param>
    private static bool IsHeading(SheetRow row, Expected expected, bool isBehindGap)
    {
        var cells = row.Cells.Where(cell => cell.Length > 0).ToList();
        if (cells.Count < 2 || cells.Exists(cell => cell.Length > LongestHeading))
            return false;
        var fields = cells.Select(Columns.Key).Select(key => expected.FieldOf(key) ?? (isBehindGap ? expected.FieldElsewhere(key) : null))
            .OfType<string>().ToList();
        return fields.Count * 2 > cells.Count && fields.Distinct().Skip(1).Any() && cells.Distinct().Count() == cells.Count
            && !cells.Exists(cell => HeadingLines.IsData(cell, expected));
    }

    /// <summary>The column of the first table for each of the other one; null where one has none there, or only some cells have
    /// one.</summary>
    private static int[]? PlacesOf(
        IReadOnlyList<string> own, List<SheetRow> rows, IReadOnlyList<string> headings, Expected expected)
    {
        var (keys, fields) = (headings.Select(Columns.Key).ToList(), headings.Select(heading => expected.FieldOf(Columns.Key(heading)))
            .ToList());
        var places = new int[Math.Max(own.Count, rows.Max(row => row.Cells.Count))];
        Array.Fill(places, -1);
        for (var column = 0; column < own.Count; column++)
        {
            var key = Columns.Key(own[column]);
            if (key.Length == 0)
                continue;
            var place = keys.IndexOf(key);
            if (place < 0 && expected.FieldOf(key) is { } field && fields.Count(one => one == field) == 1)
                place = fields.IndexOf(field);
            if (place < 0 || places.Contains(place))
                return null;
            places[column] = place;
        }
        return rows.Exists(row => row.Cells.Index().Any(cell => cell.Item.Length > 0 && places[cell.Index] < 0)) ? null : places;
    }

    private static string[] In(IReadOnlyList<string> cells, int[] places, int width)
    {
        var all = new string[width];
        Array.Fill(all, "");
        for (var column = 0; column < cells.Count; column++)
        {
            if (places[column] >= 0)
                all[places[column]] = cells[column];
        }
        return all;
    }
}
