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

    /// <summary>The sheets of a workbook that hold anything, in order; empty for text.</summary>
    public IReadOnlyList<string> Worksheets { get; init; } = [];

    /// <summary>Which of them this is; null for text.</summary>
    public string? Worksheet { get; init; }
}

/// <param name="Line">In the file, from 1, as a spreadsheet or an editor counts it: of a row with line breaks the first.</param>
/// <param name="Cells">As many as there are headings; spaces at the ends are gone, an apostrophe that only kept a formula asleep too.</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells);

/// <param name="Sheet">Null where the file cannot be read.</param>
/// <param name="Problem">Then why, and what to do: for the user.</param>
public sealed record SheetResult(Sheet? Sheet, string? Problem);
