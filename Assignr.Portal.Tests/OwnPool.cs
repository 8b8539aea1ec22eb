using Assignr.Portal.Data;
using Microsoft.Data.Sqlite;

namespace Assignr.Portal.Tests;

/// <summary>
/// The connections of one test's database. Closing those of every pool closes the ones of tests that run at the same time, and with
/// its last connection SQLite deletes a database's log.
/// </summary>
internal static class OwnPool
{
    public static void Clear(string folder)
    {
        using var connection = new SqliteConnection(new StorageOptions { Folder = folder }.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
