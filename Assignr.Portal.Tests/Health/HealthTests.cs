using System.Net;
using Assignr.Portal.Audit;
using Assignr.Portal.Bounces;
using Assignr.Portal.Data;
using Assignr.Portal.Health;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Health;

/// <summary>Each fault fails the check that is about it, and no other.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private HealthChecks checks = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync(services => services.AddSingleton<Conservation>());
        checks = ActivatorUtilities.CreateInstance<HealthChecks>(portal.Services);
        portal.Get<IKeyManager>().CreateNewKey(portal.Now, portal.Now.AddDays(90));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public void A_portal_that_nothing_is_wrong_with_is_healthy_throughout() =>
        Assert.All(All(), check => Assert.Equal(HealthStatus.Healthy, check.Value));

    [Fact]
    public void A_sender_that_hangs()
    {
        portal.Clock.Advance(HealthChecks.SilenceOfSender + TimeSpan.FromSeconds(1));
        OnlyTurned("sender");
        portal.Get<SenderHeartbeat>().Beat();
        Assert.Equal(HealthStatus.Healthy, checks.Sender().Status);
    }

    [Fact]
    public async Task A_message_that_is_long_overdue()
    {
        await QueueAsync(claimedUntil: null);
        portal.Clock.Advance(HealthChecks.StuckQueue + TimeSpan.FromMinutes(1));
        portal.Get<SenderHeartbeat>().Beat();
        OnlyTurned("queue");
    }

    [Fact]
    public async Task Messages_with_a_time_of_a_clock_that_was_far_ahead()
    {
        await QueueAsync(claimedUntil: null);
        Assert.Equal(HealthStatus.Healthy, checks.Queue().Status);
        portal.Clock.AdjustTime(portal.Now.AddHours(-4.8));
        Assert.Equal(HealthStatus.Healthy, checks.Queue().Status);

        portal.Clock.AdjustTime(portal.Now.AddDays(-400));

        Assert.Equal((HealthStatus.Degraded, "1 message waits with a time of a clock that was far ahead."),
            (checks.Queue().Status, checks.Queue().Description));
    }

    [Fact]
    public void Mail_that_pauses_is_no_reason_to_restart()
    {
        portal.Get<MailChannel>().Fault("550 secret words of the server");
        Assert.Equal(HealthStatus.Degraded, checks.Queue().Status);
        Assert.DoesNotContain("secret", checks.Queue().Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_of_a_sender_that_is_gone()
    {
        await QueueAsync(claimedUntil: portal.Now.AddSeconds(-150));
        OnlyTurned("claims");
    }

    [Theory]
    [InlineData("UPDATE Messages SET HandedOverAt = DueAt")]
    [InlineData("UPDATE Messages SET SettledAt = DueAt")]
    [InlineData("UPDATE Messages SET SettledAt = DueAt, HandedOverAt = DueAt, RefusedAt = DueAt")]
    [InlineData("UPDATE Messages SET SettledAt = DueAt, SkippedAt = DueAt, ClaimedBy = 'somebody'")]
    public async Task Messages_that_do_not_add_up(string damage)
    {
        await QueueAsync(claimedUntil: null);
        await DoAsync(damage);
        OnlyTurned("conservation");
    }

    [Fact]
    public async Task A_mailing_that_lost_a_message()
    {
        await portal.SaveAsync(new Mailing
        {
            PressKey = Guid.CreateVersion7(),
            Audience = Audience.AllAssignedOfficials,
            AskedBy = Guid.Empty,
            AskedByName = "Marcy Dolan",
            AskedAt = portal.Now,
            StartsAt = portal.Now,
            QueuedAt = portal.Now,
            PeopleCount = 1,
            MessageCount = 1,
        });
        OnlyTurned("conservation");
        Assert.Equal("1 message or mailing does not add up.", checks.Conservation().Description);
    }

    [Fact]
    public void A_mailbox_for_reports_that_cannot_be_read_is_no_reason_to_restart()
    {
        portal.Get<BounceTrouble>().Failed(new MailKit.Security.AuthenticationException("secret words of the server"),
            new BounceOptions { Host = "imap.example.com" });
        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((HealthStatus.Degraded, "The mailbox for reports has not been readable for 30 seconds."),
            (checks.Bounces().Status, checks.Bounces().Description));
        OnlyTurned();
    }

    [Fact]
    public async Task A_clock_that_went_back()
    {
        await portal.Database.WriteAsync(db =>
        {
            db.Record(TestPortal.Assignor, Act.MailResumed, portal.Now);
            return Task.CompletedTask;
        });
        portal.Clock.AdjustTime(portal.Now.AddHours(-1));
        portal.Get<SenderHeartbeat>().Beat();
        OnlyTurned("clock");
    }

    [Fact]
    public void A_clock_that_jumped_ahead_until_it_is_right_again()
    {
        var clock = new WallClock(portal.Clock);
        var since = ActivatorUtilities.CreateInstance<HealthChecks>(portal.Services, clock);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HealthStatus.Healthy, since.Clock().Status);

        clock.Ahead = TimeSpan.FromHours(2);
        Assert.Equal((HealthStatus.Degraded,
            "The clock went 120 minutes further than time did since the portal started: it was put forward, or the machine slept."),
            (since.Clock().Status, since.Clock().Description));

        clock.Ahead = TimeSpan.Zero;
        Assert.Equal(HealthStatus.Healthy, since.Clock().Status);
    }

    [Fact]
    public void Keys_that_have_all_expired()
    {
        portal.Clock.Advance(TimeSpan.FromDays(91));
        portal.Get<SenderHeartbeat>().Beat();
        OnlyTurned("keys");
    }

    [Fact]
    public async Task A_database_that_takes_no_write()
    {
        await using var holder = await portal.Database.CreateDbContextAsync();
        await holder.Database.OpenConnectionAsync();
        await holder.Database.ExecuteSqlRawAsync("PRAGMA query_only = ON");
        Assert.ThrowsAny<Exception>(() => new HealthChecks(new Only(holder), portal.Get<SenderHeartbeat>(), portal.Get<MailChannel>(),
            portal.Get<BounceTrouble>(), new Conservation(portal.Database), portal.Get<IOptions<StorageOptions>>(),
            portal.Get<IKeyManager>(), portal.Clock).Writable());
    }

    private Dictionary<string, HealthStatus> All() => new()
    {
        ["database"] = checks.Readable().Status,
        ["writing"] = checks.Writable().Status,
        ["sender"] = checks.Sender().Status,
        ["queue"] = checks.Queue().Status,
        ["claims"] = checks.Claims().Status,
        ["conservation"] = checks.Conservation().Status,
        ["bounces"] = checks.Bounces().Status,
        ["disk"] = checks.Disk().Status,
        ["clock"] = checks.Clock().Status,
        ["keys"] = checks.Keys().Status,
    };

    private void OnlyTurned(params string[] names) =>
        Assert.Equal(names, All().Where(check => check.Value == HealthStatus.Unhealthy).Select(check => check.Key));

    private async Task DoAsync(string sql)
    {
        await using var db = await portal.Database.CreateDbContextAsync();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql));
    }

    private async Task QueueAsync(DateTimeOffset? claimedUntil)
    {
        var message = new Message
        {
            Kind = "plain",
            Lane = Lane.Bulk,
            Address = "official@officials.example.com",
            AskedAt = portal.Now,
            DueAt = portal.Now
        };
        if (claimedUntil is { } until)
            message.Claimed("somebody", until);
        await portal.SaveAsync(message);
    }

    private sealed class Only(PortalDb db) : IDbContextFactory<PortalDb>
    {
        public PortalDb CreateDbContext() => db;
    }
}

/// <summary>The health endpoints over HTTP.</summary>
public sealed class HealthEndpointTests(WebPortal portal) : IClassFixture<WebPortal>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Says_nothing_but_that_it_is_well(string path)
    {
        using var browser = portal.Browser();
        Assert.Equal("Healthy", await browser.GetStringAsync(path));
    }

    [Fact]
    public async Task Everything_is_told_to_who_asks_from_the_same_machine_and_to_nobody_else()
    {
        using var browser = portal.Browser();
        using var stranger = await browser.GetAsync("/health/deep");
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }
}
