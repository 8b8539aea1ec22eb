using Assignr.Portal.Tests.StartUp;
using Microsoft.Data.Sqlite;

namespace Assignr.Portal.Tests.Faults;

/// <summary>A portal that hangs: stopped by a signal between two of its commits. Stopped within one it would keep SQLite's lock, and
/// nobody could write until it continues or ends.</summary>
internal static class Frozen
{
    private const int Busy = 5;

    public static async Task StopAsync(PortalProcess portal, string database)
    {
        for (var tries = 0; ; tries++)
        {
            await portal.SignalAsync("STOP");
            if (await CanWriteAsync(database))
                return;
            await portal.SignalAsync("CONT");
            Assert.InRange(tries, 0, 50);
            await Task.Delay(TimeSpan.FromMilliseconds(20 + tries));
        }
    }

    private static async Task<bool> CanWriteAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=1");
        await connection.OpenAsync();
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            return true;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
        {
            return false;
        }
    }
}
