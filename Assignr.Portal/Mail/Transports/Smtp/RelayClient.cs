using Assignr.Portal.Mail.Outbox;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Assignr.Portal.Mail.Transports.Smtp;

/// <summary>One connection to the mail server, which knows how far the current letter got.</summary>
internal sealed class RelayClient : SmtpClient, ITransferProgress
{
    private readonly MailMeter meter;
    private readonly TimeSpan commandTimeout;
    private readonly TimeSpan answerTimeout;
    private long entered = TimeProvider.System.GetTimestamp();
    private CancellationTokenSource? phaseLimit;

    public RelayClient(MailOptions options, MailMeter meter)
        : base(new AnswerLimit())
    {
        this.meter = meter;
        commandTimeout = TimeSpan.FromSeconds(options.CommandTimeoutSeconds);
        answerTimeout = TimeSpan.FromMinutes(options.AnswerTimeoutMinutes);
        Timeout = Milliseconds(TimeSpan.FromSeconds(options.ConnectTimeoutSeconds));
        DeliveryStatusNotificationType = DeliveryStatusNotificationType.HeadersOnly;
    }

    /// <summary>How many letters were handed over on this connection or tried.</summary>
    public int Given { get; private set; }

    /// <summary>One of <see cref="Phases"/>.</summary>
    public string Phase { get; private set; } = Phases.Connect;

    /// <summary>A part of the letter left: without the server's answer nobody knows whether it was kept.</summary>
    public bool AnythingSent { get; private set; }

    /// <returns>The server's answer to the final dot.</returns>
    /// <exception cref="TimeoutException">A phase took longer than its limit, whatever the server sent meanwhile.</exception>
    public async Task<string> HandOverAsync(MimeMessage letter, MailboxAddress sender, CancellationToken cancel)
    {
        Given++;
        entered = TimeProvider.System.GetTimestamp();
        Phase = Phases.Sender;
        AnythingSent = false;
        using var limit = phaseLimit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Limit(commandTimeout);
        try
        {
            return await SendAsync(letter, sender, letter.To.Mailboxes, limit.Token, this);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            phaseLimit = null;
            Enter(Phase);
        }
    }

    /// <summary>Call it when the connection is made, encrypted and signed in.</summary>
    public void IsReady() => Enter(Phases.Sender);

    // The answer to the final dot gets a longer limit than the commands (RFC 5321 4.5.3.2.6).
    public void Report(long bytesTransferred)
    {
        if (bytesTransferred == 0 || AnythingSent)
            return;
        AnythingSent = true;
        Enter(Phases.Answer);
        Limit(answerTimeout);
    }

    public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

    // No size with MAIL FROM (RFC 1870): it would cost rendering every letter twice, and our letters are small.
    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(-1L);

    // Servers that support delivery reports repeat the id in them, and leave out the letter with its link (RFC 3461).
    protected override string GetEnvelopeId(MimeMessage message) => ReturnPath.EnvelopeId(message);

    protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
        DeliveryStatusNotification.Failure;

    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        Enter(Phases.Recipient);
        Limit(commandTimeout);
        base.OnSenderAccepted(message, mailbox, response);
    }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        Enter(Phases.Data);
        Limit(commandTimeout);
        base.OnRecipientAccepted(message, mailbox, response);
    }

    // Measures the phase that ends here.
    private void Enter(string phase)
    {
        meter.Took(Phase, TimeProvider.System.GetElapsedTime(entered));
        (Phase, entered) = (phase, TimeProvider.System.GetTimestamp());
    }

    // A limit of our own: MailKit's begins again with every few bytes that the server sends.
    private void Limit(TimeSpan phase)
    {
        Timeout = Milliseconds(phase);
        phaseLimit?.CancelAfter(phase);
    }

    private static int Milliseconds(TimeSpan time) => (int)time.TotalMilliseconds;
}
