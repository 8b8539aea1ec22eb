using System.Collections.Concurrent;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Mail.Outbox;

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
        Assert.Equal(1000, bench.Kind.Told.Count);
    }

    [Fact]
    public async Task Nothing_leaves_before_it_is_due()
    {
        var message = await bench.QueueAsync();
        await ChangeAsync(message, row => row.SetProperty(due => due.DueAt, bench.Portal.Now.AddSeconds(10)));

        Assert.Equal(0, await bench.SendAsync());
        bench.Portal.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await bench.SendAsync());
    }

    [Fact]
    public async Task Never_more_than_two_messages_of_a_connection_are_unrecorded()
    {
        await bench.QueueManyAsync(200);
        var most = 0;
        bench.Receiver.Script = turn =>
        {
            if (turn.Verb == "DOT")
            {
                // The kept letters first, then the committed ones: in the other order, other connections continue in between.
                var kept = bench.Receiver.MailCount + 1;
                using var db = bench.Portal.Database.CreateDbContext();
                InterlockedMax(ref most, kept - db.Messages.Count(message => message.HandedOverAt != null));
            }
            return null;
        };

        await bench.SendAsync();

        Assert.InRange(most, 1, 8);
    }

    [Fact]
    public async Task While_the_database_takes_nothing_each_connection_sends_one_more_and_then_waits()
    {
        await using var two = await MailBench.StartAsync(mail => mail.Connections = 2);
        await two.QueueManyAsync(20);
        var seen = 0;
        var (blocked, unblocked, kept) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        two.Receiver.Script = turn => turn.Verb == "DOT" && Interlocked.Increment(ref seen) == 1 ? SmtpAnswer.Wait(blocked.Task) : null;

        var sending = two.SendAsync();
        // This write locks the database; the answers wait for it.
        var holding = two.Portal.Database.WriteAsync(async db =>
        {
            await db.Site.CountAsync();
            var already = await db.Messages.CountAsync(message => message.HandedOverAt != null);
            blocked.SetResult();
            for (var still = 0; still < 50; still++)
            {
                await Task.Delay(20);
                (kept, still) = two.Receiver.MailCount - already is var now && now == kept ? (kept, still) : (now, 0);
            }
            unblocked.SetResult();
        });
        await holding;
        await sending;

        Assert.Equal(4, kept);
        Assert.Equal(20, two.Receiver.MailCount);
        Assert.Equal(20, (await two.CountsAsync())[MessageState.HandedOver]);
    }

    [Theory]
    [InlineData("root")]
    [InlineData("a@example.com>\r\nRCPT TO:<b@example.com")]
    [InlineData("a@example.com, b@example.com")]
    [InlineData("\"x\" <a@example.com>")]
    public async Task A_poisoned_address_in_the_database_never_reaches_the_wire(string address)
    {
        var message = await bench.QueueAsync(address);

        await bench.SendAsync();

        Assert.Equal(MessageState.Refused, await bench.StateAsync(message));
        Assert.DoesNotContain(bench.Receiver.Sessions.SelectMany(session => session.Commands),
            command => command.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.Equal(0, bench.Kind.Written);
    }

    [Fact]
    public async Task An_address_with_letters_beyond_ASCII_is_refused_for_that_person_where_the_server_takes_none()
    {
        var foreign = await bench.QueueAsync("josé@officials.example.com");
        var plain = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Equal((MessageState.Refused, MessageState.HandedOver), (await bench.StateAsync(foreign), await bench.StateAsync(plain)));
        Assert.Contains("SMTPUTF8", (await bench.FindAsync(foreign)).LastReply, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Receiver.Sessions.SelectMany(session => session.Commands),
            line => line.Contains("jos", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("idn@bücher.example")]
    [InlineData("idn@xn--bcher-kva.example")]
    public async Task A_domain_beyond_ASCII_goes_as_punycode_to_any_server(string address)
    {
        var message = await bench.QueueAsync(address);

        await bench.SendAsync();

        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
        var mail = Assert.Single(bench.Receiver.Mails);
        Assert.Equal("idn@xn--bcher-kva.example", mail.To.Single());
        Assert.Contains("idn@xn--bcher-kva.example", mail.Text[..mail.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_letters_beyond_ASCII_goes_through_where_the_server_offers_SMTPUTF8()
    {
        bench.Receiver.Extensions = [.. bench.Receiver.Extensions, "SMTPUTF8"];
        await bench.QueueAsync("josé@officials.example.com");

        await bench.SendAsync();

        Assert.Equal("josé@officials.example.com", Assert.Single(bench.Receiver.Mails).To.Single());
    }

    [Fact]
    public async Task A_reset_overtakes_a_mailing_that_is_on_its_way()
    {
        await bench.QueueManyAsync(300);
        var asked = 0;
        var mark = int.MaxValue;
        var queued = new TaskCompletionSource();
        bench.Receiver.Script = turn => turn.Verb == "DOT" && turn.To != "reset@officials.example.com"
            && Interlocked.Increment(ref asked) == 100
            ? SmtpAnswer.Wait(QueueResetAsync())
            : null;

        await bench.SendAsync();

        var place = bench.Receiver.Mails.ToList().FindIndex(mail => mail.To.Single() == "reset@officials.example.com");
        Assert.InRange(place, 1, Volatile.Read(ref mark) + 40);
        Assert.Equal(301, bench.Receiver.MailCount);

        async Task QueueResetAsync()
        {
            await bench.QueueAsync("reset@officials.example.com", Lane.Now);
            Volatile.Write(ref mark, bench.Receiver.MailCount);
            bench.Portal.Get<MailBell>().Ring();
            queued.TrySetResult();
        }
    }

    [Fact]
    public async Task Tells_open_pages_which_mailings_and_people_moved()
    {
        var moved = new ConcurrentBag<Change>();
        bench.Portal.Get<ChangeFeed>().Changed += moved.Add;
        var mailing = Guid.CreateVersion7();
        var message = await bench.QueueAsync(mailing: mailing);

        await bench.SendAsync();

        Assert.All(moved, told => Assert.Equal([mailing], told.Mailings));
        Assert.Contains(moved, told => told.People.Contains(message.PersonId!.Value));
    }

    [Fact]
    public async Task Pages_are_told_when_a_message_goes_on_the_wire_and_when_it_is_off_it_again()
    {
        bench.Receiver.Script = turn => turn.Verb == "RCPT" ? SmtpAnswer.Say("451 4.7.1 Greylisted") : null;
        var message = await bench.QueueAsync();
        var seen = new ConcurrentQueue<bool>();
        bench.Portal.Get<ChangeFeed>().Changed += _ => seen.Enqueue(bench.Portal.Get<InFlight>().Ids.Contains(message.Id));

        await bench.SendAsync();

        // Claimed, on the wire, put off.
        Assert.Equal([false, true, false], seen);
    }

    private Task<int> ChangeAsync(Message message, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Message>> set) =>
        bench.Portal.Database.WriteAsync(db => db.Messages.Where(row => row.Id == message.Id).ExecuteUpdateAsync(set));

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
