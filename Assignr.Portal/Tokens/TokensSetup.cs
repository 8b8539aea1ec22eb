namespace Assignr.Portal.Tokens;

public static class TokensSetup
{
    public static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddOptions<LinkOptions>().BindConfiguration("Links").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
