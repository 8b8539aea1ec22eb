using MailKit;
using MailKit.Net.Smtp;

namespace Assignr.Portal.Mail.Transports.Smtp;

/// <summary>
/// Breaks off a connection whose server says more than any real answer: MailKit keeps a whole answer in memory. It is an
/// <see cref="IProtocolLogger"/> because that sees every byte, and it logs nothing.
/// </summary>
internal sealed class AnswerLimit : IProtocolLogger
{
    /// <summary>In bytes, from one command to the next. A line has at most 512 (RFC 5321 4.5.3.1.5).</summary>
    public const int Most = 64 * 1024;

    private int said;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) => said = 0;

    public void LogClient(byte[] buffer, int offset, int count) => said = 0;

    /// <exception cref="SmtpProtocolException">The server said more than <see cref="Most"/>.</exception>
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
