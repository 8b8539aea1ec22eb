using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Assignr.Portal.Data;

/// <summary>
/// Commands that are built and prepared once for as long as their connection stays open: what runs for every letter must not be
/// written out and compiled for every letter.
/// </summary>
internal static class PreparedCommands
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Kept = [];

    /// <param name="name">Says all that the text depends on; the same name always means the same command.</param>
    /// <param name="build">Sets text and parameters.</param>
    public static DbCommand Prepared(this PortalDb db, DbTransaction transaction, string name, Action<DbCommand> build)
    {
        var connection = transaction.Connection!;
        var kept = Kept.GetValue(connection, Keep);
        if (!kept.TryGetValue(name, out var command))
        {
            command = connection.CreateCommand();
            build(command);
            command.Prepare();
            kept.Add(name, command);
        }
        command.Transaction = transaction;
        return command;
    }

    private static Dictionary<string, DbCommand> Keep(DbConnection connection)
    {
        var commands = new Dictionary<string, DbCommand>(StringComparer.Ordinal);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
                return;
            foreach (var command in commands.Values)
                command.Dispose();
            commands.Clear();
        };
        return commands;
    }
}
