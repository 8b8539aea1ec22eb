namespace Assignr.Portal.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<LoadTimeline>();
}
