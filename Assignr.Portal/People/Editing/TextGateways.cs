namespace Assignr.Portal.People.Editing;

/// <summary>Addresses such as "6035550331@vtext.com", where a phone company turns mail into a text message: not an email
/// address.</summary>
internal static class TextGateways
{
    private const int LeastDigits = 7;

    private static readonly HashSet<string> Domains =
    [
        "vtext.com", "vzwpix.com", "mypixmessages.com", "txt.att.net", "mms.att.net", "cingularme.com", "mobile.att.net", "tmomail.net",
        "messaging.sprintpcs.com", "pm.sprint.com", "sprintpcs.com", "page.nextel.com", "myboostmobile.com", "vmobl.com", "vmpix.com",
        "mymetropcs.com", "email.uscc.net", "uscc.textmsg.com", "msg.fi.google.com", "mmst5.tracfone.com", "text.republicwireless.com",
        "message.ting.com", "cspire1.com", "mailmymobile.net", "pcs.rogers.com", "fido.ca", "txt.bell.ca", "txt.bellmobility.ca",
        "msg.telus.com", "text.mts.net", "vmobile.ca", "correo.movistar.net", "movistar.net", "vodafone-sms.de", "t-mobile-sms.de",
        "smsmail.eplus.de",
    ];

    /// <summary>How the domains of other gateways begin.</summary>
    private static readonly HashSet<string> Beginnings = ["sms", "mms", "txt", "text", "textmsg", "msg", "vtext"];

    public static bool Has(EmailAddress address)
    {
        var at = address.Key.LastIndexOf('@');
        var (mailbox, domain) = (address.Key[..at].TrimStart('+'), address.Key[(at + 1)..]);
        return mailbox.Length >= LeastDigits && mailbox.All(char.IsAsciiDigit)
            && (Domains.Contains(domain) || Beginnings.Contains(domain[..domain.IndexOf('.', StringComparison.Ordinal)]));
    }
}
