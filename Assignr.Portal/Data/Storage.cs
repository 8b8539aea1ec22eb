using System.Data.Common;
using Assignr.Portal.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Assignr.Portal.Data;

/// <summary>What else may write while a transaction does.</summary>
internal enum WriteMode
{
    /// <summary>Nobody: what was read is still true when it is written. For use cases.</summary>
    Alone,

    /// <summary>Others of the same mode, and nobody who writes alone. For the sender: its statements say what they expect in their
    /// WHERE.</summary>
    Shared,
}

/// <summary>
/// What a database does in its own way. Its heirs know one product each, in a folder of its own; nobody else names one, and nobody but
/// <see cref="Transactions"/> begins a transaction.
/// </summary>
internal abstract class Storage
{
    /// <summary>An exception says by its type which of them it is from.</summary>
    private static readonly Storage[] All = [new SqliteStorage()];

    /// <summary>How many values an INSERT of many rows has at most.</summary>
    public abstract int MostInserted { get; }

    /// <summary>How many values an UPDATE of many rows has at most.</summary>
    public abstract int MostUpdated { get; }

    /// <summary>Whether the database is at fault: it cannot be reached, read or written now, whatever the statement.</summary>
    public static bool IsTrouble(Exception broken) =>
        Cause(broken) is { } cause && (cause is BusyDatabaseException || All.Any(storage => storage.IsFault(cause)));

    /// <summary>Whether somebody else holds the database, so that the same transaction may succeed later.</summary>
    public static bool IsBusy(Exception broken) =>
        Cause(broken) is { } cause && (cause is BusyDatabaseException || All.Any(storage => storage.IsHeld(cause)));

    /// <summary>Why the portal cannot start, in a sentence; null where the database is not at fault.</summary>
    public static string? StartProblem(Exception broken) => broken switch
    {
        UnusableDatabaseException => broken.Message,
        DbException => $"The database cannot be used: {broken.Message}",
        _ => null,
    };

    public abstract void Use(DbContextOptionsBuilder options, StorageOptions settings);

    /// <summary>How types are stored that the database does not have.</summary>
    public abstract void Configure(ModelConfigurationBuilder conventions);

    /// <summary>A value to sort by that is smallest where there is none. See <see cref="Sorting"/>.</summary>
    public abstract SqlExpression NullFirst(SqlExpression value);

    /// <summary>Begins a transaction that writes; waits for whoever it may not run beside.</summary>
    public abstract Task<IDbContextTransaction> BeginAsync(PortalDb db, WriteMode mode, CancellationToken cancel);

    /// <summary>Begins one that writes nothing that stays, so that on a database with several writers nobody waits for it.</summary>
    public abstract IDbContextTransaction BeginProbe(PortalDb db);

    /// <summary>Begins one that reads everything as it is at this moment, and that no writer waits for.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(PortalDb db, CancellationToken cancel);

    /// <summary>Brings the database to this version's schema.</summary>
    /// <exception cref="UnusableDatabaseException">It cannot be used; the message says why.</exception>
    public abstract Task PrepareAsync(IServiceProvider services, CancellationToken cancel);

    /// <summary>Deletes keys that earlier versions stored in clear, where there are any.</summary>
    public abstract Task RetireKeysInClearAsync(IServiceProvider services, CancellationToken cancel);

    /// <summary>What an index finds for words that are searched for in people's <c>SearchText</c>; null where it is of no use to any of
    /// them.</summary>
    /// <param name="terms">Folded, and each a part of the text.</param>
    public abstract IndexedSearch? Search(PortalDb db, IReadOnlyCollection<string> terms);

    protected abstract bool IsFault(DbException broken);

    protected abstract bool IsHeld(DbException broken);

    private static DbException? Cause(Exception broken) =>
        broken as DbException ?? (broken is DbUpdateException { InnerException: { } inner } ? Cause(inner) : null);
}

/// <summary>Those for whom an index has each of some terms.</summary>
/// <param name="Ids">In no order.</param>
/// <param name="CountAsync">How many there are, without reading them.</param>
/// <param name="Terms">The terms that the index was asked for.</param>
internal sealed record IndexedSearch(
    IQueryable<Guid> Ids, Func<CancellationToken, Task<int>> CountAsync, IReadOnlyCollection<string> Terms);
