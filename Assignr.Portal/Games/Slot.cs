namespace Assignr.Portal.Games;

/// <summary>One position of one game's crew. With a person it is an assignment.</summary>
public sealed class Slot
{
    private Slot()
    {
    }

    internal Slot(Guid gameId, int order, string position)
    {
        GameId = gameId;
        Order = order;
        Position = position;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid GameId { get; private init; }

    /// <summary>From 0, the order in which a crew is listed.</summary>
    public int Order { get; private set; }

    public string Position { get; private set; } = "";

    /// <summary>Null: nobody yet.</summary>
    public Guid? PersonId { get; private set; }

    public DateTimeOffset? AssignedAt { get; private set; }

    public void Assign(Guid? personId, DateTimeOffset now)
    {
        PersonId = personId;
        AssignedAt = personId is null ? null : now;
    }
}
