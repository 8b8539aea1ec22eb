using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Assignr.Portal.Data;

/// <summary>
/// WAL and FULL: a change that was confirmed survives a power cut. Waits 10 s for a busy database. What is sorted or may be
/// taken back stays in memory: a full disk for temporary files would refuse long imports and lists. WAL is kept in the file itself, so
/// <see cref="SchemaUpdate"/> sets it once; the rest belongs to each connection, and a pooled one keeps it.
/// </summary>
internal sealed class Pragmas : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY;";

    private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsNew(connection))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        Remember(connection);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        // SQLite has nothing to wait for.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    private static bool IsNew(DbConnection connection) => !Set.TryGetValue(((SqliteConnection)connection).Handle!, out _);

    private static void Remember(DbConnection connection) => Set.AddOrUpdate(((SqliteConnection)connection).Handle!, Sql);
}
