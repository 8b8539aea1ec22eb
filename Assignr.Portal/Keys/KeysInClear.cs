using Assignr.Portal.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Keys;

/// <summary>
/// Before there was Keys:File the keys of sign-ins and forms lay in the database in clear, and so in every copy of it. Encrypting them now
/// would not help: whoever has a copy knows them. They are deleted, also from the copies that updates left beside the database, and
/// overwritten where SQLite keeps what was deleted.
/// </summary>
internal sealed partial class KeysInClear(IOptions<StorageOptions> storage, ILogger<KeysInClear> log)
{
    /// <summary>In the head of a database file (PRAGMA user_version): nothing of a key in clear is left in it.</summary>
    private const int Clean = 1;

    private const string InClear = "FROM DataProtectionKeys WHERE Xml LIKE '%<masterKey%'";

    public async Task RetireAsync(CancellationToken cancel = default)
    {
        var path = storage.Value.FullPath;
        foreach (var file in SchemaUpdate.CopiesOf(path).Append(path))
        {
            try
            {
                await RetireAsync(file, cancel);
            }
            catch (SqliteException broken)
            {
                // None of them is used any more, see KeyRing: that is no reason not to start.
                LogLeft(log, file, broken.Message);
            }
        }
    }

    private async Task RetireAsync(string path, CancellationToken cancel)
    {
        // Without the pragmas of the portal's own connections: what VACUUM writes anew may take more room than there is memory.
        var file = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        await using var db = new SqliteConnection(file.ToString());
        await db.OpenAsync(cancel);
        var count = await AskAsync(db, $"SELECT count(*) {InClear}", cancel);
        if (count == 0 && await AskAsync(db, "PRAGMA user_version", cancel) >= Clean)
            return;
        await DoAsync(db, $"PRAGMA busy_timeout=5000; PRAGMA secure_delete=ON; DELETE {InClear}", cancel);
        if (count > 0 && path == storage.Value.FullPath)
            LogRetired(log, count);
        await DoAsync(db, "VACUUM", cancel);
        // It answers whether somebody kept it from emptying the log.
        if (await AskAsync(db, "PRAGMA wal_checkpoint(TRUNCATE)", cancel) != 0)
            throw new SqliteException("another program is reading it.", SQLitePCL.raw.SQLITE_BUSY);
        await DoAsync(db, $"PRAGMA user_version={Clean}", cancel);
    }

    private static async Task DoAsync(SqliteConnection db, string sql, CancellationToken cancel)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<long> AskAsync(SqliteConnection db, string sql, CancellationToken cancel)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    [LoggerMessage(LogLevel.Warning,
        "Keys of sign-ins and forms lay in the database in clear ({Count}), where every copy of it shows them. "
        + "They are deleted, so that everybody signs in once more; nothing else is lost.")]
    private static partial void LogRetired(ILogger log, long count);

    [LoggerMessage(LogLevel.Warning, "{Path} may still show keys that lay in it in clear and are used no more: {Reason} "
        + "The next start tries again to overwrite them.")]
    private static partial void LogLeft(ILogger log, string path, string reason);
}
