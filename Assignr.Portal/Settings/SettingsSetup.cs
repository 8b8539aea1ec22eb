using Assignr.Portal.Data;

namespace Assignr.Portal.Settings;

public static class SettingsSetup
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<PortalOptions>().BindConfiguration("Portal").ValidateOnStart();
        services.AddSingleton<IAfterMigration, AddSite>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<ReadSite>();
        return services;
    }
}
