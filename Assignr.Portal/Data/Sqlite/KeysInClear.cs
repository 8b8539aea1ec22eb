using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Data.Sqlite;

/// <summary>
/// Earlier versions had no Keys:File and stored the keys of sign-ins and forms in clear, so every copy of the database contains them.
/// Encrypting those keys would not help. They are deleted, also from the copies that updates left beside the database, and their bytes
/// are overwritten.
/// </summary>
internal sealed partial class KeysInClear(IOptions<StorageOptions> storage, ILogger<KeysInClear> log)
{
    /// <summary>The value of PRAGMA user_version in a file that contains no key in clear.</summary>
    private const int Clean = 1;

    private const string InClear = "FROM DataProtectionKeys WHERE Xml LIKE '%<masterKey%'";

    public async Task RetireAsync(CancellationToken cancel = default)
    {
        var path = storage.Value.FullPath;
        foreach (var file in SqliteSchema.CopiesOf(path).Append(path))
        {
            try
            {
                await RetireAsync(file, cancel);
            }
            catch (SqliteException broken)
            {
                // KeyRing uses none of them, so the portal can start all the same.
                LogLeft(log, file, broken.Message);
            }
        }
    }

    private async Task RetireAsync(string path, CancellationToken cancel)
    {
        // Without the pragmas of the portal's connections: VACUUM's temporary file may be larger than the memory.
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
        // The result says whether another connection kept the log from being emptied.
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
