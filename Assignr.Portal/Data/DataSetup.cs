using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        // The model depends on it: the passkeys' table is in the first migration.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddPooledDbContextFactory<PortalDb>((provider, options) => options
            // A list becomes one parameter, because SQLite searches all parameters for each name.
            .UseSqlite(provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString,
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new Pragmas()));
        services.AddSingleton<SchemaUpdate>();
        return services;
    }

    /// <inheritdoc cref="SchemaUpdate.RunAsync"/>
    public static Task MigrateAsync(this IServiceProvider services, CancellationToken cancel = default) =>
        services.GetRequiredService<SchemaUpdate>().RunAsync(cancel);
}
