using Microsoft.Data.Sqlite;

namespace Assignr.Portal.Data;

/// <summary>
/// Somebody else held the database for longer than a unit of work waits for it: nothing of the unit is in it. For whoever only tells
/// the database's troubles from others it is what SQLite said.
/// </summary>
public sealed class BusyDatabaseException(string message) : SqliteException(message, Busy)
{
    internal const int Busy = 5;
}
