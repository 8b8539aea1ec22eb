using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import;

/// <summary>What a spreadsheet can become: people or games. The use cases are the same for both.</summary>
public interface IImportKind
{
    ImportKind Kind { get; }

    /// <summary>In the order of the mapping's menus.</summary>
    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>How its headings and days are recognised while a file is read.</summary>
    Expected Expected { get; }

    /// <summary>Recognises columns by their headings and cells.</summary>
    Task<Recognised> RecogniseAsync(PortalDb db, Sheet sheet, CancellationToken cancel);

    /// <summary>Why nothing can be imported with this mapping, for the user; null where something can.</summary>
    string? Check(Mapping mapping, Sheet sheet);

    /// <summary>What would become of every row. It writes nothing, and gives the same plan for the same facts.</summary>
    Task<ImportPlan> PlanAsync(PortalDb db, ImportSource source, CancellationToken cancel);

    /// <summary>A digest of everything that a plan made now would depend on: a plan with the same digest is still valid.</summary>
    Task<string> BasisAsync(PortalDb db, ImportSource source, CancellationToken cancel);

    /// <summary>Writes the plan of a view that is valid in this transaction, set-based, with its entries, its people and its
    /// audit.</summary>
    Task<ApplyReport> ApplyAsync(PortalDb db, Caller caller, ImportBatch batch, ImportView view, DateTimeOffset now,
        IProgress<ImportProgress>? progress, CancellationToken cancel);

    /// <summary>Undoes it in the caller's transaction.</summary>
    Task<UndoReport> UndoAsync(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>Everything that a plan is made from besides the database.</summary>
public sealed record ImportSource
{
    public required Sheet Sheet { get; init; }

    public required Mapping Mapping { get; init; }

    public Edits Edits { get; init; } = Edits.None;

    public required Site Site { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Who imports, so that nobody removes their own permission unseen.</summary>
    public required Caller Caller { get; init; }
}

/// <param name="Step">For the page: "Adding people".</param>
/// <param name="Done">How many rows are done.</param>
/// <param name="All">How many rows there are.</param>
public sealed record ImportProgress(string Step, int Done, int All);

/// <param name="NamesAdded">How many people were added because a crew names them.</param>
/// <param name="SessionsEnded">The people whose sessions ended, because their permissions changed.</param>
public sealed record ApplyReport(int NamesAdded, IReadOnlyList<Guid> SessionsEnded);

/// <param name="Left">What it could not take back, a sentence each.</param>
/// <param name="Touched">People whose mail may have changed, to tell the pages that show them.</param>
public sealed record UndoReport(int Removed, int Restored, IReadOnlyList<string> Left, IReadOnlyList<Guid> Touched);
