using Assignr.Portal.Import.Sheets.Delimited;
using Assignr.Portal.Import.Sheets.Lines;
using Assignr.Portal.Import.Sheets.Workbooks;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>Makes a table of the lines of a file: the headings, the rows below them, and what was decided.</summary>
internal static class SheetShape
{
    public static Sheet Of(RawTable raw, Reading reading, Expected expected, ImportOptions limits, CancellationToken cancel)
    {
        if (raw.Lines.Count == 0)
            throw new UnreadableFileException("This file is empty. Choose the one that holds your list.");
        var findings = new List<Finding>(raw.Findings);
        var rules = new RuleLines(raw.Lines);
        var turned = Transposed.Turn(rules.Others, reading, expected, limits, findings);
        var lines = KeyedLines.Join(turned, reading, expected, limits, findings);
        var heading = reading.HeadingLine is null
            ? TablesBelow.First(lines, HeadingLines.Find(lines, expected, out _), expected)
            : HeadingLines.Chosen(lines, reading, expected);
        var headings = heading.Of(lines);
        var (own, written) = (headings, lines.Skip(heading.First).Take(heading.Height).Select(line => line.Written).DefaultIfEmpty().Max());
        var rows = lines.Skip(heading.FirstRow).ToList();
        if (rows.Count == 0)
            throw new UnreadableFileException("This file has headings and no rows below them. Choose the one that holds your list.");
        findings.Add(heading.ToFinding(lines, reading));
        rows = WithoutRepeats(rows, headings, findings);
        if (raw.Parts.Count < 2)
            rows = TablesBelow.Together(rows, headings, reading, expected, findings, cancel);
        rows = Totals.Without(rows, findings);
        findings.AddRange(rules.Among(rows));
        if (rows.Count > limits.MostRows)
            throw SheetRows.TooMany(limits, rows[limits.MostRows].Line);
        rows = UnquotedNames.Join(headings, rows, raw, reading, expected, findings);
        if (expected.HasDittos(headings))
            rows = Dittos.Fill(rows, reading, findings);
        rows = MachineDays.Write(headings, rows, reading, expected, findings);
        rows = LoneZeros.Without(rows, reading, expected, findings);
        DayColumns.Join(headings, rows, expected, findings);
        (headings, rows) = PairedColumns.Part(headings, rows, reading, expected, findings);
        var ofFirst = raw.Parts.Count < 2 ? rows : rows.TakeWhile(row => row.Line <= raw.Parts[1].Before);
        var title = SheetHead.TitleOfDay(lines.Take(heading.First), ofFirst, expected);
        (headings, rows) = DayLines.Spread(headings, title is null ? rows : [title, .. rows], raw.Parts, expected, findings, cancel);
        var lists = ListsBeside.Spread(headings, rows, raw.Parts, reading, expected, limits, findings);
        var sheet = Cut(lists.Headings, lists.Rows, written > 0 && lists.Headings == own ? written : null);
        IReadOnlyList<string> titles =
            [.. lines.Take(heading.First).Select(line => string.Join(' ', line.Cells.Where(cell => cell.Length > 0)))];
        return sheet with
        {
            Format = raw.Format,
            Reading = reading,
            Findings = findings,
            Parts = lists.Parts,
            Titles = titles,
            IsWorkbook = raw.IsWorkbook,
            From1904 = raw.From1904,
        };
    }

    /// <summary>A printed list repeats its headings on each page.</summary>
    private static List<SheetRow> WithoutRepeats(List<SheetRow> rows, IReadOnlyList<string> headings, List<Finding> findings)
    {
        bool IsRepeat(SheetRow row) => row.Cells.SequenceEqual(headings);
        if (headings.Count < 2 || !rows.Exists(IsRepeat))
            return rows;
        var kept = rows.FindAll(row => !IsRepeat(row));
        if (kept.Count == 0)
            return rows;
        var count = rows.Count - kept.Count;
        findings.Add(new Finding(
            "Repeated headings",
            count == 1
                ? $"The headings come again in line {rows.Find(IsRepeat)!.Line}, which is not read as a row."
                : $"The headings come again in {count:N0} lines, which are not read as rows.",
            []));
        return kept;
    }

    /// <summary>As wide as the widest row, without completely empty columns.</summary>
    /// <param name="written">How many headings the file has; null where that is not known.</param>
    private static Sheet Cut(IReadOnlyList<string> headings, List<SheetRow> rows, int? written)
    {
        var width = Math.Max(headings.Count, rows.Max(row => row.Cells.Count));
        var isFilled = new bool[width];
        for (var column = 0; column < headings.Count; column++)
            isFilled[column] = headings[column].Length > 0;
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Cells.Count; column++)
                isFilled[column] |= row.Cells[column].Length > 0;
        }
        var columns = Enumerable.Range(0, width).Where(column => isFilled[column]).ToList();
        if (columns.Count == 0)
            columns.Add(0);
        string[] Cells(IReadOnlyList<string> cells) => [.. columns.Select(column => column < cells.Count ? cells[column] : "")];
        return new Sheet
        {
            Headings = Cells(headings),
            Rows = rows.ConvertAll(row => columns.Count == width && row.Cells.Count == width ? row : row with { Cells = Cells(row.Cells) }),
            Format = "",
            BeyondHeadings = written is null ? null : columns.Count(column => column < written),
        };
    }
}
