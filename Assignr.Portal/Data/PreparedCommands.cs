using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assignr.Portal.Data;

/// <summary>
/// Commands that are built and prepared once for as long as their connection stays open: what runs for every letter should not be
/// translated and compiled for every letter.
/// </summary>
internal static class PreparedCommands
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<object, PreparedCommand>> Kept = [];

    /// <param name="key">Identifies everything that the text depends on: equal keys mean the same command.</param>
    /// <param name="build">Sets text and parameters.</param>
    public static PreparedCommand Prepared(this PortalDb db, object key, Action<PreparedCommand> build)
    {
        var connection = db.Database.GetDbConnection();
        var kept = Kept.GetValue(connection, Keep);
        if (!kept.TryGetValue(key, out var prepared))
        {
            prepared = new PreparedCommand(connection.CreateCommand(),
                db.Database.GetInfrastructure().GetRequiredService<ISqlGenerationHelper>());
            build(prepared);
            prepared.Command.Prepare();
            kept.Add(key, prepared);
        }
        prepared.Command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return prepared;
    }

    /// <exception cref="InvalidOperationException">There is no transaction, so a part of what is written could stay.</exception>
    public static void DemandTransaction(this PortalDb db)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Many rows at once need a transaction.");
    }

    private static Dictionary<object, PreparedCommand> Keep(DbConnection connection)
    {
        var commands = new Dictionary<object, PreparedCommand>();
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
                return;
            foreach (var prepared in commands.Values)
                prepared.Command.Dispose();
            commands.Clear();
        };
        return commands;
    }
}

/// <summary>A command whose parameters stand for properties; values are converted as the model stores them.</summary>
internal sealed class PreparedCommand(DbCommand command, ISqlGenerationHelper names)
{
    private readonly List<Func<object?, object?>?> conversions = [];

    public DbCommand Command => command;

    /// <summary>The statement. Identifiers come from the model (<see cref="Name(IProperty)"/>), values are parameters
    /// (<see cref="Add"/>).</summary>
    public string Text
    {
#pragma warning disable CA2100
        set => command.CommandText = value;
#pragma warning restore CA2100
    }

    public string Name(IEntityType entity) => names.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());

    public string Name(IProperty property) => names.DelimitIdentifier(property.GetColumnName());

    /// <summary>Adds a parameter for a value of this property.</summary>
    /// <returns>Its name in the text.</returns>
    public string Add(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var parameter = mapping.CreateParameter(command, $"@p{command.Parameters.Count}", null, nullable: true);
        command.Parameters.Add(parameter);
        conversions.Add(mapping.Converter?.ConvertToProvider);
        return parameter.ParameterName;
    }

    public object? this[int parameter]
    {
        set => command.Parameters[parameter].Value = (conversions[parameter] is { } convert ? convert(value) : value) ?? DBNull.Value;
    }
}
