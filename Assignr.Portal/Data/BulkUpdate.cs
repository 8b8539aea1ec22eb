using System.Data.Common;
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
    /// <exception cref="InvalidOperationException">There is no transaction: half of it could stay.</exception>
    public static Task BulkUpdateAsync<T>(
        this PortalDb db, IReadOnlyCollection<T> rows, IReadOnlyList<Expression<Func<T, object?>>> columns, CancellationToken cancel = default) where T : class
    {
        var entity = EntityOf<T>(db);
        var keys = entity.FindPrimaryKey()!.Properties;
        return UpdateAsync(
            db, entity, rows,
            [.. keys.Select(key => (key, (Func<T, object?>)(row => key.GetGetter().GetClrValue(row))))],
            [.. columns.Select(column => PropertyOf(entity, column)).Select(property => (property, (Func<T, object?>)(row => property.GetGetter().GetClrValue(row))))],
            cancel);
    }

    /// <summary>Writes to rows that are still as they are expected to be: the guarded UPDATE of STYLE 21, for many rows at once.</summary>
    /// <param name="where">What has to be equal; the first one is the row's key.</param>
    /// <param name="set">What is written.</param>
    /// <returns>The keys of the rows that were still so.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction: half of it could stay.</exception>
    public static Task<HashSet<Guid>> BulkUpdateAsync<T, TRow>(
        this PortalDb db, IReadOnlyCollection<TRow> rows, IReadOnlyList<(Expression<Func<T, object?>> Column, Func<TRow, object?> Value)> where,
        IReadOnlyList<(Expression<Func<T, object?>> Column, Func<TRow, object?> Value)> set, CancellationToken cancel = default) where T : class
    {
        var entity = EntityOf<T>(db);
        return UpdateAsync(
            db, entity, rows, [.. where.Select(one => (PropertyOf(entity, one.Column), one.Value))], [.. set.Select(one => (PropertyOf(entity, one.Column), one.Value))], cancel);
    }

    private static async Task<HashSet<Guid>> UpdateAsync<TRow>(
        PortalDb db, IEntityType entity, IReadOnlyCollection<TRow> rows, (IProperty Property, Func<TRow, object?> Value)[] where,
        (IProperty Property, Func<TRow, object?> Value)[] set, CancellationToken cancel)
    {
        var hit = new HashSet<Guid>();
        if (rows.Count == 0)
            return hit;
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Bulk updates need a transaction.");
        (IProperty Property, Func<TRow, object?> Value)[] cells = [.. where, .. set];
        var name = $"UPDATE {entity.Name} {string.Join(' ', cells.Select(cell => cell.Property.Name))} {where.Length}";
        foreach (var chunk in rows.Chunk(MostParameters / cells.Length))
        {
            var command = db.Prepared(transaction, $"{name} {chunk.Length}", command => Build(db, entity, command, [.. cells.Select(cell => cell.Property)], where.Length, chunk.Length));
            for (var index = 0; index < command.Parameters.Count; index++)
                command.Parameters[index].Value = Stored(cells[index % cells.Length].Property, cells[index % cells.Length].Value(chunk[index / cells.Length]));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                hit.Add(reader.GetGuid(0));
        }
        return hit;
    }

    private static void Build(PortalDb db, IEntityType entity, DbCommand command, IProperty[] cells, int where, int rows)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table) ?? throw new InvalidOperationException($"{entity.DisplayName()} has no table.");
        var helper = db.Database.GetInfrastructure().GetRequiredService<ISqlGenerationHelper>();
        var name = helper.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        string Column(int index) => helper.DelimitIdentifier(cells[index].GetColumnName(table)!);
        var sql = new StringBuilder("UPDATE ").Append(name).Append(" SET ")
            .AppendJoin(", ", Enumerable.Range(where, cells.Length - where).Select(index => $"{Column(index)} = v.column{index + 1}")).Append(" FROM (VALUES ");
        for (var row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var index = 0; index < cells.Length; index++)
            {
                var parameter = cells[index].GetRelationalTypeMapping().CreateParameter(command, $"@p{command.Parameters.Count}", null, nullable: true);
                sql.Append(index == 0 ? "" : ", ").Append(parameter.ParameterName);
                command.Parameters.Add(parameter);
            }
            sql.Append(')');
        }
        sql.Append(") AS v WHERE ").AppendJoin(" AND ", Enumerable.Range(0, where).Select(index => $"{name}.{Column(index)} = v.column{index + 1}"))
            .Append(" RETURNING ").Append(name).Append('.').Append(Column(0));
        // Identifiers come from the model, values are parameters.
#pragma warning disable CA2100
        command.CommandText = sql.ToString();
#pragma warning restore CA2100
    }

    private static object Stored(IProperty property, object? value) =>
        (property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;

    private static IEntityType EntityOf<T>(PortalDb db) => db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");

    private static IProperty PropertyOf<T>(IEntityType entity, Expression<Func<T, object?>> column) =>
        entity.FindProperty(((column.Body is UnaryExpression { Operand: var inner } ? inner : column.Body) as MemberExpression)?.Member.Name ?? "")
        ?? throw new ArgumentException($"{column} is no mapped property.");
}
