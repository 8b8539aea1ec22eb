using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>What is tried again, when, and when it is given up.</summary>
public sealed class SenderRetryTests : IAsyncLifetime
{
    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task A_temporary_refusal_is_tried_again_after_1_5_15_and_60_minutes_then_every_4_hours_for_3_days()
    {
        bench.Receiver.Script = turn => turn.Verb == "RCPT" ? SmtpAnswer.Say("451 4.7.1 Greylisted") : null;
        var message = await bench.QueueAsync();
        var waits = new List<double>();

        for (var row = await bench.FindAsync(message); row.RefusedAt is null; row = await bench.FindAsync(message))
        {
            waits.Add((row.DueAt - bench.Portal.Now).TotalMinutes);
            bench.Portal.Clock.SetUtcNow(row.DueAt);
            Assert.Equal(1, await bench.SendAsync());
        }

        Assert.Equal(0, waits[0]);
        foreach (var (wait, wanted) in waits.Skip(1).Zip([1, 5, 15, 60, 240, 240]))
            Assert.InRange(wait, wanted, wanted * 1.2);
        Assert.InRange((bench.Portal.Now - message.AskedAt).TotalDays, 2.7, 3);
        Assert.StartsWith("Gave up after 3 days. 451 4.7.1 Greylisted", (await bench.FindAsync(message)).LastReply,
            StringComparison.Ordinal);
        var attempts = await bench.AttemptsAsync(message);
        Assert.Equal(waits.Count, attempts.Count);
        Assert.Equal((AttemptOutcome.GivenUp, AttemptOutcome.GivenUp), (attempts[^1].Outcome, bench.Kind.Told[^1].Outcome));
    }

    [Fact]
    public async Task A_retry_carries_the_same_Message_ID_and_reaches_them_once_the_server_agrees()
    {
        var seen = 0;
        bench.Receiver.Script = turn => turn.Verb == "DOT" && Interlocked.Increment(ref seen) == 1 ? SmtpAnswer.KeepAndDrop : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync();
        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.SendAsync();

        Assert.Equal(2, bench.Receiver.MailCount);
        Assert.Equal($"{message.Id:N}@portal.example.test",
            Assert.Single(bench.Receiver.Mails.Select(mail => mail.Parsed().MessageId).Distinct()));
        var row = await bench.FindAsync(message);
        Assert.NotNull(row.HandedOverAt);
        Assert.NotNull(row.DoubtfulAt);
        Assert.Equal([AttemptOutcome.Doubtful, AttemptOutcome.HandedOver],
            (await bench.AttemptsAsync(message)).Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task Where_doubt_is_for_an_assignor_to_settle_nothing_goes_twice_and_the_address_is_not_blamed()
    {
        await using var careful = await MailBench.StartAsync(mail => mail.AfterDoubt = AfterDoubt.GiveUp);
        careful.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.KeepAndDrop : null;
        var message = await careful.QueueAsync();

        await careful.SendAsync();

        Assert.Equal(MessageState.Refused, await careful.StateAsync(message));
        Assert.Equal(AttemptOutcome.GivenUp, Assert.Single(careful.Kind.Told).Outcome);
        Assert.NotNull((await careful.FindAsync(message)).DoubtfulAt);
    }

    [Fact]
    public async Task A_server_that_always_breaks_off_after_the_letter_gets_three_copies_and_no_more()
    {
        bench.Receiver.Script = turn => turn.Verb == "DOT" ? SmtpAnswer.KeepAndDrop : null;
        var message = await bench.QueueAsync();

        for (var round = 0; round < 6; round++)
        {
            await bench.SendAsync();
            bench.Portal.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, bench.Receiver.MailCount);
        var row = await bench.FindAsync(message);
        Assert.NotNull(row.RefusedAt);
        Assert.Contains("it may have arrived", row.LastReply, StringComparison.Ordinal);
    }
}
