using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.StartUp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Bench;

/// <summary>The portal's slices on a SQLite file of their own, with its pragmas, and no web server.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-bench-").FullName;
    private readonly ServiceProvider services;

    private Site(TimeProvider clock, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>("Storage:Folder", folder),
            KeyValuePair.Create<string, string?>("Portal:PublicAddress", "https://portal.example.test"),
            .. settings,
        ]).Build());
        collection.AddLogging();
        collection.AddSingleton(clock);
        collection.AddSlices();
        services = collection.BuildServiceProvider();
    }

    public static Caller Assignor { get; } = new() { PersonId = Guid.CreateVersion7(), Name = "Marcy Dolan", Permissions = Permissions.Assignor };

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
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
