using Assignr.Portal.Mail;

namespace Assignr.Portal.Settings.Page;

public static class SettingsPageSetup
{
    public static IServiceCollection AddSettingsPage(this IServiceCollection services)
    {
        services.AddSingleton<LoadSettings>();
        services.AddSingleton<ChangeSettings>();
        services.AddSingleton<IMailKind, TestEmailKind>();
        services.AddSingleton<SendTestEmail>();
        services.AddSingleton<FollowTestEmail>();
        return services;
    }
}
