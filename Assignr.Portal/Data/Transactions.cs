using System.Data;
using System.Diagnostics;
using Assignr.Portal.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Data;

public static class Transactions
{
    private const int MostTries = 4;

    /// <summary>How long somebody at a page waits; a little less than SQLite does, so that it waits once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    /// <summary>
    /// One use case, one transaction: runs <paramref name="work"/> on a context of its own and commits. On SQLite the transaction is
    /// IMMEDIATE, so what was read still holds when it is written. When the database is busy, the whole of it runs again;
    /// the work must therefore keep its effects inside the database.
    /// </summary>
    /// <exception cref="BusyDatabaseException">It stayed busy for ten seconds.</exception>
    /// <exception cref="NotAllowedException">The session that the use case acts for has ended since it was asked.</exception>
    public static async Task<T> WriteAsync<T>(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task<T>> work,
        CancellationToken cancel = default)
    {
        try
        {
            // SQLite waits and writes where it is called: elsewhere than a page, which goes on showing that it is at work.
            return await Task.Run(
                () => UntilNotBusyAsync(
                    async () =>
                    {
                        await using var db = await database.CreateDbContextAsync(cancel);
                        return await db.CommitAsync(work, cancel);
                    },
                    cancel, Patience),
                cancel);
        }
        catch (Exception broken) when (IsBusy(broken))
        {
            throw new BusyDatabaseException(broken.GetBaseException().Message);
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public static Task WriteAsync(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task> work,
        CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            await work(db);
            return true;
        }, cancel);

    /// <summary>Reads several things as they stood at one moment. Whoever writes does not wait for it, however long it takes.</summary>
    public static Task<T> SnapshotAsync<T>(
        this IDbContextFactory<PortalDb> database, Func<PortalDb, Task<T>> read, CancellationToken cancel = default) => Task.Run(
        async () =>
        {
            await using var db = await database.CreateDbContextAsync(cancel);
            // Deferred on SQLite: others commit beside it.
            await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel);
            return await read(db);
        },
        cancel);

    /// <summary>Runs the whole of a unit of work again when the database is busy.</summary>
    /// <param name="patience">After which it is given up; null: as many times as there are.</param>
    internal static async Task<T> UntilNotBusyAsync<T>(Func<Task<T>> unit, CancellationToken cancel, TimeSpan? patience = null)
    {
        var waiting = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await unit();
            }
            catch (Exception broken) when (attempt < MostTries && !(waiting.Elapsed > patience) && IsBusy(broken))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancel);
            }
        }
    }

    /// <summary>One try on a context that the caller keeps: its tracked entities are forgotten, however it ends.</summary>
    internal static async Task<T> CommitAsync<T>(this PortalDb db, Func<PortalDb, Task<T>> work, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            await Acting.DemandAsync(db, cancel);
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

    /// <summary>The database is at fault and not what was to be done: busy, locked, read-only, I/O, corrupt, full, cannot open.</summary>
    internal static bool IsTrouble(Exception broken) =>
        broken is SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 11 or 13 or 14 }
        || (broken is DbUpdateException { InnerException: { } inner } && IsTrouble(inner));

    private static bool IsBusy(Exception broken) =>
        broken is SqliteException { SqliteErrorCode: BusyDatabaseException.Busy }
            || (broken is DbUpdateException { InnerException: { } inner } && IsBusy(inner));
}
