using Assignr.Portal.Access;
using Assignr.Portal.Accounts.SetUp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assignr.Portal.Tests.Accounts.SetUp;

/// <summary>The link with which a portal is set up.</summary>
public static class SetUpLink
{
    /// <summary>A link that works: the portal prints one of its own when it has started, and every new one ends those before it.</summary>
    public static async Task<string> MintAsync(IServiceProvider portal)
    {
        await portal.GetServices<IHostedService>().OfType<SetUpLinkPrinter>().Single().ExecuteTask!;
        return (await portal.GetRequiredService<MintSetUpLink>().RunAsync(Caller.Portal)).Link!;
    }
}
