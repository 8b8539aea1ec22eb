namespace Assignr.Portal.Access;

public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddScoped<CurrentCaller>();
}
