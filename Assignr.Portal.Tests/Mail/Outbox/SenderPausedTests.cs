using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>What happens to messages whose mailing is paused, wherever they are at that moment.</summary>
public sealed class SenderPausedTests : IAsyncLifetime
{
    private readonly Guid mailing = Guid.CreateVersion7();
    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync(options => options.Connections = 1);

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task What_is_on_the_wire_goes_the_rest_is_free_and_goes_when_the_mailing_goes_on()
    {
        await bench.QueueManyAsync(20, mailing);
        await bench.QueueManyAsync(1);
        bench.Receiver.Script = turn => turn.Verb == "DOT" && bench.Receiver.MailCount <= 1 ? SmtpAnswer.Wait(PauseAsync()) : null;

        await bench.SendAsync();

        // The one on the wire, and the one of no mailing.
        Assert.Equal(2, bench.Receiver.MailCount);
        Assert.Equal([(19, null, 0)], await WaitingAsync());
        Assert.Empty(await bench.Portal.ReadAsync(db => db.Messages.Where(message => message.DoubtfulAt != null).ToListAsync()));
        await bench.SendAsync();
        Assert.Equal(2, bench.Receiver.MailCount);

        await GoOnAsync();
        await bench.SendAsync();
        Assert.Equal(21, bench.Receiver.MailCount);
        Assert.Equal(21, (await bench.CountsAsync())[MessageState.HandedOver]);
    }

    [Fact]
    public async Task Another_sender_on_the_same_database_sends_none_of_it_either()
    {
        await bench.QueueManyAsync(5, mailing);
        await using var twin = bench.Twin();
        var byTwin = -1;
        bench.Receiver.Script = turn => turn.Verb == "DOT" && bench.Receiver.MailCount == 0 ? SmtpAnswer.Wait(PauseAsync()) : null;

        await twin.SendAsync();
        byTwin = await bench.SendAsync();

        Assert.Equal((1, 0), (bench.Receiver.MailCount, byTwin));
        await GoOnAsync();
        await twin.SendAsync();
        Assert.Equal(5, bench.Receiver.Mails.Select(mail => mail.To[0]).Distinct().Count());
        Assert.Equal(5, bench.Receiver.MailCount);
    }

    [Fact]
    public async Task What_the_mail_server_puts_off_meanwhile_is_paused_too()
    {
        var message = await bench.QueueAsync(mailing: mailing);
        bench.Receiver.Script = turn => turn.Verb == "DOT"
            ? SmtpAnswer.Say("451 4.7.1 Greylisted") with { After = PauseAsync() }
            : null;

        await bench.SendAsync();
        bench.Receiver.Script = _ => null;
        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
        await bench.SendAsync();

        Assert.Equal((0, MessageState.Queued), (bench.Receiver.MailCount, await bench.StateAsync(message)));
        await GoOnAsync();
        await bench.SendAsync();
        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
    }

    [Fact]
    public async Task What_is_paused_takes_no_turn_of_a_limited_rate()
    {
        await using var slow = await MailBench.StartAsync(options => (options.Connections, options.PerMinute) = (1, 1));
        await slow.QueueManyAsync(20, mailing);
        slow.Receiver.Script = turn => turn.Verb == "DOT"
            ? SmtpAnswer.Wait(slow.Portal.Database.WriteAsync(db => MessageLife.PauseAsync(
                db.Messages.Where(message => message.MailingId == mailing), slow.Portal.Now, default)))
            : null;

        // Its clock stands still: whoever waited for a turn would wait for ever.
        await slow.SendAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(1, slow.Receiver.MailCount);
        Assert.Equal(19, await slow.Portal.ReadAsync(db => db.Messages.CountAsync(message =>
            message.SettledAt == null && message.ClaimedBy == null)));
    }

    private Task<int> PauseAsync() => bench.Portal.Database.WriteAsync(db => MessageLife.PauseAsync(
        db.Messages.Where(message => message.MailingId == mailing), bench.Portal.Now, default));

    private Task<int> GoOnAsync() => bench.Portal.Database.WriteAsync(db => MessageLife.GoOnAsync(
        db.Messages.Where(message => message.MailingId == mailing), default));

    private async Task<List<(int Count, string? ClaimedBy, int Attempts)>> WaitingAsync() =>
        [.. (await bench.Portal.ReadAsync(db => db.Messages.Where(message => message.SettledAt == null)
            .GroupBy(message => new { message.ClaimedBy, message.Attempts })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync()))
            .Select(group => (group.Count, group.Key.ClaimedBy, group.Key.Attempts))];
}
