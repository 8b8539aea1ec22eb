using Assignr.Portal.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Keys;

/// <summary>
/// The keys of a database as the framework stores them by default, in clear: as earlier versions of the portal did, and as somebody can
/// who has only the database file.
/// </summary>
internal sealed class PlainKeys : IAsyncDisposable
{
    private readonly string folder;
    private readonly ServiceProvider services;

    public PlainKeys(string folder)
    {
        this.folder = folder;
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Storage:Folder", folder)]).Build());
        collection.AddLogging();
        collection.AddData();
        collection.AddDataProtection().SetApplicationName("Assignr Portal").PersistKeysToDbContext<PortalDb>();
        services = collection.BuildServiceProvider();
    }

    private IDataProtector Protector => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Assignr.Portal.Device");

    /// <summary>A cookie that claims to be a device on which somebody has signed in.</summary>
    public string DeviceCookie() => Protector.Protect(Guid.NewGuid().ToString("n"));

    public string Open(string cookie) => Protector.Unprotect(cookie);

    public void MakeOneMore()
    {
        var now = TimeProvider.System.GetUtcNow();
        services.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        OwnPool.Clear(folder);
    }
}
