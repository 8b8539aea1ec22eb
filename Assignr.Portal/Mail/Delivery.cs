using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.People;

namespace Assignr.Portal.Mail;

/// <summary>One message's way from the claim to an answer; every trouble on it is an answer too.</summary>
public sealed partial class Delivery(
    IMailTransport transport, LetterComposer composer, Claims claims, InFlight inFlight, MailBell bell, MailChannel channel, MailHolds holds,
    Pace pace, TimeProvider clock, ILogger<Delivery> log)
{
    /// <summary>Opens a connection where it is not open.</summary>
    /// <returns>False where it cannot be had while others stand.</returns>
    internal async Task<bool> OpenAsync(int connection, CancellationToken cancel)
    {
        try
        {
            if (IsToRest(cancel) || await transport.OpenAsync(connection, cancel) is not { } fault)
                return true;
            if (!fault.OnlyThisConnection)
                PauseFor(fault);
            return !fault.OnlyThisConnection;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Writes a letter, asks whether it still should go, and hands it over.</summary>
    /// <param name="connection">Which one, from 0; open, unless mail pauses.</param>
    /// <param name="stopping">Nothing new is handed over any more.</param>
    /// <param name="abort">Breaks off what is being handed over.</param>
    /// <returns>What is to be recorded; null where another sender may have the message by now, and it is not ours to say anything.</returns>
    internal async Task<Answer?> DeliverAsync(int connection, Job job, CancellationToken stopping, CancellationToken abort)
    {
        var message = job.Message;
        await pace.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (IsToRest(stopping))
            return new Released(message, clock.GetUtcNow());
        try
        {
            var (letter, trouble) = await WriteAsync(job, abort);
            if (letter is null)
                return trouble;
            // Left to its finalizers, a letter costs more than to write it.
            using (letter)
            {
                // Asked as late as can be: whoever stops a mailing stops all but what is on the wire.
                switch (await inFlight.BeginAsync(message.Id, () => claims.StateAsync(message, abort), abort))
                {
                    case ClaimState.Lost:
                        return null;
                    case ClaimState.Stopped:
                        return new Stopped(message, clock.GetUtcNow());
                }
                bell.Tell(Recorder.MovedBy([message]));
                return IsToRest(stopping)
                    ? new Released(message, clock.GetUtcNow())
                    : await JudgeAsync(message, await transport.HandOverAsync(connection, letter, abort));
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException || Transactions.IsTrouble(broken))
        {
            // Broken off, or the database does not say how the message stands: nothing of it has left.
            return new Released(message, clock.GetUtcNow());
        }
    }

    private bool IsToRest(CancellationToken stopping) => stopping.IsCancellationRequested || channel.IsPaused;

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
        if (handover.OnlyThisConnection)
            return new Released(message, clock.GetUtcNow(), RestConnection: !handover.IsWorn);
        if (handover.IsChannelFault)
        {
            PauseFor(handover);
            return new Released(message, clock.GetUtcNow());
        }
        var isRefusal = handover.Outcome is AttemptOutcome.Refused;
        if (handover.IsServers && channel.Answered(isRefusal, message.PersonId, handover.Reply) is { } hold)
            await HoldAsync(hold.Reason, hold.Detail);
        return Said(message, handover);
    }

    private void PauseFor(Handover fault)
    {
        if (channel.Fault(fault.Reply ?? "The mail server cannot be used."))
            ChannelPaused(fault.Phase, AddressIn().Replace(fault.Reply ?? "", "(address)"));
    }

    private async Task HoldAsync(HoldReason reason, string detail)
    {
        MailHeld(reason);
        try
        {
            await holds.HoldAsync(reason, detail, CancellationToken.None);
        }
        catch (Exception broken) when (Transactions.IsTrouble(broken))
        {
            // Held all the same, if only until a restart; the answer that led here must still be recorded.
            CannotRemember(broken.GetType().Name);
        }
    }

    private Tried Said(Message message, Handover handover) => new(message, clock.GetUtcNow(), handover);

    // Mail servers like to repeat the address they complain about; the log holds none.
    [GeneratedRegex(@"[^\s<>""]+@[^\s<>""]+")]
    private static partial Regex AddressIn();

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter of message {MessageId} could not be written: {Exception}\n{StackTrace}")]
    private partial void CannotWrite(Guid messageId, string exception, string? stackTrace);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail is held until an assignor lets it go on: {Reason}")]
    private partial void MailHeld(HoldReason reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database cannot be written, so a restart would forget that mail is held ({Exception})")]
    private partial void CannotRemember(string exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail pauses ({Phase}): {Reason}")]
    private partial void ChannelPaused(string phase, string reason);
}
