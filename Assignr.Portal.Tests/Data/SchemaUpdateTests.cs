using Assignr.Portal.Data;
using Assignr.Portal.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Data;

public class SchemaUpdateTests
{
    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_in_a_sentence()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Database.WriteAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Later', '99.0.0')"));

        var refusal = await Assert.ThrowsAsync<UnusableDatabaseException>(() => portal.Services.MigrateAsync());

        Assert.Contains("another version of the portal (it has 29990101000000_Later)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_lock_that_a_killed_start_left_behind_does_not_hold_the_next_one_up()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.Database.WriteAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync(
                $"CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-11-23 08:59:00+00:00')");
            await db.Database.ExecuteSqlAsync(
                $"DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT max(MigrationId) FROM __EFMigrationsHistory)");
        });

        // Migrating again fails on the existing tables, which shows that it got past the lock.
        await Assert.ThrowsAsync<SqliteException>(() => portal.Services.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_start_with_nothing_to_migrate_does_not_wait_for_whoever_writes()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = new SqliteConnection(portal.Get<IOptions<StorageOptions>>().Value.ConnectionString + ";Pooling=False");
        await writer.OpenAsync();
        await using var writing = await writer.BeginTransactionAsync();

        await portal.Services.MigrateAsync();
    }

    [Fact]
    public async Task A_start_that_waits_too_long_for_another_one_says_so_and_gives_up()
    {
        await using var portal = await TestPortal.StartAsync();
        var storage = portal.Get<IOptions<StorageOptions>>().Value;
        await using var other = new FileStream(storage.FullPath + ".migrating", FileMode.OpenOrCreate,
            FileAccess.ReadWrite, FileShare.None);
        storage.MigrateSeconds = 1;

        var refusal = await Assert.ThrowsAsync<UnusableDatabaseException>(() => portal.Services.MigrateAsync());

        Assert.Contains("another start of the portal is still migrating it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_an_update_a_whole_copy_is_left_beside_the_database()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());

        await using (var db = await portal.Database.CreateDbContextAsync())
            await portal.Get<SqliteSchema>().BackUpAsync(db, "20261123_Before", CancellationToken.None);

        await using var copy = new SqliteConnection(
            $"Data Source={portal.Get<IOptions<StorageOptions>>().Value.FullPath}.as-of-20261123_Before;Pooling=False");
        await copy.OpenAsync();
        await using var count = copy.CreateCommand();
        count.CommandText = "SELECT count(*) FROM People";
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_second_start_finds_everything_done_and_one_site()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.Services.MigrateAsync();

        Assert.Equal(1, await portal.ReadAsync(db => db.Site.CountAsync()));
    }

    [Fact]
    public async Task Two_starts_at_once_migrate_one_after_the_other()
    {
        await using var portal = await TestPortal.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Services.MigrateAsync())));

        Assert.Equal(1, await portal.ReadAsync(db => db.Site.CountAsync()));
    }
}
