using Assignr.Portal.Data;
using Assignr.Portal.Mail;

namespace Assignr.Portal.Settings;

public static class SettingsSetup
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<PortalOptions>().BindConfiguration("Portal").ValidateOnStart();
        services.AddSingleton<IAfterMigration, AddSite>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<ReadSite>();
        services.AddSingleton<LoadSettings>();
        services.AddSingleton<ChangeSettings>();
        services.AddSingleton<IMailKind, TestEmailKind>();
        services.AddSingleton<SendTestEmail>();
        services.AddSingleton<FollowTestEmail>();
        return services;
    }
}
