using Assignr.Portal.Letters;
using Assignr.Portal.Settings.Page.Letters.TestEmail;

namespace Assignr.Portal.Settings.Page;

public static class SettingsPageSetup
{
    public static IServiceCollection AddSettingsPage(this IServiceCollection services)
    {
        services.AddSingleton<LoadSettings>();
        services.AddSingleton<ChangeSettings>();
        services.AddLetter<TestEmailKind, TestEmailLetterWriter>();
        services.AddSingleton<SendTestEmail>();
        services.AddSingleton<FollowTestEmail>();
        return services;
    }
}
