using System.Globalization;
using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Applying;

/// <summary>The rows that were not imported, as in the file, each with its line and the reason, to be corrected and imported
/// again.</summary>
[Allow(Who.Assignors)]
public sealed class ExportFailedRows(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <returns>Null where there is no such import, or where nothing failed.</returns>
    public async Task<CsvFile?> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var export = await database.SnapshotAsync(async db =>
        {
            var batch = await db.Imports.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == importId, cancel);
            var entries = await db.ImportEntries.AsNoTracking().Where(entry => entry.ImportId == importId && entry.Kind == EntryKind.Failed)
                .OrderBy(entry => entry.Line).ToListAsync(cancel);
            if (batch is null || entries.Count == 0)
                return default;
            var csv = new StringBuilder(Csv.ByteOrderMark);
            foreach (var entry in entries)
            {
                cancel.ThrowIfCancellationRequested();
                var row = FailedRow.Read(entry);
                csv.Append(Csv.Row([.. row.Cells, .. entry.Line == 0
                    ? (string[])["Line", "Reason"]
                    : [entry.Line.ToString(CultureInfo.InvariantCulture), row.Reason]]));
            }
            var failed = entries.Count - 1;
            var what = $"{Figures.Count(failed, "row")} of {batch.FileName} that {(failed == 1 ? "was" : "were")} not imported";
            return (What: what, File: new CsvFile($"not-imported-{Path.GetFileNameWithoutExtension(batch.FileName)}.csv",
                csv.ToString()));
        }, cancel);
        if (export.File is not null)
            await database.RecordAsync(caller, Act.ImportDownloaded, clock.GetUtcNow(), export.What, cancel);
        return export.File;
    }
}
