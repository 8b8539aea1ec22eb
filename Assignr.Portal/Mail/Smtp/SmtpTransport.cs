using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Assignr.Portal.Settings;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Mail.Smtp;

/// <summary>Real mail, through MailKit. Connections stay open while mail goes (BAR 53 to 55).</summary>
public sealed class SmtpTransport(IOptions<MailOptions> options, PublicAddress publicAddress, ReturnPath returnPath, MailMeter meter) : IMailTransport, IDisposable
{
    /// <summary>After which a server has freed the place of a connection that was closed.</summary>
    private static readonly TimeSpan UntilFreed = TimeSpan.FromSeconds(1);

    private readonly MailOptions mail = options.Value;
    private readonly RelayClient?[] clients = new RelayClient?[options.Value.Connections];

    /// <summary>Which of them stood the last time they were opened: some servers count one for a moment after it was closed.</summary>
    private readonly bool[] stood = new bool[options.Value.Connections];

    // One after the other: a server that grants fewer turns the others away, and by then it is known to work.
    private readonly SemaphoreSlim opening = new(1);

    /// <summary>How many connections the server grants at once, as far as it is known since the last <see cref="HangUpAsync()"/>.</summary>
    private int granted = options.Value.Connections;

    /// <summary>Why none could be opened the last time, while none stood.</summary>
    private Handover? noWay;

    private int Open => clients.Count(client => client is { IsConnected: true });

    public string Description => $"SMTP to {mail.Host}, port {mail.Port}, " + mail.Security switch
    {
        MailSecurity.StartTls => "with STARTTLS",
        MailSecurity.TlsOnConnect => "with TLS",
        _ => "without encryption",
    };

    public string? Warning => mail.Security is MailSecurity.None
        ? "Mail leaves in clear: Mail:Security is None. Anyone on the way to the mail server can read the links in our letters."
        : null;

    public async Task<Handover?> OpenAsync(int connection, CancellationToken cancel) => IsOpen(connection) ? null : await ConnectAsync(connection, cancel);

    public async Task<Handover> HandOverAsync(int connection, MimeMessage letter, CancellationToken cancel)
    {
        if (await OpenAsync(connection, cancel) is { } fault)
            return fault;
        var client = clients[connection]!;
        if (NeedsUtf8(letter) && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            return Handover.Refused(Phases.Recipient, "The mail server takes no address with letters beyond plain English before the @ (it offers no SMTPUTF8).");
        var isUsed = client.Given > 0;
        try
        {
            return Handover.Accepted($"250 {await client.HandOverAsync(letter, returnPath.Of(letter), cancel)}");
        }
        catch (Exception broken) when (!IsStopped(broken, client, cancel))
        {
            var answer = SmtpFaults.Of(broken, client.Phase, client.AnythingSent);
            if (client.AnythingSent || (!answer.IsChannelFault && client.IsConnected))
                return answer;
            // A connection that served before may just be worn out: the server may limit its letters or its idle time.
            if (isUsed)
            {
                await HangUpAsync(connection);
                return Handover.Worn(answer);
            }
            return answer.IsChannelFault && SmtpFaults.MayBeLimit(broken)
                ? await WithoutAsync(connection, answer, isSaid: broken is SmtpCommandException) : answer;
        }
    }

    public async Task HangUpAsync()
    {
        for (var connection = 0; connection < clients.Length; connection++)
            await HangUpAsync(connection);
        granted = clients.Length;
        Array.Clear(stood);
    }

    public void Dispose()
    {
        opening.Dispose();
        foreach (var client in clients)
            client?.Dispose();
    }

    // Broken off from our side before anything left: that is no answer at all. Afterwards it is a doubtful one.
    private static bool IsStopped(Exception broken, RelayClient client, CancellationToken cancel) =>
        broken is OperationCanceledException && cancel.IsCancellationRequested && !client.AnythingSent;

    private bool IsOpen(int connection) => clients[connection] is { IsConnected: true } open && open.Given < mail.MessagesPerConnection;

    // A domain goes as punycode, which every server knows.
    private static bool NeedsUtf8(MimeMessage letter) => letter.To.Mailboxes.Any(mailbox => !Ascii.IsValid(mailbox.LocalPart));

    /// <summary>A server that grants fewer connections may say so only as a letter begins: it is this one's matter while others stand.</summary>
    /// <param name="isSaid">In words; a connection that just ends may have other reasons.</param>
    private async Task<Handover> WithoutAsync(int connection, Handover fault, bool isSaid)
    {
        await HangUpAsync(connection);
        var open = Open;
        if (open == 0)
            return fault;
        if (isSaid)
            granted = open;
        return fault with { OnlyThisConnection = true };
    }

    /// <returns>Null where it stands.</returns>
    private async Task<Handover?> ConnectAsync(int connection, CancellationToken cancel)
    {
        await HangUpAsync(connection);
        var before = noWay;
        await opening.WaitAsync(cancel);
        try
        {
            var open = Open;
            // Whoever waited while another found no way would find none either.
            if (open == 0 && !ReferenceEquals(noWay, before))
                return noWay;
            if (open >= granted)
                return Handover.ChannelFault(Phases.Connect, $"{mail.Host} grants {granted} connections at once.") with { OnlyThisConnection = true };
            var (again, failed) = (stood[connection], await StartAsync(connection, cancel));
            if (failed is { IsLimit: true } && again)
            {
                await Task.Delay(UntilFreed, cancel);
                failed = await StartAsync(connection, cancel);
            }
            stood[connection] = failed is null;
            if (failed is not var (fault, isLimit))
                return null;
            if (open == 0)
                return noWay = fault;
            if (isLimit)
                granted = open;
            return fault with { OnlyThisConnection = true };
        }
        finally
        {
            opening.Release();
        }
    }

    /// <returns>Null where it stands; else why not, and whether the server itself turned it away.</returns>
    private async Task<(Handover Fault, bool IsLimit)?> StartAsync(int connection, CancellationToken cancel)
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
            return (SmtpFaults.OfConnecting(broken, mail, signingIn), broken is SmtpCommandException);
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
        catch (Exception broken) when (broken is IOException or SocketException or SmtpProtocolException or SmtpCommandException or TimeoutException or OperationCanceledException)
        {
            // It is over either way.
        }
        client.Dispose();
    }
}
