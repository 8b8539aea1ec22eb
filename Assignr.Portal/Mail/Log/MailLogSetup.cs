namespace Assignr.Portal.Mail.Log;

public static class MailLogSetup
{
    public static IServiceCollection AddMailLog(this IServiceCollection services)
    {
        services.AddSingleton<LoadMailLog>();
        services.AddSingleton<LoadAttempts>();
        services.AddSingleton<CancelWaiting>();
        return services;
    }
}
