namespace Assignr.Portal.Letters;

public static class LettersSetup
{
    /// <summary>What every letter is written with; each slice registers the writers of its own letters.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<LetterTexts>();
        return services;
    }
}
