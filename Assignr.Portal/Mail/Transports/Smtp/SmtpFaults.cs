using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Assignr.Portal.Mail.Transports.Smtp;

/// <summary>What is at fault when a hand-over breaks: nothing yet, the address, or the channel (requirements.md 99).</summary>
internal static class SmtpFaults
{
    /// <summary>While connecting, in TLS or at the sign-in: always the channel, in words that say which setting to check.</summary>
    public static Handover OfConnecting(Exception broken, MailOptions mail, bool signingIn) =>
        Handover.ChannelFault(Phases.Connect, broken switch
        {
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
                $"No server called {mail.Host} can be found (Mail:Host).",
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                $"Nothing answers at {mail.Host}:{mail.Port} (Mail:Host, Mail:Port).",
            SocketException socket => $"{mail.Host}:{mail.Port} cannot be reached: {socket.SocketErrorCode}.",
            OperationCanceledException or TimeoutException =>
                Late(mail),
            // While TLS is agreed on, MailKit puts whatever breaks into one exception.
            SslHandshakeException { InnerException: OperationCanceledException or TimeoutException } => Late(mail),
            SslHandshakeException { InnerException: IOException or SocketException } =>
                $"{mail.Host} broke the connection off, or answered with something that is no TLS, on port {mail.Port}. Nothing was sent.",
            SslHandshakeException =>
                $"There is no safe connection to {mail.Host}: it does not speak TLS on port {mail.Port}, or its certificate cannot be "
                + "trusted. Nothing was sent.",
            NotSupportedException when !signingIn => $"{mail.Host} offers no STARTTLS, which Mail:Security asks for. Nothing was sent.",
            NotSupportedException => $"{mail.Host} offers no sign-in that we can use, but Mail:UserName is set.",
            AuthenticationException => $"{mail.Host} did not accept Mail:UserName and Mail:Password. It said: {broken.Message}",
            SmtpCommandException refused => $"{mail.Host} turned us away. It said: {Words(refused)}",
            _ => $"{mail.Host} broke the connection off before an email could go.",
        });

    /// <summary>While handing over one letter.</summary>
    /// <param name="broken">What MailKit threw.</param>
    /// <param name="phase">How far it got: one of <see cref="Phases"/>.</param>
    /// <param name="anythingSent">Whether a part of the letter left: the exception's type alone does not show it.</param>
    public static Handover Of(Exception broken, string phase, bool anythingSent) =>
        Judge(broken, phase, anythingSent) with { IsServers = broken is SmtpCommandException };

    private static Handover Judge(Exception broken, string phase, bool anythingSent) => broken switch
    {
        ServiceNotAuthenticatedException => WantsSignIn(phase, $"530 {broken.Message}"),
        SmtpCommandException
        {
            StatusCode: (SmtpStatusCode)530 or (SmtpStatusCode)534 or (SmtpStatusCode)535 or (
            SmtpStatusCode)538
        } refused =>
            WantsSignIn(phase, Words(refused)),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } refused => Handover.ChannelFault(Phases.Sender, IsFinal(refused)
            ? $"The mail server does not accept our sender address. It said: {Words(refused)}"
            : $"The mail server takes no mail at the moment. It said: {Words(refused)}"),
        // 552 at RCPT is a full mailbox, which may be emptied (RFC 5321 4.5.3.1.10 asks to read it as 452).
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused =>
            IsFinal(refused) && (int)refused.StatusCode != 552
                ? Handover.Refused(Phases.Recipient, Words(refused))
                : Handover.Deferred(Phases.Recipient, Words(refused)),
        SmtpCommandException refused when phase == Phases.Sender =>
            Handover.ChannelFault(phase, $"The mail server takes no mail at the moment. It said: {Words(refused)}"),
        // Neither yes nor no, such as 354 as the answer to the whole letter.
        SmtpCommandException refused when anythingSent && (int)refused.StatusCode is < 400 or > 599 =>
            Handover.Doubtful($"The mail server's answer to the whole email says nothing: {Words(refused)}"),
        SmtpCommandException refused => IsFinal(refused)
            ? Handover.Refused(phase, Words(refused))
            : Handover.Deferred(phase, Words(refused)),
        _ when anythingSent => Handover.Doubtful(broken is TimeoutException
            ? "The mail server did not answer after the whole email was sent."
            : "The connection broke while the email was on its way."),
        _ when !IsConnectionLost(broken) => Handover.Deferred(Phases.Letter, $"The email could not be sent ({broken.GetType().Name})."),
        _ when phase is Phases.Connect or Phases.Sender =>
            Handover.ChannelFault(phase, "The mail server broke the connection off or stopped answering."),
        _ => Handover.Deferred(phase, "The connection broke before the email was sent."),
    };

    /// <summary>A server that grants no more connections answers 421 (RFC 5321 3.8), or closes without a word.</summary>
    public static bool MayBeLimit(Exception broken) =>
        broken is SmtpCommandException refused ? refused.StatusCode == SmtpStatusCode.ServiceNotAvailable : IsConnectionLost(broken);

    private static string Late(MailOptions mail) =>
        $"{mail.Host}:{mail.Port} did not answer within {mail.ConnectTimeoutSeconds.ToString(CultureInfo.InvariantCulture)} "
        + (mail.ConnectTimeoutSeconds == 1 ? "second." : "seconds.");

    private static Handover WantsSignIn(string phase, string words) =>
        Handover.ChannelFault(phase, $"The mail server wants another sign-in (Mail:UserName, Mail:Password). It said: {words}");

    private static bool IsConnectionLost(Exception broken) =>
        broken is IOException or SocketException or TimeoutException or SmtpProtocolException or ServiceNotConnectedException
            or OperationCanceledException;

    private static bool IsFinal(SmtpCommandException refused) => (int)refused.StatusCode is >= 500 and <= 599;

    private static string Words(SmtpCommandException refused) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)refused.StatusCode} {refused.Message}");
}
