using Microsoft.AspNetCore.Authorization;

namespace Assignr.Portal.Access;

public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<CurrentCaller>();
        services.AddOptions<SessionLimits>().BindConfiguration("Sessions").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SeenSessions>();
        services.AddScoped<IAuthorizationHandler, WhoHandler>();
        return services;
    }
}
