using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using static SQLitePCL.raw;

namespace Assignr.Portal.Data.Sqlite;

/// <summary>One file, one writer at a time.</summary>
internal sealed class SqliteStorage : Storage
{
    // SQLite allows 32,766 parameters in a statement, but searches all of them for each name, so long statements are slow.
    public override int MostInserted => 80;

    public override int MostUpdated => 250;

    public override void Use(DbContextOptionsBuilder options, StorageOptions settings) => options
        // A list becomes one parameter, because SQLite searches all parameters for each name.
        .UseSqlite(settings.ConnectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .AddInterceptors(new Pragmas());

    // SQLite has no type for times; UTC ticks can be sorted and compared.
    public override void Configure(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    // It is so by itself.
    public override SqlExpression NullFirst(SqlExpression value) => value;

    // IMMEDIATE, so that each mode is alone.
    public override Task<IDbContextTransaction> BeginAsync(PortalDb db, WriteMode mode, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(cancel);

    public override IDbContextTransaction BeginProbe(PortalDb db) => db.Database.BeginTransaction();

    // A deferred transaction, so that others can commit meanwhile.
    public override Task<IDbContextTransaction> BeginSnapshotAsync(PortalDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel);

    public override Task PrepareAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<SqliteSchema>().RunAsync(cancel);

    public override Task RetireKeysInClearAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<KeysInClear>().RetireAsync(cancel);

    public override IndexedSearch? Search(PortalDb db, IReadOnlyCollection<string> terms) => SearchIndex.Search(db, terms);

    // The disk, the file or another process: not the statement.
    protected override bool IsFault(DbException broken) => broken is SqliteException
    {
        SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED or SQLITE_READONLY or SQLITE_IOERR or SQLITE_CORRUPT or SQLITE_FULL or SQLITE_CANTOPEN
    };

    protected override bool IsHeld(DbException broken) => broken is SqliteException { SqliteErrorCode: SQLITE_BUSY };
}
