using Assignr.Portal.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Keys;

public static class KeysSetup
{
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddOptions<KeyOptions>().BindConfiguration("Keys").ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeyOptions>>(provider =>
            new SafeKeys(provider.GetRequiredService<IOptions<StorageOptions>>(), provider.GetService<IHostEnvironment>()));
        services.AddSingleton<KeyFiles>();
        services.AddSingleton(provider => new KeyedHash(provider.GetRequiredService<KeyFiles>()));
        services.AddSingleton<KeyRing>();
        services.AddDataProtection().SetApplicationName("Assignr Portal");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing, KeyFiles>((management, ring, files) =>
            (management.XmlRepository, management.XmlEncryptor) = (ring, new KeyEncryptor(files)));
        return services;
    }

    /// <summary>To be called after the migration and before anything is encrypted.</summary>
    public static async Task PrepareKeysAsync(this IServiceProvider services, CancellationToken cancel = default)
    {
        await services.RetireKeysInClearAsync(cancel);
        services.GetRequiredService<KeyRing>().TellWhenLost();
    }
}
