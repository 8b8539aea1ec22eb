using System.Text.RegularExpressions;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.People;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Takes one message from the claim to an answer; every failure on the way is an answer too.</summary>
public sealed partial class Delivery(
    IMailTransport transport, LetterComposer composer, Claims claims, InFlight inFlight, ChangeFeed changes, MailChannel channel,
    MailHolds holds,
    Pace pace, TimeProvider clock, ILogger<Delivery> log)
{
    /// <summary>Opens a connection that is not open.</summary>
    internal async Task<Opening> OpenAsync(int connection, CancellationToken over)
    {
        try
        {
            if (IsToRest(over))
                return Opening.Paused;
            if (await transport.OpenAsync(connection, over) is not { } fault)
                return Opening.Open;
            if (fault.OnlyThisConnection)
                return Opening.Refused;
            PauseFor(fault);
            return Opening.Paused;
        }
        catch (Exception) when (over.IsCancellationRequested)
        {
            return Opening.Paused;
        }
    }

    /// <summary>Writes a letter, asks whether it still should go, and hands it over.</summary>
    /// <param name="connection">Its number, from 0; it is open.</param>
    /// <param name="over">Once cancelled, no hand-over begins.</param>
    /// <param name="abort">Breaks off what is being handed over.</param>
    /// <returns>What is to be recorded; null where another sender may have the message by now, so that nothing may be
    /// recorded.</returns>
    internal async Task<Answer?> DeliverAsync(int connection, Job job, CancellationToken over, CancellationToken abort)
    {
        var message = job.Message;
        await pace.WaitAsync(over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var (letter, trouble) = await WriteAsync(job, abort);
            if (letter is null)
                return trouble;
            // Disposed here: leaving a letter to its finalizers costs more than writing it.
            using (letter)
            {
                // Asked as late as possible, so that stopping a mailing stops everything but what is on the wire.
                var state = await inFlight.BeginAsync(message.Id, () => claims.StateAsync(message, abort), abort);
                if (state is ClaimState.Lost)
                    return null;
                if (state is ClaimState.Stopped || IsToRest(over))
                    return Released(message);
                changes.Tell(MessageChanges.Of([message]));
                return await JudgeAsync(message, await transport.HandOverAsync(connection, letter, abort));
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException || Transactions.IsTrouble(broken))
        {
            // Broken off, or the database does not say how the message stands: nothing of it has left.
            return Released(message);
        }
    }

    private bool IsToRest(CancellationToken over) => over.IsCancellationRequested || channel.IsPaused;

    private async Task<(MimeKit.MimeMessage? Letter, Tried? Trouble)> WriteAsync(Job job, CancellationToken abort)
    {
        var message = job.Message;
        if (EmailAddress.Parse(message.Address, out var problem) is not { } to || !to.IsStoredAs(message.Address))
            return (null, Said(message, Handover.Refused(Phases.Judged, $"Not sent: this is not an email address. {problem}")));
        try
        {
            return (composer.Compose(await job.WriteAsync(abort), message, to, job.Site, clock.GetUtcNow()), null);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !abort.IsCancellationRequested)
        {
            CannotWrite(message.Id, broken.GetType().Name, broken.StackTrace);
            return (null, Said(message, Handover.Deferred(Phases.Letter, $"The email could not be written ({broken.GetType().Name}).")));
        }
    }

    private async Task<Answer> JudgeAsync(Message message, Handover handover)
    {
        if (handover.IsChannelFault)
        {
            if (!handover.OnlyThisConnection)
                PauseFor(handover);
            return Released(message);
        }
        var isRefusal = handover.Outcome is AttemptOutcome.Refused;
        if (handover.IsServers && channel.Answered(isRefusal, message.PersonId, handover.Reply) is { } hold)
            await holds.HoldAsync(hold.Reason, hold.Detail, CancellationToken.None);
        return Said(message, handover);
    }

    private void PauseFor(Handover fault)
    {
        if (channel.Fault(fault.Reply ?? "The mail server cannot be used."))
            ChannelPaused(fault.Phase, AddressIn().Replace(fault.Reply ?? "", "(address)"));
    }

    private Released Released(Message message) => new(message, clock.GetUtcNow());

    private Tried Said(Message message, Handover handover) => new(message, clock.GetUtcNow(), handover);

    // Mail servers often repeat the address they complain about; no address may stand in the log.
    [GeneratedRegex(@"[^\s<>""]+@[^\s<>""]+")]
    private static partial Regex AddressIn();

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter of message {MessageId} could not be written: {Exception}\n{StackTrace}")]
    private partial void CannotWrite(Guid messageId, string exception, string? stackTrace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail pauses ({Phase}): {Reason}")]
    private partial void ChannelPaused(string phase, string reason);
}
