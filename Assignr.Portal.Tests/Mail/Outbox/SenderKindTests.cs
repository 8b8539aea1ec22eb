using Assignr.Portal.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>What the sender asks and tells the kinds of letters, and what happens to other messages where one fails.</summary>
public sealed class SenderKindTests : IAsyncLifetime
{
    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Ten_poisoned_letters_are_set_aside_after_three_tries_and_delay_nobody()
    {
        bench.Kind.Write = message => message.Address.StartsWith("poison", StringComparison.Ordinal)
            ? throw new InvalidOperationException("terrible")
            : new Letter { ToName = "x", Subject = "x", Html = "x", Text = "x" };
        await bench.QueueManyAsync(90);
        for (var number = 0; number < 10; number++)
            await bench.QueueAsync($"poison{number}@officials.example.com", Lane.Now);

        await bench.SendAsync();
        Assert.Equal(90, bench.Receiver.MailCount);

        for (var round = 0; round < 3; round++)
        {
            bench.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await bench.SendAsync();
        }
        var counts = await bench.CountsAsync();
        Assert.Equal((90, 10, 2), (counts[MessageState.HandedOver], counts[MessageState.Refused], counts.Count));
        var reasons = await bench.Portal.ReadAsync(db => db.Messages.Where(message => message.RefusedAt != null)
            .Select(message => message.LastReply).Distinct().ToListAsync());
        Assert.Equal("Set aside after 3 tries. The email could not be written (InvalidOperationException).", Assert.Single(reasons));
        Assert.Equal(10, bench.Kind.Told.Count(told => told.Outcome is AttemptOutcome.GivenUp));
    }

    [Fact]
    public async Task A_message_that_its_kind_cannot_judge_is_set_aside_and_delays_nobody()
    {
        bench.Kind.Prepare = batch =>
        {
            if (batch.Any(message => message.Address.StartsWith("poison", StringComparison.Ordinal)))
                throw new InvalidOperationException("terrible");
        };
        var poison = await bench.QueueAsync("poison@officials.example.com", Lane.Now);
        await bench.QueueManyAsync(20);

        for (var round = 0; round < 3; round++)
        {
            await bench.SendAsync();
            bench.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(20, bench.Receiver.MailCount);
        Assert.Equal(MessageState.Refused, await bench.StateAsync(poison));
    }

    [Fact]
    public async Task A_kind_that_breaks_when_told_costs_no_answer_of_the_server()
    {
        bench.Kind.Hear = _ => throw new InvalidOperationException("terrible");
        await bench.QueueManyAsync(10);

        await bench.SendAsync();
        await bench.SendAsync();

        Assert.Equal(10, bench.Receiver.MailCount);
        Assert.Equal(10, (await bench.CountsAsync())[MessageState.HandedOver]);
    }

    [Fact]
    public async Task A_kind_that_breaks_when_told_what_was_skipped_delays_nobody()
    {
        bench.Kind.Judge = message => message.Address.StartsWith("here", StringComparison.Ordinal)
            ? "Logged in at 09:40, no email needed"
            : null;
        bench.Kind.Hear = told =>
        {
            if (told.Any(one => one.Outcome is AttemptOutcome.Skipped))
                throw new InvalidOperationException("terrible");
        };
        var skipped = await bench.QueueAsync("here@officials.example.com", Lane.Now);
        await bench.QueueManyAsync(20);

        for (var round = 0; round < 3; round++)
        {
            await bench.SendAsync();
            bench.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(20, bench.Receiver.MailCount);
        Assert.Equal(MessageState.Refused, await bench.StateAsync(skipped));
    }

    [Fact]
    public async Task A_message_of_a_kind_that_nobody_writes_is_set_aside()
    {
        var message = new Message
        {
            Kind = "unheard-of",
            Lane = Lane.Bulk,
            Address = "sam@officials.example.com",
            AskedAt = bench.Portal.Now,
            DueAt = bench.Portal.Now
        };
        await bench.Portal.SaveAsync(message);

        for (var round = 0; round < 3; round++)
        {
            await bench.SendAsync();
            bench.Portal.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(MessageState.Refused, await bench.StateAsync(message));
    }

    [Fact]
    public async Task Whoever_their_kind_does_not_want_mailed_any_more_is_skipped_with_the_reason()
    {
        bench.Kind.Judge = message => message.Address.StartsWith("here", StringComparison.Ordinal)
            ? "Logged in at 09:40, no email needed"
            : null;
        var skipped = await bench.QueueAsync("here@officials.example.com");
        var sent = await bench.QueueAsync("there@officials.example.com");

        await bench.SendAsync();

        Assert.Equal((MessageState.Skipped, MessageState.HandedOver), (await bench.StateAsync(skipped), await bench.StateAsync(sent)));
        Assert.Equal("Logged in at 09:40, no email needed", (await bench.FindAsync(skipped)).LastReply);
        Assert.Single(bench.Receiver.Mails);
        Assert.Contains(bench.Kind.Told, told => told.Outcome is AttemptOutcome.Skipped && told.Message.Id == skipped.Id);
    }
}
