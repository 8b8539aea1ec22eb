using MailKit.Security;

namespace Assignr.Portal.Mail.Transports;

internal static class SecureOptions
{
    /// <summary>Never Auto nor StartTlsWhenAvailable: both go on in clear when somebody strips STARTTLS.</summary>
    public static SecureSocketOptions ForMailKit(this MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.TlsOnConnect => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
