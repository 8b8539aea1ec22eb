using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>A mail server whose answer never ends costs no memory: its connection is cut long before the time limit.</summary>
public sealed class LongAnswerTests
{
    [Theory]
    [InlineData("MAIL", AttemptOutcome.Deferred)]
    [InlineData("RCPT", AttemptOutcome.Deferred)]
    [InlineData("DATA", AttemptOutcome.Deferred)]
    [InlineData("DOT", AttemptOutcome.Doubtful)]
    public async Task An_answer_that_grows_without_end_is_cut_off_long_before_its_time_is_over(string verb, AttemptOutcome outcome)
    {
        await using var bench = await MailBench.StartAsync(mail => (mail.CommandTimeoutSeconds, mail.AnswerTimeoutMinutes) = (600, 10));
        var first = 0;
        bench.Receiver.Script = turn => turn.Verb == verb && Interlocked.Increment(ref first) == 1
            ? SmtpAnswer.Say($"250-{new string('x', 10_000)}") with { Every = TimeSpan.Zero } : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(verb == "MAIL" ? [] : [outcome], (await bench.AttemptsAsync(message)).Select(attempt => attempt.Outcome));
        Assert.Equal(MessageState.Queued, await bench.StateAsync(message));
    }

    [Fact]
    public async Task A_greeting_line_without_an_end_is_cut_off_long_before_its_time_is_over()
    {
        await using var bench = await MailBench.StartAsync(mail => mail.ConnectTimeoutSeconds = 300);
        bench.Receiver.Script = turn => turn.Verb == "CONNECT" && turn.Session.Number == 1
            ? SmtpAnswer.Say(new string('2', 1_000_000))
            : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(MessageState.Queued, await bench.StateAsync(message));
        Assert.Equal(0, bench.Receiver.MailCount);
    }
}
