using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>
/// The sender's two connections to the database, one to write and one to read. They stay open while mail goes, which keeps statements
/// prepared and pages cached. Each is used by one caller at a time, because waiting here is cheaper than waiting for SQLite's lock.
/// </summary>
public sealed class SenderDatabase(IDbContextFactory<PortalDb> database) : IDisposable
{
    private readonly OpenContext writes = new(database);
    private readonly OpenContext reads = new(database);

    /// <inheritdoc cref="Transactions.WriteAsync{T}"/>
    internal Task<T> WriteAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken cancel) =>
        writes.UseAsync(db => db.CommitAsync(work, WriteMode.Shared, cancel), cancel);

    /// <summary>Reads what is committed, without waiting for a writer.</summary>
    internal Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken cancel) => reads.UseAsync(work, cancel);

    /// <summary>Closes the connections between two runs of the sender.</summary>
    internal async Task CloseAsync()
    {
        await writes.CloseAsync();
        await reads.CloseAsync();
    }

    public void Dispose()
    {
        writes.Dispose();
        reads.Dispose();
    }

    private sealed class OpenContext(IDbContextFactory<PortalDb> database) : IDisposable
    {
        private readonly SemaphoreSlim turn = new(1);
        private PortalDb? db;

        public async Task<T> UseAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken cancel)
        {
            await turn.WaitAsync(cancel);
            try
            {
                return await Transactions.UntilNotBusyAsync(() => TryAsync(work, cancel), cancel);
            }
            finally
            {
                turn.Release();
            }
        }

        public async Task CloseAsync()
        {
            await turn.WaitAsync();
            try
            {
                await DropAsync();
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

        private async Task<T> TryAsync<T>(Func<PortalDb, Task<T>> work, CancellationToken cancel)
        {
            try
            {
                if (db is null)
                {
                    db = await database.CreateDbContextAsync(cancel);
                    await db.Database.OpenConnectionAsync(cancel);
                }
                return await work(db);
            }
            catch
            {
                // The connection itself may be what broke.
                await DropAsync();
                throw;
            }
        }

        private async Task DropAsync()
        {
            if (db is null)
                return;
            await db.DisposeAsync();
            db = null;
        }
    }
}
