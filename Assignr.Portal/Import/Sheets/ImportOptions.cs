using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Import.Sheets;

/// <summary>
/// Section <c>Import</c>: the limits of a file (requirements.md 59, 60). Each is checked during reading, not afterwards, so that no file
/// costs more than its size suggests; docs/performance.md has the cost of the largest ones.
/// </summary>
public sealed class ImportOptions
{
    /// <summary>Bytes of the file as uploaded, and characters of all its cells together: a workbook may refer to one text a million
    /// times.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MostBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Rows below the heading.</summary>
    [Range(1, 1_000_000)]
    public int MostRows { get; set; } = 50_000;

    [Range(2, 1_000)]
    public int MostColumns { get; set; } = 100;

    /// <summary>Rows times columns, empty ones too.</summary>
    [Range(100, 100_000_000)]
    public int MostCells { get; set; } = 1_000_000;

    /// <summary>Characters of one cell.</summary>
    [Range(100, 32_767)]
    public int LongestCell { get; set; } = 1_000;

    /// <summary>Bytes of all parts of a workbook, unpacked.</summary>
    [Range(1024, int.MaxValue)]
    public int MostUnpackedBytes { get; set; } = 96 * 1024 * 1024;

    /// <summary>Parts of a workbook.</summary>
    [Range(1, 100_000)]
    public int MostParts { get; set; } = 1_000;

    /// <summary>Seconds after which reading a file is given up, and reading and planning it together.</summary>
    [Range(1, 600)]
    public int MostSeconds { get; set; } = 10;

    /// <summary>Bytes that all drafts together may take in the database, compressed.</summary>
    [Range(1024, long.MaxValue)]
    public long MostDraftBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Days after which a draft that was not applied is thrown away.</summary>
    [Range(1, 365)]
    public int KeepDraftsDays { get; set; } = 7;
}
