namespace Assignr.Portal.Import;

/// <summary>The mapping that was last applied to a file with these headings.</summary>
public sealed class RememberedMapping
{
    public required ImportKind Kind { get; init; }

    /// <summary>SHA-256, in hexadecimal, of the folded headings in order.</summary>
    public required string Headings { get; init; }

    /// <summary><see cref="Import.Mapping"/> as JSON.</summary>
    public required string Mapping { get; set; }

    public required DateTimeOffset UsedAt { get; set; }
}
