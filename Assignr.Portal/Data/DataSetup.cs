using Assignr.Portal.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        // The model depends on it: passkeys have their table from the first migration on.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddDbContextFactory<PortalDb>((provider, options) => options
            .UseSqlite(new SqliteConnectionStringBuilder
            {
                DataSource = provider.GetRequiredService<IOptions<StorageOptions>>().Value.FullPath,
                ForeignKeys = true,
            }.ToString())
            .AddInterceptors(new Pragmas()));
        services.AddSingleton<DemoLeague>();
        services.AddDataProtection().SetApplicationName("Assignr Portal").PersistKeysToDbContext<PortalDb>();
        return services;
    }

    /// <summary>Creates or migrates the database, and the site's row.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(services.GetRequiredService<IOptions<StorageOptions>>().Value.FullPath)!);
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancel);
        await db.Database.MigrateAsync(cancel);
        await SearchIndex.EnsureAsync(db, cancel);
        if (!await db.Site.AnyAsync(cancel))
        {
            db.Site.Add(Site.New());
            await db.SaveChangesAsync(cancel);
        }
    }
}
