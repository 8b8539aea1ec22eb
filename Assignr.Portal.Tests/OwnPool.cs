using Assignr.Portal.Data;
using Assignr.Portal.Data.Sqlite;
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

    /// <summary>Deletes the folder too. A query of a page that has just been closed may open the database once more meanwhile.</summary>
    public static async Task DeleteAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            Clear(folder);
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(100);
            }
        }
    }
}
