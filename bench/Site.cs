using Assignr.Portal;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Bench;

/// <summary>The portal's slices on their own SQLite file, with its pragmas, and without a web server.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Site(TimeProvider clock, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>("Storage:Folder", Folder),
            KeyValuePair.Create<string, string?>("Portal:PublicAddress", "https://portal.example.test"),
            .. settings,
        ]).Build());
        collection.AddLogging();
        collection.AddSingleton(clock);
        collection.AddSlices();
        services = collection.BuildServiceProvider();
    }

    /// <summary>The folder of the database, which is deleted afterwards.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("assignr-bench-").FullName;

    public static Caller Assignor { get; } = new()
    {
        PersonId = Guid.CreateVersion7(),
        Name = "Marcy Dolan",
        Permissions = Permissions.Assignor
    };

    public static async Task<Site> StartAsync(TimeProvider? clock = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var site = new Site(clock ?? TimeProvider.System, settings ?? []);
        await site.services.MigrateAsync();
        return site;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        using (var connection = new SqliteConnection(new StorageOptions { Folder = Folder }.ConnectionString))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(Folder, recursive: true);
    }
}
