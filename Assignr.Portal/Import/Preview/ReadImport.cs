using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

/// <summary>A draft as the assignor sees it: its columns, their fields, and the outcome of every row. Changes nothing.</summary>
[Allow(Who.Assignors)]
public sealed class ReadImport(IDbContextFactory<PortalDb> database, Drafts drafts, ImportTurns turns)
{
    /// <returns>Null where there is no such draft: applied, thrown away, or never made.</returns>
    /// <param name="waits">Called where it has to wait for other imports.</param>
    public Task<ImportView?> RunAsync(Caller caller, Guid importId, Action? waits = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return turns.RunAsync(
            async () =>
            {
                await using var db = await database.CreateDbContextAsync(cancel);
                return await drafts.ViewAsync(db, caller, importId, known: null, cancel);
            },
            waits, cancel);
    }
}

/// <summary>A draft and its plan.</summary>
public sealed record ImportView
{
    public required ImportBatch Batch { get; init; }

    public required Sheet Sheet { get; init; }

    public required IReadOnlyList<ImportField> Fields { get; init; }

    public required Mapping Mapping { get; init; }

    /// <summary>What was decided about columns against their headings or without one.</summary>
    public IReadOnlyList<Guess> Guesses { get; init; } = [];

    /// <summary>The mapping comes from an earlier file with the same headings.</summary>
    public bool IsRemembered { get; init; }

    public required Edits Edits { get; init; }

    /// <summary>Null where nothing can be imported with this mapping: see <see cref="Problem"/>.</summary>
    public ImportPlan? Plan { get; init; }

    public string? Problem { get; init; }

    /// <summary>Nothing can be imported from it, but the file suits the other kind of import.</summary>
    public bool FitsOther { get; init; }

    /// <summary>The problem is not the mapping: the file cannot be read, or took too long.</summary>
    public bool IsGivenUp { get; init; }

    public required int Revision { get; init; }
}
