using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Settings;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.SenderDomain;

/// <summary>What there is to look at, by the settings of today.</summary>
public sealed class Subjects(LetterComposer composer, IOptions<MailOptions> mail)
{
    public string SenderAddress(Site site) => composer.SenderAddress(site);

    /// <summary>Null where letters come from no domain that could be looked up.</summary>
    public Subject? Of(Site site)
    {
        if (Subject.DomainOf(composer.SenderAddress(site)) is not { } domain)
            return null;
        var returnPath = mail.Value.ReturnPath.Replace(ReturnPath.Placeholder, "id", StringComparison.Ordinal);
        return new Subject(domain, Subject.DomainOf(returnPath) ?? domain, site.DkimSelector,
            mail.Value is { Transport: Transport.Smtp or Transport.FluentEmail, Host: { Length: > 0 } host }
                ? host.ToLowerInvariant()
                : null);
    }
}
