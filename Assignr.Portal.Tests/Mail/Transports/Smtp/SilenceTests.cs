using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>A mail server that says nothing, or too slowly: each phase has a time limit of its own (requirements.md 55).</summary>
public sealed class SilenceTests
{
    [Theory]
    [InlineData("CONNECT")]
    [InlineData("EHLO")]
    public async Task A_server_that_says_nothing_while_connecting_pauses_the_channel(string verb)
    {
        await using var bench = await MailBench.StartAsync(mail => mail.ConnectTimeoutSeconds = 0.3);
        bench.Receiver.Script = turn => turn.Verb == verb ? SmtpAnswer.Silence : null;
        await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Contains("did not answer within 0.3 seconds", bench.Channel.State.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", AttemptOutcome.Deferred)]
    [InlineData("DATA", AttemptOutcome.Deferred)]
    [InlineData("DOT", AttemptOutcome.Doubtful)]
    public async Task Silence_on_the_way_ends_with_its_own_time_limit(string verb, AttemptOutcome outcome)
    {
        await using var bench = await MailBench.StartAsync(mail => (mail.CommandTimeoutSeconds, mail.AnswerTimeoutMinutes) = (1.5, 0.02));
        bench.Receiver.Script = turn => turn.Verb == verb ? SmtpAnswer.Silence : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Equal(outcome, Assert.Single(await bench.AttemptsAsync(message)).Outcome);
    }

    [Theory]
    [InlineData("MAIL", AttemptOutcome.Deferred)]
    [InlineData("RCPT", AttemptOutcome.Deferred)]
    [InlineData("DATA", AttemptOutcome.Deferred)]
    [InlineData("DOT", AttemptOutcome.Doubtful)]
    public async Task An_answer_that_never_comes_to_its_end_is_cut_off_as_silence_is(string verb, AttemptOutcome outcome)
    {
        await using var bench = await MailBench.StartAsync(mail => (mail.CommandTimeoutSeconds, mail.AnswerTimeoutMinutes) = (1.5, 0.025));
        var first = 0;
        bench.Receiver.Script = turn => turn.Verb == verb && Interlocked.Increment(ref first) == 1
            ? SmtpAnswer.Say("250-Still at it") with { Every = TimeSpan.FromMilliseconds(100) } : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync().WaitAsync(TimeSpan.FromMinutes(1));

        // Before the first command about the letter, the fault is the server's and the message waits.
        Assert.Equal(verb == "MAIL" ? [] : [outcome], (await bench.AttemptsAsync(message)).Select(attempt => attempt.Outcome));
        Assert.Equal(MessageState.Queued, await bench.StateAsync(message));
    }

    [Fact]
    public async Task A_slow_answer_to_the_dot_is_waited_for_longer_than_any_command()
    {
        await using var bench = await MailBench.StartAsync(mail => (mail.CommandTimeoutSeconds, mail.AnswerTimeoutMinutes) = (1.5, 1));
        var said = new TaskCompletionSource();
        using var later = new Timer(_ => said.TrySetResult(), null, TimeSpan.FromSeconds(2.5), Timeout.InfiniteTimeSpan);
        bench.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.Wait(said.Task) : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
        Assert.Equal(1, bench.Receiver.MailCount);
    }
}
