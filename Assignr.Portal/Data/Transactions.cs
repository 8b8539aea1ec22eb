using System.Diagnostics;
using Assignr.Portal.Access;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Data;

public static class Transactions
{
    private const int MostTries = 4;

    /// <summary>How long a transaction may have waited and still be tried again; less than the database's own wait, so that it
    /// waits once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    /// <summary>
    /// One use case, one transaction: runs <paramref name="work"/> on a context of its own and commits. Nobody else writes meanwhile, so
    /// what was read is still true when it is written. When the database is busy, all of it runs again, so the work may have no effects
    /// outside the database.
    /// </summary>
    /// <exception cref="BusyDatabaseException">The database stayed busy for about ten seconds.</exception>
    /// <exception cref="NotAllowedException">The session that the use case acts for has ended.</exception>
    public static async Task<T> WriteAsync<T>(this IDbContextFactory<PortalDb> database, Func<PortalDb, Task<T>> work,
        CancellationToken cancel = default)
    {
        try
        {
            // On another thread, because SQLite blocks while it waits and writes: the page can meanwhile show that it is busy.
            return await Task.Run(
                () => UntilNotBusyAsync(
                    async () =>
                    {
                        await using var db = await database.CreateDbContextAsync(cancel);
                        return await db.CommitAsync(work, cancel: cancel);
                    },
                    cancel, Patience),
                cancel);
        }
        catch (Exception broken) when (Storage.IsBusy(broken))
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

    /// <summary>Reads several things as they were at one moment. Writers do not wait for it, however long it takes.</summary>
    public static Task<T> SnapshotAsync<T>(
        this IDbContextFactory<PortalDb> database, Func<PortalDb, Task<T>> read, CancellationToken cancel = default) => Task.Run(
        async () =>
        {
            await using var db = await database.CreateDbContextAsync(cancel);
            await using var snapshot = await db.Storage.BeginSnapshotAsync(db, cancel);
            return await read(db);
        },
        cancel);

    /// <summary>Runs a whole transaction again when the database is busy.</summary>
    /// <param name="patience">How long it may have waited and still be tried again; null: only the number of tries is limited.</param>
    internal static async Task<T> UntilNotBusyAsync<T>(Func<Task<T>> unit, CancellationToken cancel, TimeSpan? patience = null)
    {
        var waiting = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await unit();
            }
            catch (Exception broken) when (attempt < MostTries && !(waiting.Elapsed > patience) && Storage.IsBusy(broken))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancel);
            }
        }
    }

    /// <summary>One try on a context that the caller keeps. Its tracked entities are forgotten, whatever the outcome.</summary>
    internal static async Task<T> CommitAsync<T>(
        this PortalDb db, Func<PortalDb, Task<T>> work, WriteMode mode = WriteMode.Alone, CancellationToken cancel = default)
    {
        await using var transaction = await db.Storage.BeginAsync(db, mode, cancel);
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

    /// <summary>Finds out whether something can be written, and takes it back.</summary>
    internal static void Probe(this IDbContextFactory<PortalDb> database, Action<PortalDb> work)
    {
        using var db = database.CreateDbContext();
        using var transaction = db.Storage.BeginProbe(db);
        work(db);
        transaction.Rollback();
    }

    /// <inheritdoc cref="Storage.IsTrouble"/>
    internal static bool IsTrouble(Exception broken) => Storage.IsTrouble(broken);
}
