namespace Assignr.Portal.Import;

/// <summary>The file and the assignor's decisions so far. The row is deleted when the import is applied or thrown away.</summary>
public sealed class ImportDraft
{
    public required Guid ImportId { get; init; }

    /// <summary>The file as it came, compressed with Brotli.</summary>
    public required byte[] File { get; init; }

    /// <summary><see cref="Sheets.Reading"/> as JSON; null: as the file shows.</summary>
    public string? Reading { get; set; }

    /// <summary><see cref="Import.Mapping"/> as JSON; null: as recognised or remembered.</summary>
    public string? Mapping { get; set; }

    /// <summary><see cref="Import.Edits"/> as JSON; null: none.</summary>
    public string? Edits { get; set; }

    /// <summary>Grows with every change, so that a tab does not overwrite another one's change unseen.</summary>
    public int Revision { get; set; }
}
