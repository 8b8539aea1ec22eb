using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assignr.Portal.Tests;

/// <summary>
/// No query of the portal numbers rows within a window, which EF Core writes for "the first row of each with two of its columns": it reads
/// and sorts a whole table for a page of 25 rows. A join, a single column, or a query of its own reads only those rows.
/// </summary>
internal sealed class NoWholeTables : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        command.CommandText.Contains("ROW_NUMBER()", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"This query numbers the rows of a whole table: {command.CommandText}")
            : ValueTask.FromResult(result);
}
