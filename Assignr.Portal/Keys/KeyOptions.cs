namespace Assignr.Portal.Keys;

/// <summary>Section <c>Keys</c>: what the keys of sign-ins and forms, which are in the database, are encrypted with.</summary>
public sealed class KeyOptions
{
    /// <summary>The full path of a file from <c>--make-key</c>, outside the storage folder. Empty in Development: a default one.</summary>
    public string File { get; set; } = "";

    /// <summary>Files that were used before: they decrypt what they encrypted, and encrypt nothing.</summary>
    public IList<string> OldFiles { get; } = [];
}
