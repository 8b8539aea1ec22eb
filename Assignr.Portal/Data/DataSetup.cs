using Assignr.Portal.Data.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        // The model depends on it: the passkeys' table is in the first migration.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddPooledDbContextFactory<PortalDb>((provider, options) => provider.GetRequiredService<Storage>()
            .Use(options, provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSqlite();
        return services;
    }

    /// <inheritdoc cref="Storage.PrepareAsync"/>
    public static Task MigrateAsync(this IServiceProvider services, CancellationToken cancel = default) =>
        services.GetRequiredService<Storage>().PrepareAsync(services, cancel);

    /// <inheritdoc cref="Storage.RetireKeysInClearAsync"/>
    public static Task RetireKeysInClearAsync(this IServiceProvider services, CancellationToken cancel = default) =>
        services.GetRequiredService<Storage>().RetireKeysInClearAsync(services, cancel);
}
