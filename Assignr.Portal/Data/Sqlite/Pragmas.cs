using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Assignr.Portal.Data.Sqlite;

/// <summary>
/// FULL with WAL: a commit survives a power cut. A busy database is waited for 10 s. Temporary tables stay in memory, because a disk that
/// is full of temporary files would refuse long imports and lists. WAL is stored in the file, so <see cref="SqliteSchema"/> sets it
/// once; the others belong to a connection, and a pooled one keeps them.
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
        // SQLite's commands are synchronous in any case.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    private static bool IsNew(DbConnection connection) => !Set.TryGetValue(((SqliteConnection)connection).Handle!, out _);

    private static void Remember(DbConnection connection) => Set.AddOrUpdate(((SqliteConnection)connection).Handle!, Sql);
}
