
namespace Assignr.Portal.Import.Sheets;

/// <summary>One table as it was read: its headings and the rows below them, all as text.</summary>
public sealed record Sheet
{
    /// <summary>As many as the widest row has cells; empty for a column without a heading.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>Without completely empty rows.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    /// <summary>What was read, for the page: "CSV with semicolons, Windows-1252", "Excel workbook".</summary>
    public required string Format { get; init; }

    /// <summary>How it was read: by the choices that were made, or <see cref="Reading.AsFound"/>.</summary>
    public Reading Reading { get; init; } = Reading.AsFound;

    /// <summary>What was decided and can be changed, or is worth knowing.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The sheets of a workbook that were read, in order, each with the line that its own line 0 would have; empty for a single
    /// one.</summary>
    public IReadOnlyList<(string Worksheet, int Before)> Parts { get; init; } = [];

    /// <summary>The texts above the headings, one for each line.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>The first column for which the file has no heading, not even an empty one; null where that is not known.</summary>
    internal int? BeyondHeadings { get; init; }

    /// <summary>Its dates and times were stored as such, and are written as 2026-09-13 and 09:00.</summary>
    public bool IsWorkbook { get; init; }

    /// <summary>Dates are counted from 1904: a number without a format means four years more than it seems.</summary>
    public bool From1904 { get; init; }

    /// <summary>The name of a line by which people find it: "12", or "5 of Week 2" where several sheets are read together.</summary>
    public string Place(int line) => Part(line) is { Worksheet: { } name, Before: var before } ? $"{line - before} of {name}" : $"{line}";

    /// <summary>The sheet of a line, where several are read together; else null.</summary>
    public string? SheetOf(int line) => Part(line).Worksheet;

    private (string? Worksheet, int Before) Part(int line) => Parts.LastOrDefault(part => part.Before < line);
}

/// <param name="Line">In the file, from 1, as a spreadsheet or an editor counts; for a row with line breaks, its first line.</param>
/// <param name="Cells">As many as there are headings; without spaces at the ends, and without an apostrophe that only protected a
/// formula.</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>How many cells its line has in a text file, including empty ones at its end; 0 in any other file.</summary>
    internal int Written { get; init; }

    /// <summary>The row with another text in one cell, which may be beyond the last one.</summary>
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
/// <param name="Problem">Then the reason and what to do, for the user.</param>
public sealed record SheetResult(Sheet? Sheet, string? Problem)
{
    /// <summary>The exception, for the log, where the portal itself is at fault.</summary>
    public Exception? Failure { get; init; }
}
