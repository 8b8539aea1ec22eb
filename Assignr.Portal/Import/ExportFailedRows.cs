using System.Globalization;
using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import;

/// <summary>The rows that were not imported, as they were in the file, each with its line and the reason: to be mended and imported again.</summary>
[Allow(Who.Assignors)]
public sealed class ExportFailedRows(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <returns>Null where there is no such import, or nothing failed.</returns>
    public async Task<FailedRowsFile?> RunAsync(Caller caller, Guid importId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        return await database.WriteAsync(async db =>
        {
            var batch = await db.Imports.AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == importId, cancel);
            var entries = await db.ImportEntries.AsNoTracking().Where(entry => entry.ImportId == importId && entry.Kind == EntryKind.Failed).OrderBy(entry => entry.Line).ToListAsync(cancel);
            if (batch is null || entries.Count == 0)
                return null;
            db.Record(caller, Act.ImportDownloaded, clock.GetUtcNow(), detail: $"{entries.Count - 1} rows of {batch.FileName} that were not imported");
            var csv = new StringBuilder(Csv.ByteOrderMark);
            foreach (var entry in entries)
            {
                cancel.ThrowIfCancellationRequested();
                var row = FailedRow.Read(entry);
                csv.Append(Csv.Row([.. row.Cells, .. entry.Line == 0 ? (string[])["Line", "Reason"] : [entry.Line.ToString(CultureInfo.InvariantCulture), row.Reason]]));
            }
            return new FailedRowsFile($"not-imported-{Path.GetFileNameWithoutExtension(batch.FileName)}.csv", csv.ToString());
        }, cancel);
    }
}

public sealed record FailedRowsFile(string FileName, string Csv);
