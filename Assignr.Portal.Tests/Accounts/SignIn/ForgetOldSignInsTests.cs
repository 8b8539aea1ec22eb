using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Accounts.SignIn;

public sealed class ForgetOldSignInsTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_session_is_deleted_thirty_days_after_its_end_and_no_earlier()
    {
        var person = A.Person();
        var (ended, open) = (SessionOf(person.Id), SessionOf(person.Id));
        await portal.SaveAsync(person, ended, open);
        await portal.Database.WriteAsync(db => db.EndSessionAsync(person.Id, ended.Id, SessionEnd.SignedOut, portal.Now));

        await ForgetAfterAsync(TimeSpan.FromDays(30));
        Assert.Equal(2, await portal.ReadAsync(db => db.Sessions.CountAsync()));

        await ForgetAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(open.Id, (await portal.ReadAsync(db => db.Sessions.SingleAsync())).Id);
    }

    [Fact]
    public async Task A_session_that_nobody_ended_is_deleted_thirty_days_after_it_became_too_old()
    {
        var person = A.Person();
        await portal.SaveAsync(person, SessionOf(person.Id));
        var longest = portal.Get<IOptions<SessionLimits>>().Value.Longest;

        await ForgetAfterAsync(longest + TimeSpan.FromDays(30));
        Assert.Equal(1, await portal.ReadAsync(db => db.Sessions.CountAsync()));

        await ForgetAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await portal.ReadAsync(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task Counters_of_strangers_whose_wait_is_over_and_of_devices_whose_cookie_expired_are_deleted()
    {
        var person = A.Person();
        var (device, newer) = (Guid.NewGuid(), Guid.NewGuid());
        await portal.SaveAsync(person);
        await portal.Database.WriteAsync(async db =>
        {
            await db.RememberDeviceAsync(person.Id, device, portal.Now, CancellationToken.None);
            await db.SaveChangesAsync();
            for (var tries = 0; tries < 5; tries++)
                await db.ReserveTryAsync(person.Id, null, portal.Now, CancellationToken.None);
        });

        await ForgetAfterAsync(TimeSpan.FromDays(30));
        Assert.Equal([SignInTries.Strangers, device], await CountersAsync());

        await ForgetAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal([device], await CountersAsync());

        await portal.Database.WriteAsync(db => db.RememberDeviceAsync(person.Id, newer, portal.Now, CancellationToken.None));
        await ForgetAfterAsync(TimeSpan.FromDays(370));
        Assert.Equal([newer], await CountersAsync());
    }

    [Fact]
    public async Task It_is_done_at_the_start_of_the_portal_and_once_a_day()
    {
        var person = A.Person();
        await portal.SaveAsync(person, SessionOf(person.Id));
        portal.Clock.Advance(TimeSpan.FromDays(100));
        using var worker = new ForgetOldSignInsWorker(
            portal.Get<ForgetOldSignIns>(), portal.Clock, NullLogger<ForgetOldSignInsWorker>.Instance);

        await worker.StartAsync(CancellationToken.None);
        await UntilNoneAsync();
        await portal.SaveAsync(SessionOf(person.Id));
        portal.Clock.Advance(TimeSpan.FromDays(100));

        await UntilNoneAsync();
        await worker.StopAsync(CancellationToken.None);
    }

    private Task ForgetAfterAsync(TimeSpan time)
    {
        portal.Clock.Advance(time);
        return portal.Get<ForgetOldSignIns>().RunAsync();
    }

    private async Task UntilNoneAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await portal.ReadAsync(db => db.Sessions.AnyAsync()))
            await Task.Delay(20, patience.Token);
    }

    private Task<List<Guid>> CountersAsync() =>
        portal.ReadAsync(db => db.SignInTries.OrderBy(tries => tries.SignedInAt != null).Select(tries => tries.DeviceId).ToListAsync());

    private Session SessionOf(Guid personId) => new()
    {
        Hash = Guid.NewGuid().ToByteArray(),
        PersonId = personId,
        Stamp = "stamp",
        Since = portal.Now,
        SeenAt = portal.Now,
        Browser = "Firefox on Linux",
    };
}
