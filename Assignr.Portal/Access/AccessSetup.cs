using Microsoft.AspNetCore.Authorization;

namespace Assignr.Portal.Access;

public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<CurrentCaller>();
        services.AddScoped<IAuthorizationHandler, WhoHandler>();
        return services;
    }
}
