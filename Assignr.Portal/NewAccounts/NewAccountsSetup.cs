using Assignr.Portal.Mail;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assignr.Portal.NewAccounts;

public static class NewAccountsSetup
{
    public static IServiceCollection AddNewAccounts(this IServiceCollection services)
    {
        services.TryAddSingleton<MailBell>();
        services.AddSingleton<SendNewAccountEmail>();
        return services;
    }
}
