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
    /// <summary>How long some servers still count a connection after it was closed.</summary>
    private static readonly TimeSpan UntilFreed = TimeSpan.FromSeconds(1);

    private readonly MailOptions mail = options.Value;
    private readonly Place[] places = [.. Enumerable.Range(0, options.Value.Connections).Select(_ => new Place())];

    /// <summary>How many connections the server grants at once, as far as known since the last <see
    /// cref="HangUpAsync()"/>.</summary>
    private int granted = options.Value.Connections;

    private int Standing => places.Count(place => place.Client is { IsConnected: true });

    public string Description => $"SMTP to {mail.Host}, port {mail.Port}, " + mail.Security switch
    {
        MailSecurity.StartTls => "with STARTTLS",
        MailSecurity.TlsOnConnect => "with TLS",
        _ => "without encryption",
    };

    public string? Warning => mail.Security is MailSecurity.None
        ? "Mail leaves in clear: Mail:Security is None. Anyone on the way to the mail server can read the links in our letters."
        : null;

    public bool IsOpen(int connection) =>
        places[connection].Client is { IsConnected: true } open && open.Given < mail.MessagesPerConnection;

    public async Task<Handover?> OpenAsync(int connection, CancellationToken cancel)
    {
        if (IsOpen(connection))
            return null;
        var place = places[connection];
        await HangUpAsync(place);
        if (place.Refusal is { } refusal)
        {
            place.Refusal = null;
            return refusal;
        }
        if (Standing >= granted)
            return Handover.ChannelFault(Phases.Connect, $"{mail.Host} grants {Figures.Count(granted, "connection")} at once.") with
            {
                OnlyThisConnection = true,
            };
        var failure = await ConnectAsync(place, cancel);
        if (failure is { IsLimit: true } && place.HasStood)
        {
            await Task.Delay(UntilFreed, cancel);
            failure = await ConnectAsync(place, cancel);
        }
        place.HasStood = failure is null;
        return failure is null ? null : Blame(failure);
    }

    public async Task<Handover> HandOverAsync(int connection, MimeMessage letter, CancellationToken cancel)
    {
        var place = places[connection];
        var client = place.Client!;
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
            // The answer is about the letter where a part of it left, or where the connection is still open.
            if (client.AnythingSent || (!answer.IsChannelFault && client.IsConnected))
                return answer;
            // A connection that had worked may just be used up: the server may limit its letters or its idle time.
            if (isUsed)
            {
                await HangUpAsync(place);
                return Handover.ChannelFault(answer.Phase, answer.Reply ?? "") with { OnlyThisConnection = true };
            }
            if (!answer.IsChannelFault || !SmtpFaults.MayBeLimit(broken))
                return answer;
            // A server that grants fewer connections may say so only here. One that just closes may have other reasons.
            await HangUpAsync(place);
            var fault = Blame(new(answer, IsLimit: broken is SmtpCommandException));
            place.Refusal = fault.OnlyThisConnection ? fault : null;
            return fault;
        }
    }

    public async Task HangUpAsync()
    {
        foreach (var place in places)
        {
            await HangUpAsync(place);
            (place.HasStood, place.Refusal) = (false, null);
        }
        granted = places.Length;
    }

    public void Dispose()
    {
        foreach (var place in places)
            place.Client?.Dispose();
    }

    // Broken off by us before anything left, it has no outcome; afterwards the outcome is doubtful.
    private static bool IsStopped(Exception broken, RelayClient client, CancellationToken cancel) =>
        broken is OperationCanceledException && cancel.IsCancellationRequested && !client.AnythingSent;

    // Only the part before the @ counts: a domain is sent as punycode, which every server knows.
    private static bool NeedsUtf8(MimeMessage letter) => letter.To.Mailboxes.Any(mailbox => !Ascii.IsValid(mailbox.LocalPart));

    /// <summary>While other connections are open, a failure concerns this one alone. Where the server limits them, no more are
    /// opened.</summary>
    private Handover Blame(Failure failure)
    {
        var standing = Standing;
        if (standing == 0)
            return failure.Fault;
        if (failure.IsLimit)
            granted = standing;
        return failure.Fault with { OnlyThisConnection = true };
    }

    /// <returns>Null where it is open.</returns>
    private async Task<Failure?> ConnectAsync(Place place, CancellationToken cancel)
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
            place.Client = client;
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

    private static async Task HangUpAsync(Place place)
    {
        if (place.Client is not { } client)
            return;
        place.Client = null;
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

    /// <summary>One of the connections that the portal may have at once.</summary>
    private sealed class Place
    {
        /// <summary>Null where it is not open.</summary>
        public RelayClient? Client { get; set; }

        /// <summary>It was open before: some servers count a connection for a moment after it was closed.</summary>
        public bool HasStood { get; set; }

        /// <summary>The server refused it only as a letter began. The next <see cref="OpenAsync"/> answers this, and the connection
        /// rests.</summary>
        public Handover? Refusal { get; set; }
    }

    /// <param name="IsLimit">The server itself refused it, in words.</param>
    private sealed record Failure(Handover Fault, bool IsLimit);
}
