namespace Assignr.Portal.Import;

public enum EntryKind
{
    /// <summary>Facts: the person or game as added, so that an undo sees whether it changed since.</summary>
    PersonAdded = 1,

    /// <summary>Facts: each changed field with its old and new value.</summary>
    PersonUpdated = 2,

    GameAdded = 3,
    GameUpdated = 4,

    /// <summary>Facts: the row's cells and why it was not imported.</summary>
    Failed = 5,
}

/// <summary>What became of one row of an applied import: what Undo takes back and what the file of failed rows is made of.</summary>
public sealed class ImportEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ImportId { get; init; }

    /// <summary>In the file, from 1; 0 for a person whom a file of games named.</summary>
    public required int Line { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>No foreign key: the entry outlives whom it is about.</summary>
    public Guid? PersonId { get; init; }

    public Guid? GameId { get; init; }

    /// <summary>JSON, of the shape its kind says.</summary>
    public required string Facts { get; init; }
}
