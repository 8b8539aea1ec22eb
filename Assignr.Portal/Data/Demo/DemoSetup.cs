namespace Assignr.Portal.Data.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddSingleton<DemoLeague>();

    /// <inheritdoc cref="DemoLeague.SeedAsync"/>
    public static Task<bool> SeedDemoLeagueAsync(this IServiceProvider services, CancellationToken cancel = default) =>
        services.GetRequiredService<DemoLeague>().SeedAsync(cancel);
}
