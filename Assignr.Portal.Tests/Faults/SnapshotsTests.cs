using Assignr.Portal.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Faults;

public sealed class SnapshotsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_log_is_there_and_stays_although_every_pooled_connection_closes()
    {
        using var snapshots = new Snapshots(null);
        await using var portal = await TestPortal.StartAsync(services => services.ConfigureDbContext<PortalDb>(options =>
            options.AddInterceptors(snapshots)), folder: folder);
        OwnPool.Clear(folder);
        Assert.False(File.Exists(Path.Combine(folder, "portal.db-wal")));

        snapshots.Start(Path.Combine(folder, "portal.db"));
        await portal.SaveAsync(A.Person());
        OwnPool.Clear(folder);
        await portal.SaveAsync(A.Person());

        Assert.NotEmpty(snapshots.Taken[^1].Log);
    }

    [Fact]
    public async Task A_test_that_ends_closes_no_connection_of_another_one()
    {
        await using var portal = await TestPortal.StartAsync(folder: folder);
        await portal.SaveAsync(A.Person());

        await (await TestPortal.StartAsync()).DisposeAsync();

        Assert.NotEqual(0, new FileInfo(Path.Combine(folder, "portal.db-wal")).Length);
    }
}
