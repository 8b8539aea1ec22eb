using System.IO.Compression;
using System.Text.Json;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Import;

/// <summary>Reads a draft and makes its plan, in whatever transaction it is asked: the one way for the preview and for Apply, so that both say the same.</summary>
public sealed class Drafts(IEnumerable<IImportKind> kinds, IOptions<ImportOptions> options, TimeProvider clock)
{
    internal IImportKind Of(ImportKind kind) => kinds.Single(one => one.Kind == kind);

    /// <summary>Reading and planning together take no longer than <see cref="ImportOptions.MostSeconds"/>; then the view says so and has no plan.</summary>
    /// <param name="known">The sheet as it was read before, to read the file once only.</param>
    internal async Task<ImportView?> ViewAsync(PortalDb db, Caller caller, Guid importId, Sheet? known, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(TimeSpan.FromSeconds(options.Value.MostSeconds));
        var batch = await db.Imports.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == importId && batch.AppliedAt == null, cancel);
        var draft = await db.ImportDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ImportId == importId, cancel);
        if (batch is null || draft is null)
            return null;
        var kind = Of(batch.Kind);
        var reading = draft.Reading is null ? Reading.AsFound : JsonSerializer.Deserialize<Reading>(draft.Reading)!;
        var (sheet, unreadable) = known is not null && known.Reading == reading ? (known, null) : Read(batch, draft, kind, reading, cancel);
        var headings = MappingMemory.KeyOf(sheet.Headings);
        var remembered = draft.Mapping is null
            ? await db.RememberedMappings.AsNoTracking().Where(one => one.Kind == batch.Kind && one.Headings == headings).Select(one => one.Mapping).SingleOrDefaultAsync(cancel)
            : null;
        var recognised = await kind.RecogniseAsync(db, sheet, cancel);
        var mapping = MappingMemory.Fitting(draft.Mapping ?? remembered, sheet, kind.Fields) ?? recognised.Mapping;
        var edits = draft.Edits is null ? Edits.None : JsonSerializer.Deserialize<Edits>(draft.Edits)!;
        var problem = unreadable ?? kind.Check(mapping, sheet);
        var source = await SourceAsync(db, caller, sheet, mapping, edits, cancel);
        var (plan, givenUp) = problem is null ? await PlanAsync(kind, db, source, time.Token, cancel) : (null, null);
        return new ImportView
        {
            Batch = batch,
            Sheet = sheet,
            Fields = kind.Fields,
            Mapping = mapping,
            Guesses = [.. AsRemembered(remembered is not null, recognised.Mapping), .. remembered is null ? recognised.In(mapping) : []],
            IsRemembered = remembered is not null,
            Edits = edits,
            Problem = problem ?? givenUp,
            IsGivenUp = (unreadable ?? givenUp) is not null,
            Plan = plan,
            Revision = draft.Revision,
        };
    }

    /// <summary>Whether planning again now would come to the view's plan: nothing has changed that it was made from, the draft aside.</summary>
    internal async Task<bool> HoldsAsync(PortalDb db, Caller caller, ImportView view, CancellationToken cancel) =>
        view.Plan is { } plan
        && plan.Basis == await Of(view.Batch.Kind).BasisAsync(db, await SourceAsync(db, caller, view.Sheet, view.Mapping, view.Edits, cancel), cancel);

    private async Task<ImportSource> SourceAsync(PortalDb db, Caller caller, Sheet sheet, Mapping mapping, Edits edits, CancellationToken cancel) => new()
    {
        Sheet = sheet,
        Mapping = mapping,
        Edits = edits,
        Site = await db.Site.AsNoTracking().SingleAsync(cancel),
        Now = clock.GetUtcNow(),
        Caller = caller,
    };

    private async Task<(ImportPlan? Plan, string? Problem)> PlanAsync(
        IImportKind kind, PortalDb db, ImportSource source, CancellationToken time, CancellationToken cancel)
    {
        try
        {
            return (await kind.PlanAsync(db, source, time), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, $"Reading this file and working out what becomes of each row took more than {options.Value.MostSeconds} seconds and was "
                + "given up. Leave out columns that are not needed, or split it into several files. Nothing was changed.");
        }
    }

    /// <returns>Where it cannot be read, an empty sheet and why: the draft is still there to be changed or thrown away.</returns>
    private (Sheet Sheet, string? Problem) Read(ImportBatch batch, ImportDraft draft, IImportKind kind, Reading reading, CancellationToken cancel)
    {
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(draft.File), CompressionMode.Decompress))
            brotli.CopyTo(unpacked);
        var result = SheetReader.Read(unpacked.ToArray(), batch.FileName, options.Value, reading, kind.Expected, cancel);
        return (result.Sheet ?? new Sheet { Headings = [], Rows = [], Format = "", Reading = reading, Findings = WayBack(reading) }, result.Problem);
    }

    private static IEnumerable<Guess> AsRemembered(bool isRemembered, Mapping recognised) => !isRemembered ? []
        : [new Guess("The columns are read as in your last file with these headings.", "Read them anew", _ => recognised)];

    private static IReadOnlyList<Finding> WayBack(Reading reading) => reading == Reading.AsFound ? []
        :
        [
            new Finding("Reading", "With what was chosen, nothing can be read.",
                [new FindingOption("As chosen", reading, true), new FindingOption("Read it as at first", Reading.AsFound, false)]),
        ];
}
