using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Assignr.Portal.Data;

/// <summary>For <c>dotnet ef</c>: the options of run time, without starting the portal.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<PortalDb>
{
    public PortalDb CreateDbContext(string[] args) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddData()
            .BuildServiceProvider()
            .GetRequiredService<IDbContextFactory<PortalDb>>()
            .CreateDbContext();
}
