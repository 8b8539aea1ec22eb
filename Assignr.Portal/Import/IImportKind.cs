using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Import;

/// <summary>What a spreadsheet can become: people or games. The use cases around it are the same for both.</summary>
public interface IImportKind
{
    ImportKind Kind { get; }

    /// <summary>In the order of the mapping's menus.</summary>
    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>By what its headings and days are told while a file is read.</summary>
    Expected Expected { get; }

    /// <summary>By the headings and by what stands below them.</summary>
    Task<Recognised> RecogniseAsync(PortalDb db, Sheet sheet, CancellationToken cancel);

    /// <summary>Why nothing can be imported with this mapping; null where something can. For the user.</summary>
    string? Check(Mapping mapping, Sheet sheet);

    /// <summary>What would become of every row. Reads, writes nothing; the same answer for the same facts.</summary>
    Task<ImportPlan> PlanAsync(PortalDb db, ImportSource source, CancellationToken cancel);

    /// <summary>What such a plan would be made from now, as a digest: a plan with the same one still holds.</summary>
    Task<string> BasisAsync(PortalDb db, ImportSource source, CancellationToken cancel);

    /// <summary>Writes the plan of a view that holds in this very transaction, set-based, with its entries, its people
    /// and its audit.</summary>
    Task<ApplyReport> ApplyAsync(PortalDb db, Caller caller, ImportBatch batch, ImportView view, DateTimeOffset now,
        IProgress<ImportProgress>? progress, CancellationToken cancel);

    /// <summary>Takes it back, in the caller's transaction.</summary>
    Task<UndoReport> UndoAsync(PortalDb db, Caller caller, ImportBatch batch, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>Everything a plan is made from, besides the database.</summary>
public sealed record ImportSource
{
    public required Sheet Sheet { get; init; }

    public required Mapping Mapping { get; init; }

    public Edits Edits { get; init; } = Edits.None;

    public required Site Site { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Who imports: nobody takes their own rights away unseen.</summary>
    public required Caller Caller { get; init; }
}

/// <param name="Step">"Adding people", for the page.</param>
/// <param name="Done">Rows.</param>
/// <param name="All">Rows.</param>
public sealed record ImportProgress(string Step, int Done, int All);

/// <param name="NamesAdded">People added because a crew named them.</param>
/// <param name="SessionsEnded">Whose sessions ended with it: their permissions are others now.</param>
public sealed record ApplyReport(int NamesAdded, IReadOnlyList<Guid> SessionsEnded);

/// <param name="Left">What it could not take back, a sentence each.</param>
/// <param name="Touched">People whose mail may have changed, to tell the pages that show them.</param>
public sealed record UndoReport(int Removed, int Restored, IReadOnlyList<string> Left, IReadOnlyList<Guid> Touched);
