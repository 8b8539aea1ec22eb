using MailKit.Security;

namespace Assignr.Portal.Mail.Transports;

internal static class SecureOptions
{
    /// <summary>Never Auto nor StartTlsWhenAvailable: both continue in clear where an attacker removes STARTTLS.</summary>
    public static SecureSocketOptions ForMailKit(this MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.TlsOnConnect => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
