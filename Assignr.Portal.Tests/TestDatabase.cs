using Microsoft.AspNetCore.Hosting;

namespace Assignr.Portal.Tests;

/// <summary>
/// How a test gets its database, how a portal is told of it, and how it goes again. Tests that are about a database's own files or
/// statements name it; no other test does.
/// </summary>
internal sealed class TestDatabase : IDisposable, IAsyncDisposable
{
    private readonly bool isOurs;

    private TestDatabase(string folder, bool isOurs) => (Folder, this.isOurs) = (folder, isOurs);

    /// <summary>What portals keep beside their database is there as well.</summary>
    public string Folder { get; }

    /// <summary>The settings of a portal that uses it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Storage:Folder"] = Folder };

    /// <summary>The same for a command line.</summary>
    public string[] Arguments => [.. Settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value! })];

    /// <summary>Nothing is there yet, as before the first start.</summary>
    /// <param name="folder">Null: a new one. It is deleted afterwards in either case.</param>
    public static TestDatabase New(string? folder = null) =>
        new(folder ?? Directory.CreateTempSubdirectory("assignr-tests-").FullName, isOurs: true);

    /// <summary>One that somebody else made, and deletes.</summary>
    public static TestDatabase Of(string folder) => new(folder, isOurs: false);

    /// <summary>Gives a new one its schema, sooner than a start would.</summary>
    public Task MigrateAsync() => MigratedFile.CopyToAsync(Folder);

    /// <summary>Closes the connections of this process, and deletes it where it is ours; may be called twice.</summary>
    public void Dispose()
    {
        OwnPool.Clear(Folder);
        if (isOurs && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The same where a query of a page that has just been closed may still run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isOurs && Directory.Exists(Folder))
            await OwnPool.DeleteAsync(Folder);
        else
            Dispose();
    }
}

internal static class TestDatabaseSettings
{
    public static void UseDatabase(this IWebHostBuilder builder, TestDatabase database)
    {
        foreach (var (name, value) in database.Settings)
            builder.UseSetting(name, value);
    }
}
