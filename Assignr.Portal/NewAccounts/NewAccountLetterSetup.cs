namespace Assignr.Portal.NewAccounts;

public static class NewAccountLetterSetup
{
    public static IServiceCollection AddNewAccountLetter(this IServiceCollection services) => services.AddSingleton<NewAccountLetterWriter>();
}
