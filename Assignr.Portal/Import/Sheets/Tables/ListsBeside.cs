using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>Several lists side by side in one sheet become one list: the cells of a line in each of them are a row.</summary>
/// <param name="Parts">As for a sheet: each list with the line that its own line 0 would have.</param>
internal sealed record ListsBeside(
    IReadOnlyList<string> Headings, List<SheetRow> Rows, IReadOnlyList<(string Worksheet, int Before)> Parts)
{
    private const string Subject = "Lists side by side";

    public static ListsBeside Spread(
        IReadOnlyList<string> headings, List<SheetRow> rows, IReadOnlyList<(string Worksheet, int Before)> parts, Reading reading,
        Expected expected, ImportOptions limits, List<Finding> findings)
    {
        var asRead = new ListsBeside(headings, rows, parts);
        var columns = expected.ListsOf(headings, rows);
        if (columns.Count == 0)
            return asRead;
        findings.Add(ToFinding(columns, reading));
        return reading.OneList ? asRead : asRead.Spread(columns, limits);
    }

    // "Do not use" means no value in an email cell, but above names it means that they are out.
    private static bool Says(string cell) =>
        cell.Length > 0 && !NoValue.Is(cell, isName: cell.Contains(' ', StringComparison.Ordinal));

    private static UnreadableFileException TooMany(ImportOptions limits) =>
        new($"The lists that stand side by side in this file have more than {limits.MostRows:N0} rows together. Split it into several "
            + "files.");

    private ListsBeside Spread(IReadOnlyList<ListColumn> columns, ImportOptions limits)
    {
        var (headings, targets, seen) = (new List<string>(), new int[columns.Count], new Dictionary<(int List, string Key), int>());
        var places = new Dictionary<(string Key, int Time), int>();
        for (var column = 0; column < columns.Count; column++)
        {
            var key = Columns.Key(columns[column].Heading);
            var time = seen[(columns[column].List, key)] = seen.GetValueOrDefault((columns[column].List, key)) + 1;
            if (places.TryAdd((key, time), headings.Count))
                headings.Add(columns[column].Heading);
            targets[column] = places[(key, time)];
        }
        var width = headings.Count;
        headings.AddRange(columns.Select(column => column.Above?.Heading).OfType<string>().Distinct());
        var (count, span) = (columns.Max(column => column.List) + 1, Rows[^1].Line);
        var spread = new List<SheetRow>(Rows.Count);
        for (var list = 0; list < count; list++)
        {
            var own = Enumerable.Range(0, columns.Count).Where(column => columns[column].List == list).ToList();
            var taken = Enumerable.Range(0, columns.Count).Where(column => columns[column].List == list
                || columns[column].List == ListColumn.OfAll).ToList();
            var above = own.Select(column => columns[column].Above).OfType<(string Heading, string Text)>().ToList();
            foreach (var row in Rows.Where(row => own.Exists(column => column < row.Cells.Count && Says(row.Cells[column]))))
            {
                var cells = Enumerable.Repeat("", headings.Count).ToArray();
                foreach (var column in taken.Where(column => column < row.Cells.Count))
                    cells[targets[column]] = row.Cells[column];
                foreach (var (heading, text) in above)
                    cells[headings.IndexOf(heading, width)] = text;
                spread.Add(new SheetRow(row.Line + list * span, cells));
                if (spread.Count > limits.MostRows)
                    throw TooMany(limits);
            }
        }
        return new ListsBeside(headings, spread, [.. Enumerable.Range(0, count).SelectMany(list => PartsOf(list, list * span))]);
    }

    private IEnumerable<(string Worksheet, int Before)> PartsOf(int list, int before) =>
        Parts.Count == 0
            ? [($"list {list + 1}", before)]
            : Parts.Select(part => ($"{part.Worksheet}, list {list + 1}", part.Before + before));

    private static Finding ToFinding(IReadOnlyList<ListColumn> columns, Reading reading)
    {
        var lists = columns.Index().Where(column => column.Item.List != ListColumn.OfAll).GroupBy(column => column.Item.List,
            column => column.Index).OrderBy(list => list.Key)
            .Select(list => Named([.. list])).ToList();
        var where = $"{lists.Count} lists seem to stand side by side, in the columns {string.Join("; ", lists)}.";
        var how = reading.OneList
            ? "They are read as one, and each line is a row."
            : "What a line has in each of them is a row of its own.";
        return new Finding(Subject, $"{where} {how}",
        [
            new FindingOption("Several lists, each with rows of its own", reading with { OneList = false }, !reading.OneList),
            new FindingOption("One list, a row for each line", reading with { OneList = true }, reading.OneList),
        ]);
    }

    private static string Named(List<int> columns) => columns.Count > 1 && columns[^1] - columns[0] == columns.Count - 1
        ? $"{CellName.Column(columns[0])} to {CellName.Column(columns[^1])}"
        : string.Join(", ", columns.Select(CellName.Column));
}
