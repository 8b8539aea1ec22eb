using Microsoft.Extensions.Options;

namespace Assignr.Portal.Bounces;

public static class BouncesSetup
{
    public static IServiceCollection AddBounces(this IServiceCollection services)
    {
        services.AddOptions<BounceOptions>().BindConfiguration("Bounces").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<BounceOptions>, BounceOptionsCheck>();
        services.AddSingleton<TakeReport>();
        services.AddSingleton<ListUnclearReport>();
        services.AddSingleton<BounceMailbox>();
        services.AddSingleton<BounceTrouble>();
        services.AddHostedService<BounceService>();
        return services;
    }
}
