using Assignr.Portal.SenderDomain.Dns;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.SenderDomain;

public static class SenderDomainSetup
{
    public static IServiceCollection AddSenderDomain(this IServiceCollection services)
    {
        services.AddOptions<DnsOptions>().BindConfiguration("Dns").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<DnsOptions>, DnsOptionsCheck>();
        services.AddSingleton<NameServers>();
        services.AddSingleton<Subjects>();
        services.AddSingleton<CheckUps>();
        services.AddSingleton<LoadCheckUp>();
        services.AddSingleton<LookAtDomain>();
        services.AddSingleton<ChangeSelector>();
        return services;
    }
}
