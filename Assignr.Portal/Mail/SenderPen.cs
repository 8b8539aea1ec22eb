using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>
/// The sender's one connection for writing. It stays open while mail goes, so that statements stay prepared and pages stay in memory;
/// and one writes after the other, because waiting here is cheaper than waiting for SQLite's lock.
/// </summary>
public sealed class SenderPen(IDbContextFactory<PortalDb> database) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private PortalDb? db;

    /// <inheritdoc cref="Transactions.WriteAsync{T}"/>
    internal async Task<T> WriteAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Transactions.UntilNotBusyAsync(() => CommitAsync(work, cancel), cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Lets go of the database, between two runs of the sender.</summary>
    internal async Task RestAsync()
    {
        await turn.WaitAsync();
        try
        {
            await CloseAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        db?.Dispose();
        turn.Dispose();
    }

    private async Task<T> CommitAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            db ??= await database.CreateBusyDbContextAsync(cancel);
            return await db.CommitAsync(work, cancel);
        }
        catch
        {
            // Whatever broke may have been the connection.
            await CloseAsync();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        if (db is null)
            return;
        await db.DisposeAsync();
        db = null;
    }
}
