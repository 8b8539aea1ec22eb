using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Keys;

/// <summary>The first start after the update that brought Keys:File.</summary>
public sealed partial class KeysInClearTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-clear-keys-").FullName;
    private readonly string key = TestKey.Make();
    private readonly List<string> secrets = [];
    private TestPortal before = null!;
    private SqliteConnection open = null!;
    private string cookie = "";

    private string Database => Path.Combine(folder, "portal.db");

    private string Copy => Database + ".as-of-20261123_Before";

    /// <summary>A database with three keys in clear and one that was deleted, its log, and a copy from an update.</summary>
    public async Task InitializeAsync()
    {
        before = await TestPortal.StartAsync(folder: folder);
        // While a connection is open, the log is kept.
        open = new SqliteConnection($"Data Source={Database};Pooling=False");
        await open.OpenAsync();
        await DoAsync("PRAGMA wal_autocheckpoint=0; SELECT count(*) FROM Site");
        await using var plain = new PlainKeys(folder);
        cookie = plain.DeviceCookie();
        for (var i = 0; i < 3; i++)
            plain.MakeOneMore();
        secrets.AddRange((await before.ReadAsync(db => db.DataProtectionKeys.Select(row => row.Xml!).ToListAsync())).Select(SecretOf));
        await before.Database.WriteAsync(db => db.DataProtectionKeys.Where(row => row.Id == 2).ExecuteDeleteAsync());
        await using var db = await before.Database.CreateDbContextAsync();
        await before.Get<SqliteSchema>().BackUpAsync(db, "20261123_Before", CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await before.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => open.Dispose();

    [Fact]
    public async Task They_are_gone_from_the_database_its_log_and_its_copies_and_open_nothing_any_more()
    {
        Assert.Equal(4, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.Contains(secret, BytesOf(Database, Database + "-wal"), StringComparison.Ordinal));
        Assert.Contains(secrets[0], BytesOf(Copy), StringComparison.Ordinal);

        await using var portal = KeysPortal.Start(folder, key);

        AssertGone();
        Assert.Contains("lay in the database in clear (3)", Assert.Single(portal.Warnings), StringComparison.Ordinal);
        Assert.Null(portal.DeviceOf("__Host-assignr-device", cookie));
        Assert.Contains("<encrypted ", Assert.Single(await portal.StoredKeysAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_start_has_nothing_to_say()
    {
        await using (KeysPortal.Start(folder, key))
        {
        }
        await using var again = KeysPortal.Start(folder, key);

        Assert.Empty(again.Warnings);
    }

    [Fact]
    public async Task Where_somebody_reads_the_database_meanwhile_the_next_start_overwrites_them()
    {
        await DoAsync("BEGIN; SELECT count(*) FROM Site");
        await using (var portal = KeysPortal.Start(folder, key))
        {
            Assert.Collection(portal.Warnings,
                warning => Assert.Contains("lay in the database in clear (3)", warning, StringComparison.Ordinal),
                warning => Assert.Contains("is reading it. The next start tries again", warning, StringComparison.Ordinal));
            Assert.Null(portal.DeviceOf("__Host-assignr-device", cookie));
        }
        await DoAsync("COMMIT");

        await using var again = KeysPortal.Start(folder, key);

        AssertGone();
        Assert.Empty(again.Warnings);
    }

    [Fact]
    public async Task One_that_an_older_portal_beside_it_writes_is_never_used_and_goes_with_the_next_start()
    {
        await using (var portal = KeysPortal.Start(folder, key))
        {
            await using var plain = new PlainKeys(folder);
            plain.MakeOneMore();
            Assert.Null(portal.DeviceOf("__Host-assignr-device", plain.DeviceCookie()));
            secrets.Add(SecretOf((await portal.StoredKeysAsync())[^1]));
        }

        await using var again = KeysPortal.Start(folder, key);

        AssertGone();
        Assert.Contains("lay in the database in clear (1)", Assert.Single(again.Warnings), StringComparison.Ordinal);
    }

    private void AssertGone()
    {
        var bytes = BytesOf(Database, Database + "-wal", Copy);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal));
        Assert.DoesNotContain("<masterKey", bytes, StringComparison.Ordinal);
    }

    private async Task DoAsync(string sql)
    {
        await using var command = open.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteScalarAsync();
    }

    private static string SecretOf(string xml) => Secret().Match(xml).Groups[1].Value;

    private static string BytesOf(params string[] files) =>
        string.Concat(files.Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));

    [GeneratedRegex("<value>([^<]{40,})</value>")]
    private static partial Regex Secret();
}
