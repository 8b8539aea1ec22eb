using Assignr.Portal.Mail;

namespace Assignr.Portal.Letters;

public static class LettersSetup
{
    /// <summary>What every letter is written with; each slice registers its own by <see cref="AddLetter"/>.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<LetterTexts>();
        return services;
    }

    public static IServiceCollection AddLetter<TKind, TWriter>(this IServiceCollection services)
        where TKind : class, IMailKind
        where TWriter : class => services.AddSingleton<TWriter>().AddSingleton<IMailKind, TKind>();
}
