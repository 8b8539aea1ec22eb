using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Transports;

namespace Assignr.Portal.Tests.Mail.Transports.Smtp;

/// <summary>Every fault of the mail server, and what is at fault: the address, the channel, or nobody knows (requirements.md 99).</summary>
public sealed class FaultTests
{
    public static TheoryData<string, SmtpAnswerCase> PersonFaults() => new()
    {
        { "451 at RCPT", new("RCPT", SmtpAnswer.Say("451 4.7.1 Greylisted"), AttemptOutcome.Deferred, Phases.Recipient) },
        { "421 at RCPT", new("RCPT", SmtpAnswer.SayAndClose("421 4.7.0 Try again later"), AttemptOutcome.Deferred, Phases.Recipient) },
        { "452 at RCPT", new("RCPT", SmtpAnswer.Say("452 4.2.2 Over quota"), AttemptOutcome.Deferred, Phases.Recipient) },
        { "552 at RCPT", new("RCPT", SmtpAnswer.Say("552 5.2.2 Mailbox full"), AttemptOutcome.Deferred, Phases.Recipient) },
        { "550 at RCPT", new("RCPT", SmtpAnswer.Say("550 5.1.1 No such user here"), AttemptOutcome.Refused, Phases.Recipient) },
        { "553 at RCPT", new("RCPT", SmtpAnswer.Say("553 5.1.3 Not an address"), AttemptOutcome.Refused, Phases.Recipient) },
        { "drop at RCPT", new("RCPT", SmtpAnswer.Drop, AttemptOutcome.Deferred, Phases.Recipient) },
        { "451 at DATA", new("DATA", SmtpAnswer.Say("451 4.3.0 Not now"), AttemptOutcome.Deferred, Phases.Data) },
        { "554 at DATA", new("DATA", SmtpAnswer.Say("554 5.5.1 No valid recipients"), AttemptOutcome.Refused, Phases.Data) },
        { "drop after DATA, before 354", new("DATA", SmtpAnswer.Drop, AttemptOutcome.Deferred, Phases.Data) },
        { "reset in the letter", new("LETTER", SmtpAnswer.ResetConnection, AttemptOutcome.Doubtful, Phases.Answer) },
        { "drop after the dot", new("DOT", SmtpAnswer.Drop, AttemptOutcome.Doubtful, Phases.Answer) },
        { "kept after the dot without a word", new("DOT", SmtpAnswer.KeepAndDrop, AttemptOutcome.Doubtful, Phases.Answer) },
        { "451 after the dot", new("DOT", SmtpAnswer.Say("451 4.3.0 Not now"), AttemptOutcome.Deferred, Phases.Answer) },
        { "421 after the dot", new("DOT", SmtpAnswer.SayAndClose("421 4.3.0 Closing"), AttemptOutcome.Deferred, Phases.Answer) },
        { "554 after the dot", new("DOT", SmtpAnswer.Say("554 5.6.0 Refused content"), AttemptOutcome.Refused, Phases.Answer) },
        { "250 and then gone", new("DOT", SmtpAnswer.SayAndClose("250 2.0.0 Ok"), AttemptOutcome.HandedOver, Phases.Answer) },
    };

    public static TheoryData<string, SmtpAnswerCase> ChannelFaults() => new()
    {
        { "drop before the banner", new("CONNECT", SmtpAnswer.Drop, null, Phases.Connect) },
        { "421 banner", new("CONNECT", SmtpAnswer.SayAndClose("421 4.3.2 Too busy"), null, Phases.Connect) },
        { "554 banner", new("CONNECT", SmtpAnswer.SayAndClose("554 5.7.1 Not you"), null, Phases.Connect) },
        { "drop at EHLO", new("EHLO", SmtpAnswer.Drop, null, Phases.Connect) },
        { "421 at MAIL", new("MAIL", SmtpAnswer.SayAndClose("421 4.3.2 Closing"), null, Phases.Sender) },
        { "451 at MAIL", new("MAIL", SmtpAnswer.Say("451 4.3.0 Not now"), null, Phases.Sender) },
        { "530 at MAIL", new("MAIL", SmtpAnswer.Say("530 5.7.0 Sign in first"), null, Phases.Sender) },
        { "550 at MAIL", new("MAIL", SmtpAnswer.Say("550 5.7.1 Not your address"), null, Phases.Sender) },
        { "535 at MAIL", new("MAIL", SmtpAnswer.Say("535 5.7.8 Expired"), null, Phases.Sender) },
        { "530 at RCPT", new("RCPT", SmtpAnswer.Say("530 5.7.0 Sign in first"), null, Phases.Recipient) },
        { "drop at MAIL", new("MAIL", SmtpAnswer.Drop, null, Phases.Sender) },
    };

    [Theory]
    [MemberData(nameof(PersonFaults))]
    public async Task A_fault_of_one_message_is_that_messages_alone(string name, SmtpAnswerCase fault)
    {
        await using var bench = await MailBench.StartAsync();
        bench.Receiver.Script = turn => turn.Verb == fault.Verb && (turn.To ?? turn.Line).Contains("unlucky", StringComparison.Ordinal)
            ? fault.Answer
            : null;
        var unlucky = await bench.QueueAsync("unlucky@officials.example.com");
        var other = await bench.QueueAsync("other@officials.example.com");

        await bench.SendAsync();

        var attempt = Assert.Single(await bench.AttemptsAsync(unlucky));
        Assert.Equal((name, fault.Outcome, fault.Phase), (name, attempt.Outcome, attempt.Phase));
        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(other));
        Assert.Null(bench.Channel.State.Reason);
        Assert.Equal(fault.Outcome is AttemptOutcome.Doubtful ? bench.Portal.Now : null, (await bench.FindAsync(unlucky)).DoubtfulAt);
        Assert.Equal(
            fault.Outcome switch
            {
                AttemptOutcome.Refused => MessageState.Refused,
                AttemptOutcome.HandedOver => MessageState.HandedOver,
                _ => MessageState.Queued
            },
            await bench.StateAsync(unlucky));
    }

    [Theory]
    [MemberData(nameof(ChannelFaults))]
    public async Task A_fault_of_the_channel_pauses_it_and_costs_nobody_a_try(string name, SmtpAnswerCase fault)
    {
        await using var bench = await MailBench.StartAsync();
        var broken = true;
        bench.Receiver.Script = turn => Volatile.Read(ref broken) && turn.Verb == fault.Verb ? fault.Answer : null;
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.True(bench.Channel.IsPaused, name);
        Assert.EndsWith(fault.Answer.Reply is { } reply ? reply : "", bench.Channel.State.Reason, StringComparison.Ordinal);
        var row = await bench.FindAsync(message);
        Assert.Equal((0, null, null), (row.Attempts, row.ClaimedBy, row.LastReply));
        Assert.Empty(await bench.AttemptsAsync(message));
        Assert.Empty(bench.Receiver.Mails);

        Volatile.Write(ref broken, false);
        bench.Portal.Clock.Advance(MailChannel.Pause);
        await bench.SendAsync();

        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
        Assert.Null(bench.Channel.State.Reason);
    }

    [Fact]
    public async Task While_it_is_found_out_whether_a_fault_is_over_a_connection_that_breaks_is_no_answer()
    {
        await using var bench = await MailBench.StartAsync();
        bench.Receiver.Script = turn => turn.Verb == "CONNECT" ? SmtpAnswer.Drop : null;
        await bench.QueueManyAsync(20);
        await bench.SendAsync();
        bench.Portal.Clock.Advance(MailChannel.Pause);
        var (open, most) = (0, 0);
        bench.Receiver.Script = turn =>
        {
            open = turn.Verb == "MAIL" ? open + 1 : turn.Verb == "DOT" ? open - 1 : open;
            most = Math.Max(most, open);
            return turn.Verb == "DOT" ? SmtpAnswer.Drop : null;
        };

        await bench.SendAsync();

        Assert.Equal(1, most);
        Assert.True(bench.Channel.IsProbing);
    }

    [Fact]
    public async Task A_server_that_is_not_there_pauses_the_channel()
    {
        await using var bench = await MailBench.StartAsync();
        await bench.Receiver.DisposeAsync();
        var message = await bench.QueueAsync();

        await bench.SendAsync();

        Assert.Contains("Nothing answers at localhost:", bench.Channel.State.Reason, StringComparison.Ordinal);
        Assert.Equal(0, (await bench.FindAsync(message)).Attempts);
    }

    [Fact]
    public async Task A_connection_that_is_worn_out_is_replaced_without_anybody_noticing()
    {
        await using var bench = await MailBench.StartAsync(mail => mail.Connections = 1);
        bench.Receiver.Script = turn => turn is { Verb: "MAIL", Number: 3 }
            ? SmtpAnswer.SayAndClose("421 4.7.0 Enough for one connection")
            : null;
        await bench.QueueManyAsync(6);

        await bench.SendAsync();

        Assert.Equal(6, (await bench.CountsAsync())[MessageState.HandedOver]);
        Assert.Equal(3, bench.Receiver.Sessions.Count);
        Assert.Null(bench.Channel.State.Reason);
    }

    [Fact]
    public async Task A_server_that_grants_fewer_connections_turns_one_away_and_takes_all_mail_over_those_without_a_pause()
    {
        await using var bench = await MailBench.StartAsync(mail => mail.Connections = 8);
        bench.Receiver.Script = turn => turn.Verb == "CONNECT" && bench.Receiver.Sessions.Count(session => !session.Ended) > 2
            ? SmtpAnswer.SayAndClose("421 4.7.0 Too many connections")
            : null;
        var paused = false;
        bench.Channel.Changed += () => paused |= bench.Channel.State.Reason is not null;
        await bench.QueueManyAsync(200);

        await bench.SendAsync();

        // What a connection that was turned away had taken was released, and went over the others.
        Assert.Equal(200, (await bench.CountsAsync())[MessageState.HandedOver]);
        Assert.Equal(200, bench.Receiver.MailCount);
        Assert.Equal(3, bench.Receiver.Sessions.Count);
        Assert.False(paused);
    }

    [Fact]
    public async Task Connections_that_waited_while_one_was_turned_away_pause_too_and_do_not_ask()
    {
        await using var bench = await MailBench.StartAsync(mail => mail.Connections = 8);
        // Long enough for all of them to want a connection; a slower one may ask for itself.
        bench.Receiver.Script = turn => turn.Verb == "CONNECT"
            ? SmtpAnswer.SayAndClose("421 4.3.2 Not now") with { After = Task.Delay(TimeSpan.FromSeconds(1)) }
            : null;
        await bench.QueueManyAsync(200);

        await bench.SendAsync();

        Assert.True(bench.Channel.IsPaused);
        Assert.Equal(200, (await bench.CountsAsync())[MessageState.Queued]);
        Assert.InRange(bench.Receiver.Sessions.Count, 1, 3);
    }
}

public sealed record SmtpAnswerCase(string Verb, SmtpAnswer Answer, AttemptOutcome? Outcome, string Phase)
{
    public override string ToString() => $"{Verb} {Answer.Reply}";
}
