using Assignr.Portal.Access;

namespace Assignr.Portal.People.Grid;

/// <summary>One line of the grid.</summary>
public sealed record PersonRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Permissions Permissions { get; init; }

    public required string? PrimaryAddress { get; init; }

    /// <summary>How many addresses they have besides the primary one.</summary>
    public required int MoreAddresses { get; init; }

    /// <summary>Another person has the primary address too.</summary>
    public required bool IsShared { get; init; }

    public required string? Phone { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>Since when they have this standing; null where nothing has happened yet.</summary>
    public required DateTimeOffset? StandingSince { get; init; }

    /// <summary>Their email waits, because its mailing is paused.</summary>
    public bool EmailIsPaused { get; init; }

    public required DateTimeOffset? LastSentAt { get; init; }

    public required DateTimeOffset? LastLoginAt { get; init; }

    public required DateTimeOffset? NextGameAt { get; init; }

    public bool NextGameIsTimeToBeSet { get; init; }
}
