using System.Text.RegularExpressions;
using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>Who wrote a report in prose: this decides how far its words are believed.</summary>
internal enum ReportWriter
{
    /// <summary>A mail server: whatever it writes is a report.</summary>
    MailServer,

    /// <summary>A program, perhaps a mail server: believed where it gives a permanent answer with both codes.</summary>
    Program,

    /// <summary>A person: nothing they write marks an address.</summary>
    Person,

    /// <summary>A person's mail program, while they are away (RFC 3834).</summary>
    Away,
}

internal static partial class ReportWriters
{
    public static ReportWriter Of(MimeMessage mail)
    {
        var from = mail.From.Mailboxes.Where(mailbox => mailbox.Address.Length > 0).ToList();
        if (mail.Headers.Contains("X-Failed-Recipients") || from.Exists(IsMailServer))
            return ReportWriter.MailServer;
        var (isAutomatic, isReply) = (IsAutomatic(mail), mail.Headers.Contains(HeaderId.InReplyTo));
        if (from.Count == 0 || (from.Exists(IsProgram) && (isAutomatic || !isReply)))
            return ReportWriter.Program;
        // Reports of mail servers have an empty return path (RFC 5321 4.5.5).
        return isAutomatic ? ReportWriter.Away
            : !isReply && mail.Headers["Return-Path"]?.Trim() == "<>" ? ReportWriter.Program
            : ReportWriter.Person;
    }

    // Mail servers mark their reports with these headers as well.
    private static bool IsAutomatic(MimeMessage mail) => mail.Headers.Any(header => header.Field.ToUpperInvariant() switch
    {
        "AUTO-SUBMITTED" => !header.Value.TrimStart().StartsWith("no", StringComparison.OrdinalIgnoreCase),
        "X-AUTOREPLY" or "X-AUTORESPOND" or "X-AUTORESPONSE" or "X-AUTO-RESPONSE-SUPPRESS" => true,
        "PRECEDENCE" => header.Value.Contains("auto", StringComparison.OrdinalIgnoreCase),
        _ => false,
    });

    private static bool IsMailServer(MailboxAddress from) =>
        MailServer().IsMatch(LocalPart(from)) || MailSystem().IsMatch(Letters(from.Name));

    private static bool IsProgram(MailboxAddress from) => Program().IsMatch(LocalPart(from));

    // After a plus sign stands the id of a letter.
    private static string LocalPart(MailboxAddress from) => Letters(from.Address.Split('@', '+')[0]);

    private static string Letters(string? name) => string.Concat((name ?? "").Where(char.IsAsciiLetter)).ToUpperInvariant();

    [GeneratedRegex(
        "^(MAILE?R?DAEMON|MDAEMON|POSTMASTER|MAIL(DELIVERY)?(SUB)?SYSTEM|MAILDELIVERY(SERVICE)?|BOUNCES?|MICROSOFTEXCHANGE[A-F]*)$")]
    private static partial Regex MailServer();

    [GeneratedRegex("^(MAILERDAEMON|MAIL(DELIVERY)?(SUB)?SYSTEM|MAILDELIVERY(SERVICE)?|INTERNETMAILDELIVERY)$")]
    private static partial Regex MailSystem();

    [GeneratedRegex("^(DO)?(NO|NOT)REPLY|^(MAIL|SYSTEM|MAILSYSTEM)?ADMINISTRATOR$|^(SYSTEM|MAILER|MAIL|DAEMON)$")]
    private static partial Regex Program();
}
