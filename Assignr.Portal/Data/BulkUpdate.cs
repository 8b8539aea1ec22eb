using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assignr.Portal.Data;

/// <summary>Some columns of many rows in few statements, found by their key: the sibling of <see cref="BulkInsert"/>.</summary>
public static class BulkUpdate
{
    private const int MostParameters = 250;

    /// <summary>Writes these properties of these rows, as they are, in the current transaction.</summary>
    /// <returns>How many rows were there to be written.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction: half of it could stay.</exception>
    public static async Task<int> BulkUpdateAsync<T>(
        this PortalDb db, IReadOnlyCollection<T> rows, IReadOnlyList<Expression<Func<T, object?>>> columns, CancellationToken cancel = default) where T : class
    {
        if (rows.Count == 0)
            return 0;
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Bulk updates need a transaction.");
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        IProperty[] written = [.. entity.FindPrimaryKey()!.Properties, .. columns.Select(column => entity.FindProperty(NameOf(column)) ?? throw new InvalidOperationException($"{column} is not mapped."))];
        var keys = entity.FindPrimaryKey()!.Properties.Count;
        var helper = db.Database.GetInfrastructure().GetRequiredService<ISqlGenerationHelper>();
        var name = helper.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        string Column(int index) => helper.DelimitIdentifier(written[index].GetColumnName(table)!);
        var hit = 0;
        foreach (var chunk in rows.Chunk(MostParameters / written.Length))
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            var sql = new StringBuilder("UPDATE ").Append(name).Append(" SET ")
                .AppendJoin(", ", Enumerable.Range(keys, written.Length - keys).Select(index => $"{Column(index)} = v.column{index + 1}")).Append(" FROM (VALUES ");
            foreach (var (row, number) in chunk.Select((row, number) => (row, number)))
            {
                sql.Append(number == 0 ? "(" : ", (");
                for (var index = 0; index < written.Length; index++)
                {
                    var mapping = written[index].GetRelationalTypeMapping();
                    var value = written[index].GetGetter().GetClrValue(row);
                    var parameter = mapping.CreateParameter(command, $"@p{command.Parameters.Count}", value, nullable: true);
                    sql.Append(index == 0 ? "" : ", ").Append(parameter.ParameterName);
                    command.Parameters.Add(parameter);
                }
                sql.Append(')');
            }
            sql.Append(") AS v WHERE ").AppendJoin(" AND ", Enumerable.Range(0, keys).Select(index => $"{name}.{Column(index)} = v.column{index + 1}"));
            // Identifiers come from the model, values are parameters.
#pragma warning disable CA2100
            command.CommandText = sql.ToString();
#pragma warning restore CA2100
            hit += await command.ExecuteNonQueryAsync(cancel);
        }
        return hit;
    }

    private static string NameOf<T>(Expression<Func<T, object?>> column) =>
        ((column.Body is UnaryExpression { Operand: var inner } ? inner : column.Body) as MemberExpression)?.Member.Name ?? throw new ArgumentException($"{column} is no property.");
}
