using System.IO.Compression;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Import.Starting;

/// <summary>Accepts a file: reads it to see that it is a table, and stores it as a draft. Nothing else changes.</summary>
[Allow(Who.Assignors)]
public sealed class StartImport(IDbContextFactory<PortalDb> database, Drafts drafts, ImportTurns turns,
    IOptions<ImportOptions> options, TimeProvider clock)
{
    /// <param name="fileName">The browser's name for it: shown, and its extension is used where the content does not decide.</param>
    /// <param name="content">Read to its end, or until it is too long.</param>
    /// <param name="size">The size that the browser states, to reserve memory once; the real size is checked all the same.</param>
    /// <param name="waits">Called where it has arrived completely and waits for other imports.</param>
    public async Task<StartImportResult> RunAsync(Caller caller, ImportKind kind, string fileName, Stream content, long size = 0,
        Action? waits = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var limits = options.Value;
        if (await ReadAsync(content, limits.MostBytes, size, cancel) is not { } file)
            return Refused(new Problem(
                $"This file is larger than {limits.MostBytes / 1024 / 1024} MB. Split it into several files, or delete the columns that "
                + $"are not needed. Nothing was changed."));
        var (problem, packed) = await turns.RunAsync(
            async Task<(string? Problem, byte[]? Packed)> () => drafts.Read(file, fileName, kind, Reading.AsFound,
                cancel) is { Problem: { } refusal } ? (refusal, null) : (null, await PackAsync(file, cancel)), waits, cancel);
        if (packed is null)
            return Refused(new Problem(problem!));
        var now = clock.GetUtcNow();
        var batch = ImportBatch.Start(kind, fileName, caller, now);
        return await database.WriteAsync(async db =>
        {
            var stale = now.AddDays(-limits.KeepDraftsDays);
            await db.Imports.Where(old => old.AppliedAt == null && old.StartedAt < stale).ExecuteDeleteAsync(cancel);
            if (await db.ImportDrafts.SumAsync(draft => (long)draft.File.Length, cancel) + packed.Length > limits.MostDraftBytes)
                return Refused(new Problem(
                    $"Imports that are not finished hold {limits.MostDraftBytes / 1024 / 1024} MB already. Finish some of them under Past "
                    + $"imports, or throw them away, and drop the file again. Nothing was changed."));
            db.Imports.Add(batch);
            db.ImportDrafts.Add(new ImportDraft { ImportId = batch.Id, File = packed });
            return new StartImportResult(batch.Id);
        }, cancel);
    }

    private static StartImportResult Refused(Problem problem) => new(ImportId: null) { Problems = [problem] };

    /// <summary>Null where it is longer than allowed; the rest is not read.</summary>
    private static async Task<byte[]?> ReadAsync(Stream content, int most, long size, CancellationToken cancel)
    {
        using var file = new MemoryStream((int)Math.Clamp(size, 0, most));
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            if (file.Length + read > most)
                return null;
            file.Write(buffer, 0, read);
        }
        return file.Length == file.Capacity ? file.GetBuffer() : file.ToArray();
    }

    private static async Task<byte[]> PackAsync(byte[] file, CancellationToken cancel)
    {
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            await brotli.WriteAsync(file, cancel);
        return packed.ToArray();
    }
}

/// <param name="ImportId">Null where the file was not taken.</param>
public sealed record StartImportResult(Guid? ImportId) : Result;
