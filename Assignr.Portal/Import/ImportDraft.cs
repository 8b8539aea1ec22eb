namespace Assignr.Portal.Import;

/// <summary>The file and what the assignor decided so far, from its arrival until it is applied or thrown away; then the row goes.</summary>
public sealed class ImportDraft
{
    public required Guid ImportId { get; init; }

    /// <summary>As it came, compressed with Brotli.</summary>
    public required byte[] File { get; init; }

    /// <summary>Which sheet of a workbook; null: the first that holds anything.</summary>
    public string? Worksheet { get; set; }

    /// <summary><see cref="Import.Mapping"/> as JSON; null: as recognised or remembered.</summary>
    public string? Mapping { get; set; }

    /// <summary><see cref="Import.Edits"/> as JSON; null: none.</summary>
    public string? Edits { get; set; }

    /// <summary>Grows with every change, so that two tabs cannot overwrite each other unseen.</summary>
    public int Revision { get; set; }
}
