using Microsoft.AspNetCore.Identity;
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
        services.AddPooledDbContextFactory<PortalDb>((provider, options) => options
            // A list is one parameter: SQLite finds each by its name in a walk over all of them.
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
