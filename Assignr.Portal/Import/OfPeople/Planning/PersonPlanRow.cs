using Assignr.Portal.Access;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>A row about a person: who they are to be once it is applied.</summary>
public sealed record PersonPlanRow : PlanRow
{
    /// <summary>Whom it is about: for an update or an unchanged row; null otherwise.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>As they are now, where <see cref="PersonId"/> is given.</summary>
    public PersonState? Before { get; init; }

    /// <summary>As they are to be; null where the row is not applied.</summary>
    public PersonState? After { get; init; }
}

/// <summary>Everything an import can say about a person.</summary>
public sealed record PersonState
{
    public string? ExternalId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public string? Phone { get; init; }

    public required Permissions Permissions { get; init; }

    /// <summary>All of them, in order, the primary one first.</summary>
    public required IReadOnlyList<EmailAddress> Addresses { get; init; }

    /// <summary>The person's revision when it was read; 0 for what is to be.</summary>
    public int Revision { get; init; }
}
