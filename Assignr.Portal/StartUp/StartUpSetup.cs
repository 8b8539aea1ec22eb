using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

public static class StartUpSetup
{
    public static IServiceCollection AddStartUp(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<PortalOptions>, SafeAddress>();
        services.AddSingleton<FileModes>();
        services.AddHostedService<Welcome>();
        return services;
    }
}
