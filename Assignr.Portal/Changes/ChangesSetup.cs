namespace Assignr.Portal.Changes;

public static class ChangesSetup
{
    public static IServiceCollection AddChanges(this IServiceCollection services) => services.AddSingleton<ChangeFeed>();
}
