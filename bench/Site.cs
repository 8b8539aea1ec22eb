using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Bench;

/// <summary>The portal's slices on a SQLite file of their own, with its pragmas, and no web server.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-bench-").FullName;
    private readonly ServiceProvider services;

    private Site()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Portal:PublicAddress"] = "https://portal.example.test",
        }).Build());
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddAccess();
        collection.AddData();
        collection.AddSettings();
        collection.AddPeople();
        collection.AddGames();
        collection.AddAudit();
        collection.AddTokens();
        collection.AddLetters();
        collection.AddNewAccountLetter();
        collection.AddPasswordLetters();
        collection.AddNewAccounts();
        collection.AddImport();
        collection.AddMail();
        collection.AddAccounts();
        services = collection.BuildServiceProvider();
    }

    public static Caller Assignor { get; } = new() { PersonId = Guid.CreateVersion7(), Name = "Marcy Dolan", Permissions = Permissions.Assignor };

    public static async Task<Site> StartAsync()
    {
        var site = new Site();
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
