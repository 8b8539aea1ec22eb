using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>
/// Tells what a mail in the mailbox is: a delivery report (RFC 3464), a complaint (RFC 5965), or the same in a mail server's own prose.
/// Reports of deliveries that are late or went well, and answers that mail programs give by themselves, say nothing.
/// </summary>
internal static partial class ReportReader
{
    /// <summary>Multiparts within multiparts; what lies deeper is not looked at.</summary>
    private const int MostLevels = 8;

    /// <returns>One of both, or neither where the mail says nothing that matters here.</returns>
    public static (Report? Report, UnclearReport? Unclear) Read(MimeMessage mail, ReturnPath returnPath)
    {
        var parts = Parts(mail.Body, MostLevels).ToList();
        var (named, id) = (NamedBy(mail, returnPath), MessageOf(mail, parts, returnPath));
        if (Told(parts) is { Count: > 0 } told)
            return !told.Exists(one => one.Failed) ? (null, null) : id is { } about ? (new Report(about, told), null) : (null, Unclear(mail, null));
        if (IsAnswerOfItself(mail) || (named is null && !IsFromMailServer(mail)))
            return (null, null);
        var prose = ReportProse.Of(mail, parts.OfType<TextPart>());
        return prose.IsLate ? (null, null)
            : id is { } message && prose.Told is { } failed ? (new Report(message, [failed]), null)
            : (null, Unclear(mail, id));
    }

    private static UnclearReport Unclear(MimeMessage mail, Guid? id) =>
        new(id, Text.OneLine(mail.From.Mailboxes.FirstOrDefault()?.Address), Text.OneLine(mail.Subject));

    // Gateways wrap what they pass on. A letter inside is somebody's: what it says is not looked at.
    private static IEnumerable<MimeEntity> Parts(MimeEntity? body, int levels) => body switch
    {
        null => [],
        Multipart several => levels == 0 ? [] : several.SelectMany(part => Parts(part, levels - 1)),
        _ => [body],
    };

    private static List<Told> Told(List<MimeEntity> parts) =>
        parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status ? Deliveries(status)
        : parts.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback ? Complaint(feedback)
        : [];

    // The first group is about the message, the others are about one recipient each; some servers make one of it.
    private static List<Told> Deliveries(MessageDeliveryStatus status) => [.. status.StatusGroups
        .Where(group => group["Action"] is not null || group["Final-Recipient"] is not null)
        .Select(group => new Told(
            [.. new[] { Address(group["Original-Recipient"]), Address(group["Final-Recipient"]) }.OfType<string>()],
            HasFailed(group),
            $"It came back: {Words(group["Diagnostic-Code"]) ?? Words(group["Status"]) ?? "no reason was given"}"))];

    // Comments stand behind the word; some servers leave it out.
    private static bool HasFailed(HeaderList group) => group["Action"] is { } action
        ? FirstWord().Match(action).Value.Equals("failed", StringComparison.OrdinalIgnoreCase)
        : group["Status"]?.TrimStart().StartsWith("5.", StringComparison.Ordinal) == true;

    private static List<Told> Complaint(MessageFeedbackReport feedback) => feedback.Fields["Feedback-Type"]?.Trim() is { Length: > 0 } type
        ? [new Told([], !type.Equals("not-spam", StringComparison.OrdinalIgnoreCase), $"Whoever reads this address complained about our email ({Words(type)}).") { IsComplaint = true }]
        : [];

    private static Guid? NamedBy(MimeMessage mail, ReturnPath returnPath) => Recipients(mail).Select(returnPath.MessageOf).FirstOrDefault(id => id is not null);

    private static Guid? MessageOf(MimeMessage mail, List<MimeEntity> parts, ReturnPath returnPath) =>
        NamedBy(mail, returnPath)
        ?? parts.OfType<MessageDeliveryStatus>().SelectMany(status => status.StatusGroups).Select(group => Parse(group["Original-Envelope-Id"])).FirstOrDefault(id => id is not null)
        ?? parts.OfType<MessageFeedbackReport>().Select(feedback => Parse(feedback.Fields["Original-Envelope-Id"])).FirstOrDefault(id => id is not null)
        ?? parts.Select(OriginalMessageId).Select(Parse).FirstOrDefault(id => id is not null);

    private static IEnumerable<string> Recipients(MimeMessage mail) => mail.To.Mailboxes.Select(mailbox => mailbox.Address)
        .Concat(mail.Headers.Where(header => header.Field is "Delivered-To" or "X-Original-To" or "Envelope-To").Select(header => header.Value.Trim().Trim('<', '>')));

    /// <summary>The letter comes back whole, its headers alone, or copied behind the prose.</summary>
    private static string? OriginalMessageId(MimeEntity part) => part switch
    {
        MessagePart { Message: { } whole } => whole.MessageId,
        TextPart { ContentType.MediaSubtype: var type } text => (type.Equals("html", StringComparison.OrdinalIgnoreCase) ? null : CopiedId().Match(text.Text))?.Groups[1].Value,
        _ => null,
    };

    /// <summary>A person's mail program wrote it while they are away (RFC 3834). Mail servers call their reports that as well.</summary>
    private static bool IsAnswerOfItself(MimeMessage mail) => !IsFromMailServer(mail) && mail.Headers.Any(header => header.Field.ToUpperInvariant() switch
    {
        "AUTO-SUBMITTED" => !header.Value.TrimStart().StartsWith("no", StringComparison.OrdinalIgnoreCase),
        "X-AUTOREPLY" or "X-AUTORESPOND" or "X-AUTORESPONSE" or "X-AUTO-RESPONSE-SUPPRESS" => true,
        "PRECEDENCE" => header.Value.Contains("auto", StringComparison.OrdinalIgnoreCase),
        _ => false,
    });

    private static bool IsFromMailServer(MimeMessage mail) => mail.Headers.Contains("X-Failed-Recipients")
        || mail.From.Mailboxes.Any(mailbox => MailServer().IsMatch(mailbox.Address.Split('@')[0]));

    private static Guid? Parse(string? id) => Guid.TryParseExact((id ?? "").Trim().Trim('<', '>').Split('@')[0], "N", out var parsed) ? parsed : null;

    private static string? Address(string? field) => Words(field)?.Trim('<', '>');

    // After the kind of address or of words: "rfc822; ana@example.com", "smtp; 550 No".
    private static string? Words(string? field) => Text.OneLine(field) is { Length: > 0 } words ? words.Split(';', 2)[^1].Trim() : null;

    [GeneratedRegex(@"[A-Za-z-]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^[> \t]*Message-ID:\s*<([0-9a-f]{32})@", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex CopiedId();

    [GeneratedRegex(@"^(mailer-?daemon|mail-?daemon|postmaster|mdaemon|mail-?delivery(-?subsystem)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex MailServer();
}
