using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Assignr.Portal.Data;

/// <summary>Updates some columns of many rows, found by their key, in few statements. See <see cref="BulkInsert"/>.</summary>
public static class BulkUpdate
{
    /// <summary>Writes the current values of these properties in the current transaction.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction, so a part of the rows could stay.</exception>
    public static async Task BulkUpdateAsync<T>(
        this PortalDb db, IReadOnlyCollection<T> rows, IReadOnlyList<Expression<Func<T, object?>>> columns,
        CancellationToken cancel = default) where T : class
    {
        if (rows.Count == 0)
            return;
        db.DemandTransaction();
        var entity = RowStatement.EntityOf<T>(db);
        var keys = entity.FindPrimaryKey()!.Properties;
        IProperty[] cells = [.. keys, .. columns.Select(column => RowStatement.PropertyOf(entity, column))];
        var name = $"UPDATE {entity.Name} {string.Join(' ', cells.Select(cell => cell.Name))}";
        // In the order of their keys, so that of two transactions that write the same rows one waits for the other.
        var sorted = keys.Aggregate(rows.OrderBy(_ => 0), (order, key) => order.ThenBy(row => key.GetGetter().GetClrValue(row)));
        foreach (var chunk in sorted.Chunk(db.Storage.MostUpdated / cells.Length))
        {
            var prepared = db.Prepared((name, chunk.Length), prepared => Build(prepared, entity, cells, keys.Count, chunk.Length));
            for (var index = 0; index < prepared.Command.Parameters.Count; index++)
                prepared[index] = cells[index % cells.Length].GetGetter().GetClrValue(chunk[index / cells.Length]);
            await prepared.Command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static void Build(PreparedCommand prepared, IEntityType entity, IProperty[] cells, int keys, int rows)
    {
        var sql = new StringBuilder("UPDATE ").Append(prepared.Name(entity)).Append(" SET ")
            .AppendJoin(", ", Enumerable.Range(keys, cells.Length - keys)
                .Select(index => $"{prepared.Name(cells[index])} = v.column{index + 1}"))
            .Append(" FROM (VALUES ")
            .AppendJoin(", ", Enumerable.Range(0, rows).Select(_ => $"({string.Join(", ", cells.Select(prepared.Add))})"))
            .Append(") AS v WHERE ")
            .AppendJoin(" AND ", Enumerable.Range(0, keys).Select(index =>
                $"{prepared.Name(entity)}.{prepared.Name(cells[index])} = v.column{index + 1}"));
        prepared.Text = sql.ToString();
    }
}
