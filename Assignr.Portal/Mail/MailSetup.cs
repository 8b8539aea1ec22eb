namespace Assignr.Portal.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<MailBell>();
        return services;
    }
}
