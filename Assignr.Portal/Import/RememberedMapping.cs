namespace Assignr.Portal.Import;

/// <summary>How the columns of a file with these headings were used when one was last applied.</summary>
public sealed class RememberedMapping
{
    public required ImportKind Kind { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the folded headings in order.</summary>
    public required string Headings { get; init; }

    /// <summary><see cref="Import.Mapping"/> as JSON.</summary>
    public required string Mapping { get; set; }

    public required DateTimeOffset UsedAt { get; set; }
}
