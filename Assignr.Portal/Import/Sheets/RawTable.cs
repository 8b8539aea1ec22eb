
namespace Assignr.Portal.Import.Sheets;

/// <summary>The filled lines of a file before its headings are known.</summary>
/// <param name="Lines">Each with its cells up to the last one that is not empty.</param>
internal sealed record RawTable(IReadOnlyList<SheetRow> Lines, string Format)
{
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <inheritdoc cref="Sheet.Parts"/>
    public IReadOnlyList<(string Worksheet, int Before)> Parts { get; init; } = [];

    /// <inheritdoc cref="Sheet.IsWorkbook"/>
    public bool IsWorkbook { get; init; }

    /// <inheritdoc cref="Sheet.From1904"/>
    public bool From1904 { get; init; }
}
