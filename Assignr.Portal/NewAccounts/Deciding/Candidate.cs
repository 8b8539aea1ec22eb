using Assignr.Portal.Access;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>What decides whether one person gets a new account email, as <see cref="Candidates"/> read it from the database.</summary>
public sealed record Candidate
{
    public required Guid PersonId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required Permissions Permissions { get; init; }

    public DateTimeOffset? FirstLoginAt { get; init; }

    /// <summary>In order; empty: no email address.</summary>
    public required IReadOnlyList<CandidateAddress> Addresses { get; init; }

    /// <summary>When the mail server last took a new account email.</summary>
    public DateTimeOffset? HandedOverAt { get; init; }

    /// <summary>Until when the longest-lived of their open links works.</summary>
    public DateTimeOffset? LinkExpiresAt { get; init; }

    /// <summary>A new account email waits or goes at this moment.</summary>
    public bool HasPending { get; init; }

    public bool HasUpcomingGame { get; init; }

    public string FullName => $"{FirstName} {LastName}";

    public bool IsAssignedOfficial => HasUpcomingGame && Permissions.HasFlag(Permissions.Official);
}

/// <param name="Key">What addresses are compared by.</param>
/// <param name="RefusedBecause">The mail server's words.</param>
/// <param name="IsShared">Somebody else has it too.</param>
public sealed record CandidateAddress(string Address, string Key, DateTimeOffset? RefusedAt = null,
    string? RefusedBecause = null, bool IsShared = false);
