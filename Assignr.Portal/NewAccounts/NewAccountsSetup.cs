using Assignr.Portal.Mail;

namespace Assignr.Portal.NewAccounts;

public static class NewAccountsSetup
{
    public static IServiceCollection AddNewAccounts(this IServiceCollection services)
    {
        services.AddSingleton<IMailKind, NewAccountKind>();
        services.AddSingleton<SendNewAccountEmail>();
        services.AddSingleton<AddPerson>();
        services.AddSingleton<EditPerson>();
        services.AddSingleton<DeletePerson>();
        services.AddSingleton<DescribeDeletion>();
        return services;
    }
}
