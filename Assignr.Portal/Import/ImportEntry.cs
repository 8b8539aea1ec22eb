namespace Assignr.Portal.Import;

public enum EntryKind
{
    /// <summary>Facts: the person or game as added, so that an undo can see whether it was changed later.</summary>
    PersonAdded = 1,

    /// <summary>Facts: each changed field with its old and new value.</summary>
    PersonUpdated = 2,

    GameAdded = 3,
    GameUpdated = 4,

    /// <summary>Facts: the row's cells and why it was not imported.</summary>
    Failed = 5,
}

/// <summary>What became of one row of an applied import. Undo reads it, and so does the file of failed rows.</summary>
public sealed class ImportEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ImportId { get; init; }

    /// <summary>The line in the file, from 1; 0 for a person whom a file of games names.</summary>
    public required int Line { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>No foreign key, so that the entry outlives the person.</summary>
    public Guid? PersonId { get; init; }

    public Guid? GameId { get; init; }

    /// <summary>JSON, in the form that its kind says.</summary>
    public required string Facts { get; init; }
}
