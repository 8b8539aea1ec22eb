using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Mail.Outbox;

/// <summary>The lock, what a start frees, and when it notices that the database is a restored backup.</summary>
public sealed class SenderServiceTests : IAsyncLifetime
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private MailBench bench = null!;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task What_an_ended_sender_had_claimed_goes_at_once()
    {
        var message = await bench.QueueAsync();
        await bench.Portal.Get<Claims>().ClaimAsync(10, Lane.Bulk, CancellationToken.None);
        await using var next = bench.Twin();
        Assert.Equal(0, await next.SendAsync());

        await RunAsync(ActivatorUtilities.CreateInstance<SenderService>(bench.Portal.Services, next.Sender, next.Claims),
            () => bench.Receiver.MailCount == 1);

        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
    }

    [Fact]
    public async Task A_database_that_does_not_know_what_was_recorded_last_is_held()
    {
        await RunAsync(Service(), () => bench.Portal.Get<SenderLock>().IsOurs);
        // As if the copy had been made before this attempt was recorded.
        bench.Portal.Get<SenderLock>().Acquire();
        bench.Portal.Get<SenderLock>().Remember(Guid.CreateVersion7());
        bench.Portal.Get<SenderLock>().Release();
        await bench.QueueAsync();

        await RunAsync(Service(), () => bench.Channel.State.Held == HoldReason.Restored);

        Assert.Equal(0, await bench.SendAsync());
        Assert.Equal(0, bench.Receiver.MailCount);
    }

    [Fact]
    public async Task A_database_alone_on_a_new_machine_is_held_where_mail_waits_beside_mail_that_went()
    {
        await bench.QueueAsync("went@officials.example.com");
        await bench.SendAsync();
        await bench.QueueAsync("waits@officials.example.com");

        await RunAsync(Service(), () => bench.Channel.State.Held == HoldReason.Restored);

        Assert.Equal(1, bench.Receiver.MailCount);
    }

    [Fact]
    public async Task A_hold_that_was_ended_in_another_portal_is_over_here_as_well()
    {
        await bench.Portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow, "The mail server refused 10 emails in a row.");
        var message = await bench.QueueAsync();
        using (var bell = new MailBell())
            await new ResumeMail(
                bench.Portal.Database, new MailChannel(bench.Portal.Clock, NullLogger<MailChannel>.Instance),
                bench.Portal.Get<SenderLock>(), bell, new ChangeFeed(), bench.Portal.Clock)
                .RunAsync(TestPortal.Assignor, HoldReason.RefusedInARow);
        Assert.NotNull(bench.Channel.State.Held);

        await RunAsync(Service(), () => bench.Receiver.MailCount == 1);

        Assert.Null(bench.Channel.State.Held);
        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
    }

    [Fact]
    public async Task Who_stands_by_shows_why_mail_pauses_at_the_one_that_sends()
    {
        var storage = bench.Portal.Get<IOptions<StorageOptions>>();
        var there = new MailChannel(bench.Portal.Clock, NullLogger<MailChannel>.Instance);
        using var sends = new SenderLock(storage, there, bench.Portal.Clock);
        there.Fault("Nothing answers at smtp.example.com:587.");
        sends.Acquire();
        // The times of files are the system's.
        File.SetLastWriteTimeUtc(storage.Value.FullPath + ".sent", bench.Portal.Now.UtcDateTime);

        await RunAsync(Service(), () => bench.Channel.State.IsElsewhere);

        Assert.Equal("Nothing answers at smtp.example.com:587.", bench.Channel.State.Reason);
    }

    [Fact]
    public async Task Asked_to_end_it_waits_for_an_answer_that_comes_within_50_seconds()
    {
        var (asked, answered) = LateAnswer();
        var message = await bench.QueueAsync();
        using var service = Service();
        await service.StartAsync(CancellationToken.None);
        await asked.Task.WaitAsync(Patience);

        var ending = service.StopAsync(CancellationToken.None);
        bench.Portal.Clock.Advance(TimeSpan.FromSeconds(45));
        answered.SetResult();
        await ending.WaitAsync(Patience);

        Assert.Equal((MessageState.HandedOver, null), (await bench.StateAsync(message), (await bench.FindAsync(message)).DoubtfulAt));
        Assert.Equal(1, bench.Receiver.MailCount);
    }

    [Fact]
    public async Task Asked_to_end_it_breaks_off_after_50_seconds_and_the_letter_goes_again_and_is_in_doubt()
    {
        var (asked, answered) = LateAnswer();
        var message = await bench.QueueAsync();
        using var service = Service();
        await service.StartAsync(CancellationToken.None);
        await asked.Task.WaitAsync(Patience);

        var ending = service.StopAsync(CancellationToken.None);
        bench.Portal.Clock.Advance(TimeSpan.FromSeconds(51));
        await ending.WaitAsync(Patience);

        Assert.Equal(AttemptOutcome.Doubtful, Assert.Single(await bench.AttemptsAsync(message)).Outcome);
        Assert.Equal(MessageState.Queued, await bench.StateAsync(message));
        // The mail server kept it all the same.
        answered.SetResult();
        await bench.Receiver.WaitForMailsAsync(1);
        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.SendAsync();
        Assert.Equal(MessageState.HandedOver, await bench.StateAsync(message));
        Assert.NotNull((await bench.FindAsync(message)).DoubtfulAt);
        Assert.Equal(2, bench.Receiver.MailCount);
    }

    private (TaskCompletionSource Asked, TaskCompletionSource Answered) LateAnswer()
    {
        var (asked, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        bench.Receiver.Script = turn =>
        {
            if (turn.Verb != "DOT")
                return null;
            asked.TrySetResult();
            return SmtpAnswer.Wait(answered.Task);
        };
        return (asked, answered);
    }

    private SenderService Service() => ActivatorUtilities.CreateInstance<SenderService>(bench.Portal.Services);

    private static async Task RunAsync(SenderService service, Func<bool> until)
    {
        await service.StartAsync(CancellationToken.None);
        for (var waited = TimeSpan.Zero; !until(); waited += Moment)
        {
            Assert.True(waited < Patience);
            await Task.Delay(Moment);
        }
        await service.StopAsync(CancellationToken.None);
        service.Dispose();
    }
}
