using Microsoft.AspNetCore.Authorization;

namespace Assignr.Portal.Access;

public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<CurrentCaller>();
        services.AddSingleton<LiveSessions>();
        services.AddScoped<IAuthorizationHandler, WhoHandler>();
        return services;
    }
}
