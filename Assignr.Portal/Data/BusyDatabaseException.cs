using Microsoft.Data.Sqlite;

namespace Assignr.Portal.Data;

/// <summary>
/// The database stayed locked for longer than a transaction waits; nothing of the transaction was written. It is a
/// <see cref="SqliteException"/> for callers that only ask whether the database is at fault.
/// </summary>
public sealed class BusyDatabaseException(string message) : SqliteException(message, Busy)
{
    internal const int Busy = 5;
}
