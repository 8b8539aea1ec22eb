using Assignr.Portal.Mail.Transports;
using Assignr.Portal.People;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail;

/// <summary>
/// Start-up fails on mail settings that cannot work or are not safe, with a sentence that says which and what to do
/// (requirements.md 54, 114).
/// </summary>
public sealed class MailOptionsCheck(IHostEnvironment? environment = null) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(MailOptions mail)
    {
        var development = environment?.IsDevelopment() ?? true;
        if (mail.Transport is null && !development)
            yield return "Mail:Transport is not set, so no email could leave. Set it to Smtp, with Mail:Host and Mail:From.";
        if (mail.Transport is Transport.Pickup && !development)
            yield return "Mail:Transport is Pickup, which writes emails with working links into files. That is for Development only; set "
                + "it to Smtp.";
#if !FLUENTEMAIL
        if (mail.Transport is Transport.FluentEmail)
            yield return "Mail:Transport is FluentEmail, which this build does not contain. Build with -p:FluentEmail=true, or set it to "
                + "Smtp.";
#endif
        if (mail.From.Length > 0 && EmailAddress.Parse(mail.From, out var problem) is null)
            yield return $"Mail:From is not an email address: {problem}";
        if (mail.ReturnPath.Length > 0 && EmailAddress.Parse(mail.ReturnPath.Replace(ReturnPath.Placeholder, Guid.Empty.ToString("N"),
            StringComparison.Ordinal), out problem) is null)
            yield return $"Mail:ReturnPath is not an email address, such as bounces+{ReturnPath.Placeholder}@league.example.com: {problem}";
        if (mail.Transport is Transport.Smtp or Transport.FluentEmail)
        {
            foreach (var wrong in RelayProblems(mail))
                yield return wrong;
        }
    }

    private static IEnumerable<string> RelayProblems(MailOptions mail)
    {
        if (mail.Host.Length == 0)
            yield return "Mail:Host is not set: the name of the mail server that takes our mail.";
        if (mail.From.Length == 0)
            yield return "Mail:From is not set: the address that letters come from.";
        if (mail.UserName.Length > 0 && mail.Password.Length == 0)
            yield return "Mail:UserName is set, but Mail:Password is not. Give it as the environment variable Mail__Password.";
        if (mail.Security is MailSecurity.None && mail.UserName.Length > 0)
            yield return "Mail:UserName is set, but Mail:Security is None: the password would travel in clear. Set Mail:Security to "
                + "StartTls or TlsOnConnect.";
        if (mail.CertificateFingerprint.Length > 0 && Fingerprint.Parse(mail.CertificateFingerprint) is null)
            yield return "Mail:CertificateFingerprint is not a SHA-256 fingerprint: 64 hexadecimal digits.";
        if (mail.Transport is Transport.FluentEmail && mail.Security is MailSecurity.TlsOnConnect)
            yield return "Mail:Security is TlsOnConnect, which FluentEmail.Smtp cannot do. Set it to StartTls, or Mail:Transport to Smtp.";
    }
}
