using System.Data.Common;

namespace Assignr.Portal.Data;

/// <summary>The database stayed locked for longer than a transaction waits; nothing of the transaction was written.</summary>
public sealed class BusyDatabaseException(string message) : DbException(message);
