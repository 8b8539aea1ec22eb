using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Import.Sheets;

/// <summary>Section <c>Import</c>: how much a file may hold (BAR 59, 60). Each is kept while reading, not afterwards.</summary>
public sealed class ImportOptions
{
    /// <summary>Bytes of the file as it comes.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MostBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Rows below the heading.</summary>
    [Range(1, 1_000_000)]
    public int MostRows { get; set; } = 50_000;

    [Range(2, 1_000)]
    public int MostColumns { get; set; } = 100;

    /// <summary>Characters of one cell.</summary>
    [Range(100, 32_767)]
    public int LongestCell { get; set; } = 1_000;

    /// <summary>Bytes of a workbook's parts together, once unpacked.</summary>
    [Range(1024, int.MaxValue)]
    public int MostUnpackedBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Parts of a workbook.</summary>
    [Range(1, 100_000)]
    public int MostParts { get; set; } = 1_000;

    /// <summary>Days after which a draft that was not applied is thrown away.</summary>
    [Range(1, 365)]
    public int KeepDraftsDays { get; set; } = 7;
}
