using Assignr.Portal.Data;
using Microsoft.Data.Sqlite;

namespace Assignr.Portal.Tests;

/// <summary>
/// Closes the pooled connections of one test's database. Closing all pools would close those of tests that run at the same time, and SQLite
/// deletes a database's log with its last connection.
/// </summary>
internal static class OwnPool
{
    public static void Clear(string folder)
    {
        using var connection = new SqliteConnection(new StorageOptions { Folder = folder }.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
