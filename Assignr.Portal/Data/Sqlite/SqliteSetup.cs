using Microsoft.Data.Sqlite;

namespace Assignr.Portal.Data.Sqlite;

public static class SqliteSetup
{
    extension(StorageOptions storage)
    {
        /// <summary>It also identifies the pool of the connections.</summary>
        public string ConnectionString => new SqliteConnectionStringBuilder
        {
            DataSource = storage.FullPath,
            ForeignKeys = true,
            // In seconds. SQLite itself waits for a busy database (Pragmas); after that the driver would wait for another 30 seconds.
            DefaultTimeout = 1,
        }.ToString();
    }

    internal static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddSingleton<Storage, SqliteStorage>()
        .AddSingleton<SqliteSchema>()
        .AddSingleton<KeysInClear>();
}
