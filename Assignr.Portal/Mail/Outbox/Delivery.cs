using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.People;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Takes one message from the claim to an answer; every failure on the way is an answer too.</summary>
public sealed partial class Delivery(
    IMailTransport transport, LetterComposer composer, Claims claims, InFlight inFlight, ChangeFeed changes, MailChannel channel,
    MailHolds holds, Pace pace, TimeProvider clock, ILogger<Delivery> log)
{
    /// <summary>Writes a letter, asks whether it still should go, and hands it over.</summary>
    /// <param name="connection">Its number, from 0; it is open.</param>
    /// <param name="beginNothing">Once cancelled, no hand-over begins.</param>
    /// <param name="breakOff">Breaks off what is being handed over.</param>
    /// <returns>What is to be recorded; null where another sender may have the message by now, so that nothing may be
    /// recorded.</returns>
    internal async Task<Answer?> DeliverAsync(int connection, Job job, CancellationToken beginNothing, CancellationToken breakOff)
    {
        var message = job.Message;
        try
        {
            // What was paused or stopped meanwhile takes no turn from what may go.
            if (pace.IsLimited && await claims.StateAsync(message, breakOff) is ClaimState.Paused or ClaimState.Stopped)
                return NotTried(message);
            await pace.WaitAsync(beginNothing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (letter, trouble) = await ComposeAsync(job, breakOff);
            if (letter is null)
                return trouble;
            // Disposed here: leaving a letter to its finalizers costs more than writing it.
            using (letter)
            {
                // Asked as late as possible, so that stopping a mailing stops everything but what is on the wire.
                var state = await inFlight.BeginAsync(message.Id, () => claims.StateAsync(message, breakOff), breakOff);
                if (state is ClaimState.Lost)
                    return null;
                // Where somebody stopped it, it comes to its end in Recorder; where its mailing is paused, it is released there.
                if (state is not ClaimState.Ours || beginNothing.IsCancellationRequested || channel.IsPaused)
                    return NotTried(message);
                changes.Tell(MessageChanges.Of([message]));
                return await AnswerAsync(message, await transport.HandOverAsync(connection, letter, breakOff));
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException || Transactions.IsTrouble(broken))
        {
            // Broken off, or the database does not say how the message stands. Nothing of it has left: after that a transport answers
            // and does not throw, and a hold keeps the database's troubles to itself.
            return NotTried(message);
        }
    }

    private async Task<(MimeKit.MimeMessage? Letter, Tried? Trouble)> ComposeAsync(Job job, CancellationToken breakOff)
    {
        var message = job.Message;
        if (EmailAddress.Parse(message.Address, out var problem) is not { } to || !to.IsStoredAs(message.Address))
            return (null, Said(message, Handover.Refused(Phases.Judged, $"Not sent: this is not an email address. {problem}")));
        try
        {
            return (composer.Compose(await job.WriteAsync(breakOff), message, to, job.Site, clock.GetUtcNow()), null);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !breakOff.IsCancellationRequested)
        {
            CannotWrite(message.Id, broken.GetType().Name, broken.StackTrace);
            return (null, Said(message, Handover.Deferred(Phases.Letter, $"The email could not be written ({broken.GetType().Name}).")));
        }
    }

    private async Task<Answer> AnswerAsync(Message message, Handover handover)
    {
        if (handover.IsChannelFault)
        {
            if (!handover.OnlyThisConnection)
                channel.PauseFor(handover);
            return NotTried(message);
        }
        var isRefusal = handover.Outcome is AttemptOutcome.Refused;
        if (handover.IsServers && channel.Answered(isRefusal, message.PersonId, handover.Reply) is { } hold)
            await holds.HoldAsync(hold.Reason, hold.Detail, CancellationToken.None);
        return Said(message, handover);
    }

    private NotTried NotTried(Message message) => new(message, clock.GetUtcNow());

    private Tried Said(Message message, Handover handover) => new(message, clock.GetUtcNow(), handover);

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter of message {MessageId} could not be written: {Exception}\n{StackTrace}")]
    private partial void CannotWrite(Guid messageId, string exception, string? stackTrace);
}
