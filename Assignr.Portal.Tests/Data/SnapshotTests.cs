using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Data;

public sealed class SnapshotTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    private IDbContextFactory<PortalDb> Database => portal.Get<IDbContextFactory<PortalDb>>();

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task What_is_read_at_one_moment_keeps_nobody_from_writing_and_does_not_see_it()
    {
        await portal.SaveAsync(A.Person());
        var (before, after) = await Database.SnapshotAsync(async db =>
        {
            var before = await db.People.CountAsync();
            await Database.WriteAsync(other => other.People.AddAsync(A.Person("Ben Ito", "ben@example.com")).AsTask());
            return (before, await db.People.CountAsync());
        });

        Assert.Equal(before, after);
        Assert.Equal(before + 1, await portal.ReadAsync(db => db.People.CountAsync()));
    }
}
