using MailKit;
using MailKit.Net.Smtp;

namespace Assignr.Portal.Mail.Transports.Smtp;

/// <summary>
/// Breaks a connection off whose server says more than any answer has: MailKit keeps all of an answer until its end. It listens where
/// MailKit lets a log listen, and writes nothing down.
/// </summary>
internal sealed class AnswerLimit : IProtocolLogger
{
    /// <summary>Bytes from one command to the next. A line has at most 512 (RFC 5321 4.5.3.1.5).</summary>
    public const int Most = 64 * 1024;

    private int said;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) => said = 0;

    public void LogClient(byte[] buffer, int offset, int count) => said = 0;

    /// <exception cref="SmtpProtocolException">It is too much.</exception>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        said += count;
        if (said > Most)
            throw new SmtpProtocolException($"The mail server's answer has more than {Most} bytes.");
    }

    public void Dispose()
    {
    }
}
