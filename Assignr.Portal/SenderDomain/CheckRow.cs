namespace Assignr.Portal.SenderDomain;

public enum CheckState
{
    Good = 1,

    /// <summary>There is no such record.</summary>
    Missing = 2,

    Wrong = 3,

    /// <summary>Nobody could tell: a name server did not answer, or what has to be looked for is not known.</summary>
    CouldNotLook = 4,
}

/// <param name="Name">Of the record, whole.</param>
/// <param name="Type">TXT, MX, PTR.</param>
public sealed record DnsRecord(string Name, string Type, string Value);

/// <summary>What the check-up says about one subject.</summary>
/// <param name="Name">SPF, DKIM, DMARC, MX, Reverse name.</param>
/// <param name="Says">One sentence.</param>
public sealed record CheckRow(string Name, CheckState State, string Says)
{
    /// <summary>What else should be known, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The records as they were found, written by strangers.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>What to publish; null where nothing has to be, or where this cannot be known here.</summary>
    public DnsRecord? Publish { get; init; }

    public bool IsTrouble => State is CheckState.Missing or CheckState.Wrong;

    public static CheckRow CouldNotLook(string name, string? why, params string[] remarks) =>
        new(name, CheckState.CouldNotLook, $"Could not look: {why}. That says nothing about the domain.") { Remarks = remarks };
}
