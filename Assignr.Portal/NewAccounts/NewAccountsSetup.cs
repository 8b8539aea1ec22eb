using Assignr.Portal.Mail;

namespace Assignr.Portal.NewAccounts;

public static class NewAccountsSetup
{
    public static IServiceCollection AddNewAccounts(this IServiceCollection services)
    {
        services.AddSingleton<IMailKind, NewAccountKind>();
        services.AddSingleton<SendNewAccountEmail>();
        return services;
    }
}
