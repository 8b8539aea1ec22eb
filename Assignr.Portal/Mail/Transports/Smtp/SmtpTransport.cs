using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Mail.Transports.Smtp;

/// <summary>Real mail, through MailKit. Connections stay open while mail goes (requirements.md 53 to 55).</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, PublicAddress publicAddress, ReturnPath returnPath, MailMeter meter)
    : IMailTransport, IDisposable
{
    /// <summary>After which a server has freed the place of a connection that was closed.</summary>
    private static readonly TimeSpan UntilFreed = TimeSpan.FromSeconds(1);

    private readonly MailOptions mail = options.Value;
    private readonly RelayClient?[] clients = new RelayClient?[options.Value.Connections];

    /// <summary>Which of them stood the last time they were opened: some servers count one for a moment after it was closed.</summary>
    private readonly bool[] stood = new bool[options.Value.Connections];

    /// <summary>Which of them the server turned away only as a letter began: they hear it when they would be opened again.</summary>
    private readonly Handover?[] refused = new Handover?[options.Value.Connections];

    /// <summary>How many connections the server grants at once, as far as it is known since the last <see cref="HangUpAsync()"/>.</summary>
    private int granted = options.Value.Connections;

    private int Standing => clients.Count(client => client is { IsConnected: true });

    public string Description => $"SMTP to {mail.Host}, port {mail.Port}, " + mail.Security switch
    {
        MailSecurity.StartTls => "with STARTTLS",
        MailSecurity.TlsOnConnect => "with TLS",
        _ => "without encryption",
    };

    public string? Warning => mail.Security is MailSecurity.None
        ? "Mail leaves in clear: Mail:Security is None. Anyone on the way to the mail server can read the links in our letters."
        : null;

    public bool IsOpen(int connection) => clients[connection] is { IsConnected: true } open && open.Given < mail.MessagesPerConnection;

    public async Task<Handover?> OpenAsync(int connection, CancellationToken cancel)
    {
        if (IsOpen(connection))
            return null;
        await HangUpAsync(connection);
        if (refused[connection] is { } refusal)
        {
            refused[connection] = null;
            return refusal;
        }
        if (Standing >= granted)
            return Handover.ChannelFault(Phases.Connect, $"{mail.Host} grants {Figures.Count(granted, "connection")} at once.") with
            {
                OnlyThisConnection = true,
            };
        var failure = await ConnectAsync(connection, cancel);
        if (failure is { IsLimit: true } && stood[connection])
        {
            await Task.Delay(UntilFreed, cancel);
            failure = await ConnectAsync(connection, cancel);
        }
        stood[connection] = failure is null;
        return failure is null ? null : Blame(failure);
    }

    public async Task<Handover> HandOverAsync(int connection, MimeMessage letter, CancellationToken cancel)
    {
        var client = clients[connection]!;
        if (NeedsUtf8(letter) && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            return Handover.Refused(Phases.Recipient,
                "The mail server takes no address with letters beyond plain English before the @ (it offers no SMTPUTF8).");
        var isUsed = client.Given > 0;
        try
        {
            return Handover.Accepted($"250 {await client.HandOverAsync(letter, returnPath.Of(letter), cancel)}");
        }
        catch (Exception broken) when (!IsStopped(broken, client, cancel))
        {
            var answer = SmtpFaults.Of(broken, client.Phase, client.AnythingSent);
            // About the letter: something of it left, or the connection goes on.
            if (client.AnythingSent || (!answer.IsChannelFault && client.IsConnected))
                return answer;
            // A connection that served before may just be worn out: the server may limit its letters or its idle time.
            if (isUsed)
            {
                await HangUpAsync(connection);
                return Handover.ChannelFault(answer.Phase, answer.Reply ?? "") with { OnlyThisConnection = true };
            }
            if (!answer.IsChannelFault || !SmtpFaults.MayBeLimit(broken))
                return answer;
            // A server that grants fewer connections may say so only now. One that just ends may have other reasons.
            await HangUpAsync(connection);
            var fault = Blame(new(answer, IsLimit: broken is SmtpCommandException));
            refused[connection] = fault.OnlyThisConnection ? fault : null;
            return fault;
        }
    }

    public async Task HangUpAsync()
    {
        for (var connection = 0; connection < clients.Length; connection++)
            await HangUpAsync(connection);
        granted = clients.Length;
        Array.Clear(stood);
        Array.Clear(refused);
    }

    public void Dispose()
    {
        foreach (var client in clients)
            client?.Dispose();
    }

    // Broken off from our side before anything left: that is no answer at all. Afterwards it is a doubtful one.
    private static bool IsStopped(Exception broken, RelayClient client, CancellationToken cancel) =>
        broken is OperationCanceledException && cancel.IsCancellationRequested && !client.AnythingSent;

    // A domain goes as punycode, which every server knows.
    private static bool NeedsUtf8(MimeMessage letter) => letter.To.Mailboxes.Any(mailbox => !Ascii.IsValid(mailbox.LocalPart));

    /// <summary>While others stand a failure is this connection's matter; where the server limits them, no more are asked for.</summary>
    private Handover Blame(Failure failure)
    {
        var standing = Standing;
        if (standing == 0)
            return failure.Fault;
        if (failure.IsLimit)
            granted = standing;
        return failure.Fault with { OnlyThisConnection = true };
    }

    /// <returns>Null where it stands.</returns>
    private async Task<Failure?> ConnectAsync(int connection, CancellationToken cancel)
    {
        var client = new RelayClient(mail, meter) { LocalDomain = publicAddress.Base.Host };
        // MailKit would leave Nagle's algorithm on, which costs 40 ms per letter: it gets a socket that is connected already.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var signingIn = false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(mail.ConnectTimeoutSeconds));
        try
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => errors is SslPolicyErrors.None
                || (Fingerprint.Parse(mail.CertificateFingerprint) is { } trusted && Fingerprint.Is(certificate, trusted));
            await socket.ConnectAsync(mail.Host, mail.Port, limit.Token);
            await client.ConnectAsync(socket, mail.Host, mail.Port, mail.Security.ForMailKit(), limit.Token);
            signingIn = true;
            if (mail.UserName.Length > 0)
                await client.AuthenticateAsync(Encoding.UTF8, mail.UserName, mail.Password, limit.Token);
            client.IsReady();
            clients[connection] = client;
            return null;
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            client.Dispose();
            socket.Dispose();
            return new Failure(SmtpFaults.OfConnecting(broken, mail, signingIn), IsLimit: broken is SmtpCommandException);
        }
        catch
        {
            client.Dispose();
            socket.Dispose();
            throw;
        }
    }

    private async Task HangUpAsync(int connection)
    {
        if (clients[connection] is not { } client)
            return;
        clients[connection] = null;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            if (client.IsConnected)
                await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception broken) when (broken is IOException or SocketException or SmtpProtocolException or SmtpCommandException
            or TimeoutException or OperationCanceledException)
        {
            // It is over either way.
        }
        client.Dispose();
    }

    /// <param name="IsLimit">The server itself turned it away, in words.</param>
    private sealed record Failure(Handover Fault, bool IsLimit);
}
