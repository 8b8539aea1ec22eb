using Assignr.Portal.Access;
using Assignr.Portal.Accounts.SetUp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assignr.Portal.Tests.Accounts.SetUp;

/// <summary>The link with which a portal is set up.</summary>
public static class SetUpLink
{
    /// <summary>A working link. The portal prints one at its start, and every new one revokes the earlier ones.</summary>
    public static async Task<string> MintAsync(IServiceProvider portal)
    {
        await portal.GetServices<IHostedService>().OfType<SetUpLinkPrinter>().Single().ExecuteTask!;
        return (await portal.GetRequiredService<MintSetUpLink>().RunAsync(Caller.Portal)).Link!;
    }
}
