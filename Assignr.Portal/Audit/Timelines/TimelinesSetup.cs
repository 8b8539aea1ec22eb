namespace Assignr.Portal.Audit.Timelines;

public static class TimelinesSetup
{
    public static IServiceCollection AddTimelines(this IServiceCollection services) => services.AddSingleton<LoadTimeline>();
}
