using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail;

public sealed class SenderTests : IAsyncLifetime
{
    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Hands_a_message_over_and_keeps_the_servers_words()
    {
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        var mail = Assert.Single(bench.Receiver.Mails);
        Assert.Equal(["terrence.miles@officials.example.com"], mail.To);
        var row = await bench.FindAsync(message);
        Assert.Equal(bench.Portal.Now, row.HandedOverAt);
        Assert.Equal(1, row.Attempts);
        Assert.Null(row.ClaimedBy);
        var attempt = Assert.Single(await bench.AttemptsAsync(message));
        Assert.Equal((AttemptOutcome.HandedOver, Phases.Answer), (attempt.Outcome, attempt.Phase));
        Assert.StartsWith("250 2.0.0 Ok: queued", attempt.Reply, StringComparison.Ordinal);
        Assert.Equal(AttemptOutcome.HandedOver, Assert.Single(bench.Kind.Told).Outcome);
    }

    [Fact]
    public async Task Drains_a_thousand_messages_each_exactly_once_over_few_connections()
    {
        await bench.QueueManyAsync(1000);

        await bench.SendAsync();

        Assert.Equal(1000, bench.Receiver.Mails.Select(mail => mail.To.Single()).Distinct().Count());
        Assert.Equal(1000, bench.Receiver.MailCount);
        Assert.Equal(1000, (await bench.CountsAsync())[MessageState.HandedOver]);
        Assert.InRange(bench.Receiver.Sessions.Count, 1, 8);
    }
}
