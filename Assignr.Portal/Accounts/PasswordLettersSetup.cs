namespace Assignr.Portal.Accounts;

public static class PasswordLettersSetup
{
    public static IServiceCollection AddPasswordLetters(this IServiceCollection services) =>
        services.AddSingleton<PasswordResetLetterWriter>().AddSingleton<PasswordChangedLetterWriter>();
}
