using System.ComponentModel.DataAnnotations;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Transports;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Bounces;

/// <summary>Section <c>Bounces</c>: the mailbox that delivery reports and complaints come back to. Nothing is read while
/// <see cref="Host"/> is empty.</summary>
public sealed class BounceOptions
{
    public string Host { get; set; } = "";

    [Range(1, 65535, ErrorMessage = "Bounces:Port must be between 1 and 65535.")]
    public int Port { get; set; } = 993;

    public MailSecurity Security { get; set; } = MailSecurity.TlsOnConnect;

    public string UserName { get; set; } = "";

    /// <summary>Best set as the environment variable Bounces__Password. Never shown.</summary>
    public string Password { get; set; } = "";

    /// <summary>The SHA-256 fingerprint, in hex, of a certificate to trust without a certificate authority.</summary>
    public string CertificateFingerprint { get; set; } = "";

    [Required(ErrorMessage = "Bounces:Folder is not set.")]
    public string Folder { get; set; } = "INBOX";

    /// <summary>How often it is read.</summary>
    [Range(1, 86400, ErrorMessage = "Bounces:EverySeconds must be between 1 and 86400.")]
    public int EverySeconds { get; set; } = 60;
}

internal sealed class BounceOptionsCheck : IValidateOptions<BounceOptions>
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "::1"];

    public ValidateOptionsResult Validate(string? name, BounceOptions options)
    {
        if (options.Host.Length == 0)
            return ValidateOptionsResult.Success;
        if (options.UserName.Length == 0 || options.Password.Length == 0)
            return ValidateOptionsResult.Fail(
                "Bounces:Host is set, so Bounces:UserName and Bounces:Password are needed. Give the password as the environment variable "
                + "Bounces__Password.");
        if (options.Security is MailSecurity.None && !ThisMachine.Contains(options.Host))
            return ValidateOptionsResult.Fail(
                "Bounces:Security is None: the password would travel in clear. Set Bounces:Security to TlsOnConnect or StartTls.");
        return options.CertificateFingerprint.Length > 0 && Fingerprint.Parse(options.CertificateFingerprint) is null
            ? ValidateOptionsResult.Fail("Bounces:CertificateFingerprint is not a SHA-256 fingerprint: 64 hexadecimal digits.")
            : ValidateOptionsResult.Success;
    }
}
