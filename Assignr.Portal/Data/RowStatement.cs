using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Assignr.Portal.Data;

/// <summary>
/// A statement on single rows that runs again and again: defined once in a static field, with its text from the model, and prepared once
/// by each connection.
/// </summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TRow">The source of the values.</typeparam>
internal sealed class RowStatement<T, TRow> where T : class
{
    private readonly Cell<T, TRow>[] where;
    private readonly Cell<T, TRow>[] set;
    private readonly Expression<Func<T, object?>>? find;
    private readonly Func<TRow, object?>[] values;

    private RowStatement(Cell<T, TRow>[] where, Cell<T, TRow>[] set, Expression<Func<T, object?>>? find)
    {
        (this.where, this.set, this.find) = (where, set, find);
        values = [.. set.Concat(where).Select(cell => cell.Value).OfType<Func<TRow, object?>>()];
    }

    /// <summary>An UPDATE that writes a row only where it is as expected.</summary>
    /// <param name="where">The expected values.</param>
    /// <param name="set">The new values.</param>
    public static RowStatement<T, TRow> Update(Cell<T, TRow>[] where, Cell<T, TRow>[] set) => new(where, set, null);

    /// <summary>A SELECT of one column of the first row with these values.</summary>
    public static RowStatement<T, TRow> Find(Cell<T, TRow>[] where, Expression<Func<T, object?>> column) => new(where, [], column);

    /// <returns>Whether exactly one row was as expected, and was written.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task<bool> HitsAsync(PortalDb db, TRow row, CancellationToken cancel)
    {
        db.DemandTransaction();
        return await Filled(db, row).Command.ExecuteNonQueryAsync(cancel) == 1;
    }

    /// <returns>The value as stored; null where there is no such row, <see cref="DBNull"/> where the column is NULL.</returns>
    public Task<object?> FindAsync(PortalDb db, TRow row, CancellationToken cancel) => Filled(db, row).Command.ExecuteScalarAsync(cancel);

    private PreparedCommand Filled(PortalDb db, TRow row)
    {
        var prepared = db.Prepared(this, prepared => Build(db, prepared));
        for (var index = 0; index < values.Length; index++)
            prepared[index] = values[index](row);
        return prepared;
    }

    private void Build(PortalDb db, PreparedCommand prepared)
    {
        var entity = RowStatement.EntityOf<T>(db);
        IEnumerable<string> Cells(Cell<T, TRow>[] cells, string empty) =>
            cells.Select(cell => (RowStatement.PropertyOf(entity, cell.Column), cell.Value))
            .Select(cell => $"{prepared.Name(cell.Item1)} {(cell.Value is null ? empty : $"= {prepared.Add(cell.Item1)}")}");
        var what = find is null
            ? $"UPDATE {prepared.Name(entity)} SET {string.Join(", ", Cells(set, "= NULL"))}"
            : $"SELECT {prepared.Name(RowStatement.PropertyOf(entity, find))} FROM {prepared.Name(entity)}";
        prepared.Text = $"{what} WHERE {string.Join(" AND ", Cells(where, "IS NULL"))}";
    }
}

/// <summary>A column, and the value that it is compared with or set to.</summary>
/// <param name="Value">Null stands for NULL.</param>
internal sealed record Cell<T, TRow>(Expression<Func<T, object?>> Column, Func<TRow, object?>? Value);

internal static class RowStatement
{
    public static IEntityType EntityOf<T>(PortalDb db) =>
        db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");

    public static IProperty PropertyOf<T>(IEntityType entity, Expression<Func<T, object?>> column) =>
        entity.FindProperty(((column.Body is UnaryExpression { Operand: var inner } ? inner : column.Body) as MemberExpression)
            ?.Member.Name ?? "")
        ?? throw new ArgumentException($"{column} is no mapped property.");
}
