using Assignr.Portal.Mail;

namespace Assignr.Portal.Letters;

public static class LettersSetup
{
    /// <summary>What all letters need; each slice registers its own letters with <see cref="AddLetter"/>.</summary>
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
