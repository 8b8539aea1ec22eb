namespace Assignr.Portal.Import.Sheets;

/// <summary>One table as it was read: its headings and the rows below, everything as text.</summary>
public sealed record Sheet
{
    /// <summary>As many as the widest row has cells; empty where a column has no heading.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>Without rows that are empty throughout.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    /// <summary>How it was read, for the page: "CSV with semicolons, Windows-1252", "Excel workbook".</summary>
    public required string Format { get; init; }

    /// <summary>By what it was read: what was chosen, or <see cref="Reading.AsFound"/>.</summary>
    public Reading Reading { get; init; } = Reading.AsFound;

    /// <summary>What was decided on the way and can be chosen otherwise, or is worth knowing.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The sheets of a workbook that are read, in order, each with the line that its own line 0 would be; none
    /// for a single one.</summary>
    public IReadOnlyList<(string Worksheet, int Before)> Parts { get; init; } = [];

    /// <summary>What stands above the headings, a text for each line.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>From which column on no heading is written, not even an empty one; null where that is not known.</summary>
    internal int? BeyondHeadings { get; init; }

    /// <summary>Its days and times were kept as such, and are written as 2026-09-13 and 09:00.</summary>
    public bool IsWorkbook { get; init; }

    /// <summary>Days are counted from 1904: a number without a format is four years less than it seems.</summary>
    public bool From1904 { get; init; }

    /// <summary>Where a line is, as people find it again: "12", or "5 of Week 2" where several sheets are read together.</summary>
    public string Place(int line) => Part(line) is { Worksheet: { } name, Before: var before } ? $"{line - before} of {name}" : $"{line}";

    /// <summary>The sheet in which a line stands, where several are read together; else null.</summary>
    public string? SheetOf(int line) => Part(line).Worksheet;

    private (string? Worksheet, int Before) Part(int line) => Parts.LastOrDefault(part => part.Before < line);
}

/// <param name="Line">In the file, from 1, as a spreadsheet or an editor counts it: of a row with line breaks the first.</param>
/// <param name="Cells">As many as there are headings; spaces at the ends are gone, an apostrophe that only kept a
/// formula asleep too.</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>How many cells its line has in a text file, with those at its end that are empty; 0 in any other.</summary>
    internal int Written { get; init; }

    /// <summary>With another text in one cell, which may lie behind the last one.</summary>
    internal SheetRow With(int column, string text) => this with { Cells = With(Cells, column, text) };

    /// <inheritdoc cref="With(int, string)"/>
    internal static string[] With(IReadOnlyList<string> cells, int column, string text)
    {
        var all = new string[Math.Max(cells.Count, column + 1)];
        for (var index = 0; index < all.Length; index++)
            all[index] = index < cells.Count ? cells[index] : "";
        all[column] = text;
        return all;
    }
}

/// <param name="Sheet">Null where the file cannot be read.</param>
/// <param name="Problem">Then why, and what to do: for the user.</param>
public sealed record SheetResult(Sheet? Sheet, string? Problem)
{
    /// <summary>What broke where the portal itself is at fault, for its log.</summary>
    public Exception? Failure { get; init; }
}
