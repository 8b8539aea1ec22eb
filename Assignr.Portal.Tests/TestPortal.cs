using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests;

/// <summary>The portal's slices on a real database of its own and a clock that the test moves, without a web server.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private TestPortal(Action<IServiceCollection>? more, TestDatabase database)
    {
        this.database = database;
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            .. database.Settings,
            KeyValuePair.Create<string, string?>("Portal:PublicAddress", "https://portal.example.test"),
            // Nobody answers there: no test asks the name servers of its machine.
            KeyValuePair.Create<string, string?>("Dns:Servers:0", "127.0.0.1:1"),
        ]).Build());
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSlices();
        collection.ConfigureDbContext<PortalDb>(options => options.AddInterceptors(new NoWholeTables()));
        more?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = false });
    }

    /// <summary>Starts on a Monday morning, 23 November 2026, 09:00 UTC.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IServiceProvider Services => services;

    public IDbContextFactory<PortalDb> Database => Get<IDbContextFactory<PortalDb>>();

    /// <summary>An assignor who is not in the database: enough for use cases that only check the permission.</summary>
    public static Caller Assignor { get; } = new()
    {
        PersonId = Guid.CreateVersion7(),
        Name = "Marcy Dolan",
        Permissions = Permissions.Assignor
    };

    /// <param name="more">Registers what the test needs beyond the slices.</param>
    /// <param name="atTime">Another start of the clock.</param>
    /// <param name="folder">The folder of the database, which is kept; null: a new one, which is deleted afterwards.</param>
    public static async Task<TestPortal> StartAsync(Action<IServiceCollection>? more = null,
        DateTimeOffset? atTime = null, string? folder = null)
    {
        var database = folder is null ? TestDatabase.New() : TestDatabase.Of(folder);
        if (folder is null)
            await database.MigrateAsync();
        var portal = new TestPortal(more, database);
        if (atTime is { } time)
            portal.Clock.AdjustTime(time);
        await portal.services.MigrateAsync();
        return portal;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Database.CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Saves entities as they are, for a test's initial state.</summary>
    public async Task SaveAsync(params object[] entities)
    {
        await using var db = await Database.CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        database.Dispose();
    }
}
