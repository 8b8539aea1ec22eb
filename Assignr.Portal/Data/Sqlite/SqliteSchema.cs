using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Data.Sqlite;

/// <summary>Brings the database to this version's schema at the start, one portal at a time, or says in a sentence why not.</summary>
internal sealed class SqliteSchema(
    IDbContextFactory<PortalDb> database, IOptions<StorageOptions> storage, IEnumerable<IAfterMigration> afterMigration)
{
    /// <summary>Older versions can corrupt a WAL database when a checkpoint resets the WAL.</summary>
    private static readonly Version OldestSqlite = new(3, 51, 3);

    private static readonly string[] NetworkFileSystems = ["nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs"];

    private const string Copy = ".as-of-";

    private string Path => storage.Value.FullPath;

    /// <summary>The copies that <see cref="BackUpAsync"/> left beside this database, without the files that SQLite may have
    /// added.</summary>
    public static IEnumerable<string> CopiesOf(string path) =>
        Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(path)!, $"{System.IO.Path.GetFileName(path)}{Copy}*")
            .Where(copy => !copy[(path.Length + Copy.Length)..].Contains('-', StringComparison.Ordinal));

    /// <exception cref="UnusableDatabaseException">The folder, the file, its schema or SQLite itself cannot be used.</exception>
    public async Task RunAsync(CancellationToken cancel = default)
    {
        MakeFolder();
        await using var alone = await TakeTurnInTimeAsync(cancel);
        await using var db = await database.CreateDbContextAsync(cancel);
        await CheckSqliteAsync(db, cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        await MigrateAsync(db, cancel);
        await SearchIndex.EnsureAsync(db, cancel);
        foreach (var step in afterMigration)
            await step.RunAsync(db, cancel);
    }

    private void MakeFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new UnusableDatabaseException(
                $"The folder {folder} cannot be made or written to: {broken.Message} Set Storage:Folder to one that this user may write.",
                broken);
        }
        if (NetworkFileSystems.Contains(new DriveInfo(folder).DriveFormat, StringComparer.OrdinalIgnoreCase))
            throw new UnusableDatabaseException(
                $"The folder {folder} is on a network drive, where SQLite loses data. Set Storage:Folder to a folder on a local disk.");
    }

    // Limits only the wait. A migration that has begun has no limit: if it were broken off, the next start would begin it again, and break
    // it off again.
    private async Task<FileStream> TakeTurnInTimeAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(storage.Value.MigrateSeconds));
        try
        {
            return await TakeTurnAsync(limit.Token);
        }
        catch (OperationCanceledException waited) when (!cancel.IsCancellationRequested)
        {
            throw new UnusableDatabaseException(
                $"The database {Path} was not ready within {storage.Value.MigrateSeconds} seconds: "
                + "another start of the portal is still migrating it. Wait for that one, or end it, and start again.", waited);
        }
    }

    /// <summary>
    /// One start at a time, by a file lock, which the operating system releases when its process ends, however it ends. EF's own lock is a
    /// row, which a killed process leaves behind for ever.
    /// </summary>
    private async Task<FileStream> TakeTurnAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException broken)
            {
                throw new UnusableDatabaseException($"The database {Path} cannot be written: {broken.Message}", broken);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
            }
        }
    }

    private static async Task CheckSqliteAsync(PortalDb db, CancellationToken cancel)
    {
        var version = await db.Database.SqlQuery<string>($"SELECT sqlite_version() AS Value").SingleAsync(cancel);
        if (Version.Parse(version) < OldestSqlite)
            throw new UnusableDatabaseException(
                $"SQLite {version} is too old: it can damage the database. The portal needs {OldestSqlite} or newer; install the one that "
                + "comes with it.");
    }

    private async Task MigrateAsync(PortalDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
            throw new UnusableDatabaseException(
                $"The database {Path} belongs to another version of the portal (it has {newer}). Start that version, or restore the "
                    + "backup from before the update; a demo database can simply be deleted.");
        if (applied.Count == known.Count)
            return;
        if (applied.Count > 0)
            await BackUpAsync(db, applied[^1], cancel);
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancel) > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Copies the database to a file beside it, named after its last migration; once for each migration.</summary>
    internal async Task BackUpAsync(PortalDb db, string migration, CancellationToken cancel)
    {
        var copy = Path + Copy + migration;
        if (!File.Exists(copy))
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
    }
}
