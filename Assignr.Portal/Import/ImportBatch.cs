using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import;

public enum ImportKind
{
    People = 1,
    Games = 2,
}

/// <summary>
/// One file that is being imported: a row from the moment it arrives. Until it is applied it has an <see cref="ImportDraft"/>, and has
/// changed nothing else.
/// </summary>
public sealed class ImportBatch
{
    public const int LongestFileName = 200;

    private ImportBatch()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public ImportKind Kind { get; private init; }

    /// <summary>The name of the file without folders, or "Pasted cells".</summary>
    public string FileName { get; private init; } = "";

    public Guid? StartedBy { get; private init; }

    public string StartedByName { get; private init; } = "";

    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>Null: still a draft.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    public string? AppliedByName { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoneByName { get; private set; }

    /// <summary>What could not be undone, one sentence a line; null where nothing is left, or where it is not undone.</summary>
    public string? UndoLeft { get; private set; }

    public int Added { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Rows the assignor left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>How many rows have an error or no decision; they can be downloaded as a file.</summary>
    public int Failed { get; private set; }

    /// <summary>How many people were added because a file of games names them; 0 for a file of people.</summary>
    public int NamesAdded { get; private set; }

    public static ImportBatch Start(ImportKind kind, string fileName, Caller caller, DateTimeOffset now)
    {
        var name = Text.OneLine(fileName.Split('/', '\\')[^1]);
        return new ImportBatch
        {
            Kind = kind,
            FileName = name.Length > LongestFileName ? name[..LongestFileName] : name,
            StartedBy = caller.PersonId,
            StartedByName = Text.OneLine(caller.Name),
            StartedAt = now,
        };
    }

    public void Apply(ImportCounts counts, int namesAdded, Caller caller, DateTimeOffset now)
    {
        (Added, Updated, Unchanged, LeftOut, Failed) = (counts.Add, counts.Update, counts.Unchanged, counts.LeftOut,
            counts.Look + counts.Error);
        (NamesAdded, AppliedAt, AppliedByName) = (namesAdded, now, Text.OneLine(caller.Name));
    }

    public void Undo(string? left, Caller caller, DateTimeOffset now) =>
        (UndoneAt, UndoneByName, UndoLeft) = (now, Text.OneLine(caller.Name), left);
}
