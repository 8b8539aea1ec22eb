using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Funnel;

namespace Assignr.Portal.People.Grid;

public enum PeopleOrder
{
    Name,
    Email,
    Account,
    LastSent,
    LastLogin,
    NextGame,
}

/// <summary>Which people, in which order: the complete state of the grid.</summary>
public sealed record PeopleQuery
{
    public const int LargestPage = 100;

    /// <summary>Words, each a part of a name or an address. Case and accents do not matter.</summary>
    public string Search { get; init; } = "";

    /// <summary><see cref="People.Standing.Sent"/> includes <see cref="People.Standing.Sending"/>; null: everybody.</summary>
    public Standing? Standing { get; init; }

    /// <summary>None: with any permission or none.</summary>
    public Permissions Permission { get; init; }

    public bool HasUpcomingGame { get; init; }

    /// <summary>Only active people who came as far as this step; null: whoever the other filters leave.</summary>
    public FunnelStep? Step { get; init; }

    /// <summary>Only those of a mailing or of an import, where <see cref="Step"/> is given.</summary>
    public FunnelScope Scope { get; init; } = FunnelScope.Everybody;

    public PeopleOrder Order { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 0.</summary>
    public int Page { get; init; }

    public int PageSize { get; init; } = 25;

    public bool IsNarrowed => Search.Length > 0 || Standing is not null || Permission != Permissions.None || HasUpcomingGame
        || Step is not null;
}
