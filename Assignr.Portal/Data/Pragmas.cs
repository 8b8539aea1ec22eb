using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Assignr.Portal.Data;

/// <summary>
/// WAL and FULL: a change that was confirmed survives a power cut (BAR 85). Waits 10 s for a busy database. WAL is kept in the file
/// itself, so <see cref="SchemaUpdate"/> sets it once; the rest belongs to each connection.
/// </summary>
internal sealed class Pragmas : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
