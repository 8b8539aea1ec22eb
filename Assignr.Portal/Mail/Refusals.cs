using System.Text.RegularExpressions;

namespace Assignr.Portal.Mail;

/// <summary>What a mail server's refusal means, for people who do not read SMTP, by its enhanced status code (RFC 3463, RFC 7505) or by its
/// words.</summary>
public static partial class Refusals
{
    /// <summary>The meaning first, then the server's own words: "No such mailbox. 550 5.1.1 user unknown".</summary>
    public static string? InWords(string? reply) => Meaning(reply) is { } meaning ? $"{meaning} {reply}" : reply;

    /// <returns>One sentence; null where the reply does not show it.</returns>
    public static string? Meaning(string? reply) => reply is null ? null : ByCode(reply) ?? ByWords(reply);

    private static string? ByCode(string reply) => Code().Match(reply) is not { Success: true } found ? null : found.Groups[1].Value switch
    {
        "1.0" or "1.1" => "No such mailbox.",
        "1.2" or "4.4" => "No mail server for this domain.",
        "1.3" => "Not a valid address.",
        "1.6" => "The mailbox has moved, and nobody said where to.",
        // The meaning of RFC 7505; but Exchange uses it for a mailbox that does not exist.
        "1.10" => ByWords(reply) ?? "This domain takes no mail.",
        "2.0" or "2.1" => "The mailbox is switched off.",
        "2.2" => "The mailbox is full.",
        "2.3" or "3.4" => "The email is too large for their mail server.",
        "4.1" or "4.2" or "4.3" => "Their mail server could not be reached.",
        "4.7" => "Their mail server did not take it in time.",
        "7.20" or "7.21" or "7.22" or "7.23" or "7.24" or "7.25" or "7.26" or "7.27" =>
            "Their mail server could not check that the email comes from us.",
        var code when code.StartsWith("7.", StringComparison.Ordinal) => ByWords(reply) ?? "Their mail server does not accept our email.",
        _ => null,
    };

    private static string? ByWords(string reply) =>
        NoMailbox().IsMatch(reply) ? "No such mailbox."
        : Full().IsMatch(reply) ? "The mailbox is full."
        : NoDomain().IsMatch(reply) ? "No mail server for this domain."
        : SwitchedOff().IsMatch(reply) ? "The mailbox is switched off."
        : Unwanted().IsMatch(reply) ? "Their mail server takes our email for spam."
        : null;

    // 4 or 5, subject and detail, standing alone: not a part of a version number or an IP address.
    [GeneratedRegex(@"(?<![0-9.])[45]\.([0-9]{1,3}\.[0-9]{1,3})(?![0-9.]*[0-9])")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(no such (user|mailbox|recipient|person|address)|(user|recipient|mailbox|address|account)( \S+)? (unknown"
        + @"|not found|does ?n[o']t exist|is unknown)|unknown (user|recipient|mailbox)|(user|mailbox|recipient) (is )?(unavailable"
        + @"|invalid)|invalid (recipient|mailbox)|does not exist here)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoMailbox();

    [GeneratedRegex(@"\b(mailbox (is )?full|over ?quota|quota exceeded|exceeded (its |the )?(storage|quota)|insufficient storage"
        + @"|out of storage)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Full();

    [GeneratedRegex(@"\b(domain not found|no such domain|host (unknown|not found)|unrouteable address|unknown domain|no mx)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex NoDomain();

    [GeneratedRegex(@"\b((account|mailbox|user) (is |has been )?(disabled|inactive|suspended|deactivated|locked))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"\b(spam|blacklist(ed)?|blocklist(ed)?|block list|black list|denylist(ed)?|reputation|unsolicited|junk)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
