using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Data;

public static class Transactions
{
    private const int Busy = 5;
    private const int MostTries = 4;

    /// <summary>
    /// One use case, one transaction: runs <paramref name="work"/> on a context of its own and commits. On SQLite the transaction is
    /// IMMEDIATE, so what was read still holds when it is written. When the database is busy, the whole of it runs again (BAR 85);
    /// the work must therefore keep its effects inside the database.
    /// </summary>
    public static async Task<T> WriteAsync<T>(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task<T>> work, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await database.CreateDbContextAsync(cancel);
                return await db.CommitAsync(work, cancel);
            }
            catch (Exception broken) when (attempt < MostTries && IsBusy(broken))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancel);
            }
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public static Task WriteAsync(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task> work, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            await work(db);
            return true;
        }, cancel);

    /// <summary>One try on a context that the caller keeps: its tracked entities are forgotten, however it ends.</summary>
    internal static async Task<T> CommitAsync<T>(this PortalDb db, Func<PortalDb, Task<T>> work, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            var result = await work(db);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return result;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static bool IsBusy(Exception broken) =>
        broken is SqliteException { SqliteErrorCode: Busy } || (broken is DbUpdateException { InnerException: { } inner } && IsBusy(inner));
}
