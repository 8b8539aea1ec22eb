using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>What happens to messages that a killed sender had claimed.</summary>
public sealed class KilledSenderTests : IAsyncLifetime
{
    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task What_a_killed_sender_had_claimed_goes_on_by_itself_within_two_minutes()
    {
        var message = await bench.QueueAsync();
        await bench.ChangeAsync(message, row => row
            .SetProperty(claimed => claimed.ClaimedBy, "a dead sender").SetProperty(claimed => claimed.Attempts, 1)
            .SetProperty(claimed => claimed.ClaimedUntil, bench.Portal.Now + Claims.Lease));

        Assert.Equal(0, await bench.SendAsync());
        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await bench.SendAsync());

        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
        Assert.Equal(2, (await bench.FindAsync(message)).Attempts);
    }

    [Fact]
    public async Task What_a_killed_sender_had_claimed_of_a_stopped_mailing_is_cancelled()
    {
        var message = await bench.QueueAsync();
        await bench.ChangeAsync(message, row => row
            .SetProperty(claimed => claimed.ClaimedBy, "a dead sender").SetProperty(claimed => claimed.Attempts, 1)
            .SetProperty(claimed => claimed.ClaimedUntil, bench.Portal.Now + Claims.Lease));
        await bench.Portal.Database.WriteAsync(db => db.StopAsync(db.Messages, bench.Portal.Now));

        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.SendAsync();

        Assert.Equal(MessageState.Cancelled, await bench.StateAsync(message));
        Assert.Empty(bench.Receiver.Mails);
        // It may have been on the wire.
        Assert.NotNull((await bench.FindAsync(message)).DoubtfulAt);
    }

    [Fact]
    public async Task What_is_taken_back_from_a_killed_sender_is_in_doubt_only_where_it_does_not_go_again()
    {
        var stopped = await bench.QueueAsync("first@officials.example.com");
        var waiting = await bench.QueueAsync("second@officials.example.com");
        foreach (var message in new[] { stopped, waiting })
        {
            await bench.ChangeAsync(message, row => row
                .SetProperty(claimed => claimed.ClaimedBy, "a dead sender").SetProperty(claimed => claimed.Attempts, 1)
                .SetProperty(claimed => claimed.ClaimedUntil, bench.Portal.Now + Claims.Lease));
        }
        await bench.Portal.Database.WriteAsync(
            db => db.StopAsync(db.Messages.Where(message => message.Id == stopped.Id), bench.Portal.Now));

        await bench.Portal.Get<Claims>().ReclaimAsync(default);
        await bench.SendAsync();

        Assert.Equal((MessageState.Cancelled, MessageState.HandedOver), (await bench.StateAsync(stopped), await bench.StateAsync(waiting)));
        Assert.NotNull((await bench.FindAsync(stopped)).DoubtfulAt);
        Assert.Null((await bench.FindAsync(waiting)).DoubtfulAt);
    }
}
