using System.IO.Compression;
using System.Text.Json;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Import.Preview;

/// <summary>Reads a draft and makes its plan in the caller's transaction. Both the preview and Apply use it, so that they
/// agree.</summary>
public sealed partial class Drafts(
    IEnumerable<IImportKind> kinds, IOptions<ImportOptions> options, TimeProvider clock, ILogger<Drafts> log)
{
    private const string Broken =
        "The portal broke at working out what becomes of each row, and its log says why. Leave out the columns that are not needed, "
        + "or throw this import away and drop a file of the list alone. Nothing was changed.";

    internal IImportKind Of(ImportKind kind) => kinds.Single(one => one.Kind == kind);

    /// <inheritdoc cref="SheetReader.Read"/>
    internal SheetResult Read(byte[] file, string fileName, ImportKind kind, Reading reading, CancellationToken cancel)
    {
        var result = SheetReader.Read(file, fileName, options.Value, reading, Of(kind).Expected, cancel);
        if (result.Failure is { } broken)
            CannotRead(broken.GetType().Name, broken.StackTrace);
        return result;
    }

    /// <summary>
    /// Reading and planning together may take <see cref="ImportOptions.MostSeconds"/>; after that the view says so and has no plan. The
    /// same applies where either fails: the draft stays and can be changed or thrown away.
    /// </summary>
    /// <param name="known">The sheet, where the file was read before; null: it is read.</param>
    internal async Task<ImportView?> ViewAsync(PortalDb db, Caller caller, Guid importId, Sheet? known, CancellationToken cancel)
    {
        var batch = await db.Imports.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == importId && batch.AppliedAt == null, cancel);
        var draft = await db.ImportDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ImportId == importId, cancel);
        if (batch is null || draft is null)
            return null;
        try
        {
            return await ViewAsync(db, caller, batch, draft, known, cancel);
        }
        catch (Exception broken) when (IsOurs(broken))
        {
            CannotPlan(importId, broken.GetType().Name, broken.StackTrace);
            return new ImportView
            {
                Batch = batch,
                Sheet = Nothing(Reading.AsFound),
                Fields = Of(batch.Kind).Fields,
                Mapping = new Mapping { Columns = [] },
                Edits = Edits.None,
                Problem = Broken,
                IsGivenUp = true,
                Revision = draft.Revision,
            };
        }
    }

    private async Task<ImportView> ViewAsync(PortalDb db, Caller caller, ImportBatch batch, ImportDraft draft, Sheet? known,
        CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(TimeSpan.FromSeconds(options.Value.MostSeconds));
        var kind = Of(batch.Kind);
        var reading = draft.Reading is null ? Reading.AsFound : JsonSerializer.Deserialize<Reading>(draft.Reading)!;
        var (sheet, unreadable) = known is not null && known.Reading == reading
            ? (known, null)
            : Read(batch, draft, reading, batch.Kind, cancel);
        var headings = MappingMemory.KeyOf(sheet.Headings);
        var remembered = draft.Mapping is null
            ? await db.RememberedMappings.AsNoTracking().Where(one => one.Kind == batch.Kind && one.Headings == headings)
                .Select(one => one.Mapping).SingleOrDefaultAsync(cancel)
            : null;
        var recognised = await kind.RecogniseAsync(db, sheet, cancel);
        var mapping = MappingMemory.Fitting(draft.Mapping ?? remembered, sheet, kind.Fields) ?? recognised.Mapping;
        if (draft.Mapping is null)
            mapping = mapping with { OwnTeam = recognised.Mapping.OwnTeam };
        var edits = draft.Edits is null ? Edits.None : JsonSerializer.Deserialize<Edits>(draft.Edits)!;
        var problem = unreadable ?? kind.Check(mapping, sheet);
        var source = await SourceAsync(db, caller, sheet, mapping, edits, cancel);
        var (plan, givenUp) = problem is null ? await PlanAsync(batch, db, source, time.Token, cancel) : (null, null);
        return new ImportView
        {
            Batch = batch,
            Sheet = sheet,
            Fields = kind.Fields,
            Mapping = mapping,
            Guesses =
            [
                .. AsRemembered(remembered is not null, recognised.Mapping), .. recognised.In(mapping),
                .. remembered is null ? recognised.Changed(mapping, sheet, kind.Fields) : [],
            ],
            IsRemembered = remembered is not null,
            Edits = edits,
            Problem = problem ?? givenUp,
            FitsOther = problem is not null && unreadable is null && draft.Mapping is null
                && await FitsOtherAsync(db, batch, draft, reading, cancel),
            IsGivenUp = (unreadable ?? givenUp) is not null,
            Plan = plan,
            Revision = draft.Revision,
        };
    }

    /// <summary>Whether planning again would give the view's plan: nothing has changed that it was made from, except the
    /// draft.</summary>
    internal async Task<bool> HoldsAsync(PortalDb db, Caller caller, ImportView view, CancellationToken cancel) =>
        view.Plan is { } plan
        && plan.Basis == await Of(view.Batch.Kind).BasisAsync(db,
            await SourceAsync(db, caller, view.Sheet, view.Mapping, view.Edits, cancel), cancel);

    private async Task<ImportSource> SourceAsync(PortalDb db, Caller caller, Sheet sheet, Mapping mapping, Edits edits,
        CancellationToken cancel) => new()
        {
            Sheet = sheet,
            Mapping = mapping,
            Edits = edits,
            Site = await db.Site.AsNoTracking().SingleAsync(cancel),
            Now = clock.GetUtcNow(),
            Caller = caller,
        };

    private async Task<(ImportPlan? Plan, string? Problem)> PlanAsync(
        ImportBatch batch, PortalDb db, ImportSource source, CancellationToken time, CancellationToken cancel)
    {
        try
        {
            return (await Of(batch.Kind).PlanAsync(db, source, time), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null,
                $"Reading this file and working out what becomes of each row took more than {options.Value.MostSeconds} seconds and was "
                + "given up. Leave out columns that are not needed, or split it into several files. Nothing was changed.");
        }
        catch (Exception broken) when (IsOurs(broken))
        {
            CannotPlan(batch.Id, broken.GetType().Name, broken.StackTrace);
            return (null, Broken);
        }
    }

    // Faults of the database are handled by its transaction.
    private static bool IsOurs(Exception broken) => broken is not OperationCanceledException && !Transactions.IsTrouble(broken);

    /// <returns>Where it cannot be read: an empty sheet and the reason.</returns>
    private (Sheet Sheet, string? Problem) Read(
        ImportBatch batch, ImportDraft draft, Reading reading, ImportKind kind, CancellationToken cancel)
    {
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(draft.File), CompressionMode.Decompress))
            brotli.CopyTo(unpacked);
        var result = Read(unpacked.ToArray(), batch.FileName, kind, reading, cancel);
        return (result.Sheet ?? Nothing(reading), result.Problem);
    }

    /// <summary>Whether a file for the import of games is a list of people, or the other way round.</summary>
    private async Task<bool> FitsOtherAsync(PortalDb db, ImportBatch batch, ImportDraft draft, Reading reading, CancellationToken cancel)
    {
        var other = Of(batch.Kind.Other());
        if (Read(batch, draft, reading, other.Kind, cancel) is not ({ Rows.Count: > 0 } sheet, null))
            return false;
        var mapping = (await other.RecogniseAsync(db, sheet, cancel)).Mapping;
        return mapping.Columns.OfType<string>().Take(2).Count() > 1
            && other.Check(mapping, sheet) is null or OfGames.HomeAndAway.OneTeam.Asked;
    }

    private static Sheet Nothing(Reading reading) =>
        new() { Headings = [], Rows = [], Format = "", Reading = reading, Findings = WayBack(reading) };

    private static IEnumerable<Guess> AsRemembered(bool isRemembered, Mapping recognised) => !isRemembered ? []
        : [new Guess("The columns are read as in your last file with these headings.", "Read them anew", _ => recognised)];

    private static IReadOnlyList<Finding> WayBack(Reading reading) => reading == Reading.AsFound ? []
        :
        [
            new Finding("Reading", "With what was chosen, nothing can be read.",
                [new FindingOption("As chosen", reading, true), new FindingOption("Read it as at first", Reading.AsFound, false)]),
        ];

    // The type only: the message of an exception may quote a cell.
    [LoggerMessage(LogLevel.Error, "A file could not be read: {Exception}\n{StackTrace}")]
    private partial void CannotRead(string exception, string? stackTrace);

    [LoggerMessage(LogLevel.Error, "The rows of import {ImportId} could not be planned: {Exception}\n{StackTrace}")]
    private partial void CannotPlan(Guid importId, string exception, string? stackTrace);
}
