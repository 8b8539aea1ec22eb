using Assignr.Portal.Access;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>The facts that decide whether a person gets a new account email, read by <see cref="Candidates"/>.</summary>
public sealed record Candidate
{
    public required Guid PersonId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required Permissions Permissions { get; init; }

    public DateTimeOffset? FirstLoginAt { get; init; }

    /// <summary>When they said that they officiate no more.</summary>
    public DateTimeOffset? NoLongerOfficiatesAt { get; init; }

    /// <summary>In order; empty: no email address.</summary>
    public required IReadOnlyList<CandidateAddress> Addresses { get; init; }

    /// <summary>When the mail server last took a new account email for them.</summary>
    public DateTimeOffset? HandedOverAt { get; init; }

    /// <summary>When an assignor withdrew their links; null where one was made since.</summary>
    public DateTimeOffset? LinksWithdrawnAt { get; init; }

    /// <summary>When the last of their open links expires.</summary>
    public DateTimeOffset? LinkExpiresAt { get; init; }

    /// <summary>A new account email is waiting or being sent.</summary>
    public bool HasPending { get; init; }

    /// <summary>It waits because its mailing is paused.</summary>
    public bool IsPendingPaused { get; init; }

    public bool HasUpcomingGame { get; init; }

    /// <summary>Read only where a reminder is judged.</summary>
    public ReminderHistory? Reminded { get; init; }

    public string FullName => $"{FirstName} {LastName}";

    public SentSoFar SentSoFar(DateTimeOffset now) => HandedOverAt is null ? NewAccounts.SentSoFar.Nothing
        : LinkExpiresAt >= now ? NewAccounts.SentSoFar.LinkThatWorks : NewAccounts.SentSoFar.LinkExpired;

    public bool IsAssignedOfficial => HasUpcomingGame && Permissions.HasFlag(Permissions.Official);
}

/// <param name="Key">The form in which addresses are compared.</param>
/// <param name="RefusedBecause">The mail server's words.</param>
/// <param name="IsShared">Another person has it too.</param>
/// <param name="NotTheirsAt">When its reader said that it is not this person's.</param>
/// <param name="ComplainedAt">When its reader complained about an email.</param>
public sealed record CandidateAddress(string Address, string Key, DateTimeOffset? RefusedAt = null,
    string? RefusedBecause = null, bool IsShared = false, DateTimeOffset? NotTheirsAt = null,
    DateTimeOffset? ComplainedAt = null);
