using System.Diagnostics;
using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>Servers that grant fewer connections than the portal would open, and how they say so: mail goes over the open
/// ones.</summary>
public sealed class FewConnectionsTests : IAsyncLifetime
{
    private const int Granted = 2;

    private MailBench bench = null!;
    private bool paused;

    private int Standing => bench.Receiver.Sessions.Count(session => !session.Ended);

    public async Task InitializeAsync()
    {
        bench = await MailBench.StartAsync(mail =>
        {
            mail.Connections = 8;
            mail.ConnectTimeoutSeconds = 20;
        });
        bench.Channel.Changed += () => paused |= bench.Channel.State.Reason is not null;
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task One_that_never_greets_the_others_holds_up_no_message()
    {
        bench.Receiver.Script = turn => turn.Verb == "CONNECT" && Standing > Granted ? SmtpAnswer.Silence : null;
        await bench.QueueManyAsync(40);
        var watch = Stopwatch.StartNew();

        var sending = bench.SendAsync();
        // No message waits for a connection that is slow to open: it goes over another one.
        while ((await bench.CountsAsync()).GetValueOrDefault(MessageState.HandedOver) < 40 && watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            bench.Portal.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50);
        }
        await sending.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(40, (await bench.CountsAsync())[MessageState.HandedOver]);
        Assert.Equal(40, bench.Receiver.MailCount);
        Assert.False(paused);
    }

    [Theory]
    [InlineData("421 4.7.0 Too many connections")]
    [InlineData("")]
    public async Task One_that_says_it_only_once_a_letter_begins_pauses_nothing(string reply)
    {
        bench.Receiver.Script = turn => turn is { Verb: "MAIL", Number: 1 } && Standing > Granted
            ? reply.Length > 0 ? SmtpAnswer.SayAndClose(reply) : SmtpAnswer.Drop
            : null;
        await bench.QueueManyAsync(200);

        await bench.SendAsync();

        Assert.Equal(200, (await bench.CountsAsync())[MessageState.HandedOver]);
        Assert.Equal(200, bench.Receiver.MailCount);
        Assert.False(paused);
    }

    [Fact]
    public async Task One_that_counts_a_connection_for_a_moment_after_it_was_closed_is_asked_again()
    {
        await using var few = await MailBench.StartAsync(mail => (mail.Connections, mail.MessagesPerConnection) = (1, 5));
        var closed = new List<long>();
        var pauses = false;
        few.Channel.Changed += () => pauses |= few.Channel.State.Reason is not null;
        few.Receiver.Script = turn =>
        {
            if (turn.Verb == "QUIT")
                closed.Add(Stopwatch.GetTimestamp());
            return turn.Verb == "CONNECT" && closed.Count > 0 && Stopwatch.GetElapsedTime(closed[^1]) < TimeSpan.FromMilliseconds(300)
                ? SmtpAnswer.SayAndClose("421 4.7.0 Too many connections") : null;
        };
        await few.QueueManyAsync(20);

        await few.SendAsync();

        Assert.Equal(20, (await few.CountsAsync())[MessageState.HandedOver]);
        Assert.False(pauses);
    }

    [Fact]
    public async Task A_portal_that_stops_waits_for_no_greeting()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Receiver.Script = _ =>
        {
            asked.TrySetResult();
            return SmtpAnswer.Silence;
        };
        await bench.QueueManyAsync(20);
        using var stopping = new CancellationTokenSource();

        var sending = bench.SendAsync(stopping.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await stopping.CancelAsync();
        await sending.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(20, (await bench.CountsAsync())[MessageState.Queued]);
    }

    [Theory]
    [InlineData("354 go on")]
    [InlineData("999 what")]
    public async Task An_answer_to_the_whole_letter_that_says_nothing_leaves_it_in_doubt(string reply)
    {
        bench.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.Say(reply) : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.NotNull((await bench.FindAsync(message)).DoubtfulAt);
    }
}
