namespace Assignr.Portal.Keys;

/// <summary>Section <c>Keys</c>: what the keys of sign-ins and forms are encrypted with, which themselves are in the database.</summary>
public sealed class KeyOptions
{
    /// <summary>The whole path of what <c>--make-key</c> made, outside the storage folder. Empty, in Development: one of its own.</summary>
    public string File { get; set; } = "";

    /// <summary>Files that were used before: they open what was encrypted with them, and encrypt nothing any more.</summary>
    public IList<string> OldFiles { get; } = [];
}
