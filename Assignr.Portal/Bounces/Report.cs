using Assignr.Portal.Mail;
using Assignr.Portal.People;
using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>What a report about one of our letters says.</summary>
/// <param name="MessageId">The message it is about.</param>
/// <param name="Told">What it says of whom; at least one of them failed.</param>
public sealed record Report(Guid MessageId, IReadOnlyList<Told> Told)
{
    /// <summary>Reads a delivery report (RFC 3464) of a final failure, or a complaint (RFC 5965).</summary>
    /// <returns>Null where it is neither, is not final, or does not say which letter of ours it is about.</returns>
    public static Report? Read(MimeMessage mail, ReturnPath returnPath)
    {
        if (mail.Body is not MultipartReport report)
            return null;
        var told = report.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status ? Deliveries(status)
            : report.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback ? Complaint(feedback)
            : [];
        return told.Any(one => one.Failed) && MessageOf(mail, report, returnPath) is { } id ? new Report(id, told) : null;
    }

    /// <summary>
    /// Why mail to this address has failed, in one line with the mail server's words; null where the report says that it has not. Servers
    /// report several recipients at once: what became of the others is not ours. Where none of them is ours, it was passed on to there.
    /// </summary>
    public string? ReasonFor(string address)
    {
        var ours = Told.Where(one => one.IsFor(address)).ToList();
        return (ours.Count > 0 ? ours : Told).FirstOrDefault(one => one.Failed)?.Reason;
    }

    /// <summary>Somebody said that they do not want this mail, rather than that it could not be delivered.</summary>
    public bool IsComplaint => Told.Any(one => one.IsComplaint);

    // The first group is about the message, the others are about one recipient each; some servers make one of it.
    private static List<Told> Deliveries(MessageDeliveryStatus status) => [.. status.StatusGroups
        .Where(group => group["Action"] is not null)
        .Select(group => new Told(
            [.. new[] { Words(group["Original-Recipient"]), Words(group["Final-Recipient"]) }.OfType<string>()],
            string.Equals(group["Action"]!.Trim(), "failed", StringComparison.OrdinalIgnoreCase),
            $"It came back: {Words(group["Diagnostic-Code"]) ?? Words(group["Status"]) ?? "no reason was given"}"))];

    private static List<Told> Complaint(MessageFeedbackReport feedback) =>
        feedback.Fields["Feedback-Type"]?.Trim() is { Length: > 0 } type && !type.Equals("not-spam", StringComparison.OrdinalIgnoreCase)
            ? [new Told([], Failed: true, $"Whoever reads this address complained about our email ({Words(type)}).") { IsComplaint = true }]
            : [];

    private static Guid? MessageOf(MimeMessage mail, MultipartReport report, ReturnPath returnPath) =>
        Recipients(mail).Select(returnPath.MessageOf).FirstOrDefault(id => id is not null)
        ?? Parse(report.OfType<MessageDeliveryStatus>().SelectMany(status => status.StatusGroups).Select(group => group["Original-Envelope-Id"]).FirstOrDefault(id => id is not null))
        ?? Parse(report.OfType<MessageFeedbackReport>().Select(feedback => feedback.Fields["Original-Envelope-Id"]).FirstOrDefault(id => id is not null))
        ?? Parse(OriginalMessageId(report));

    private static IEnumerable<string> Recipients(MimeMessage mail) => mail.To.Mailboxes.Select(mailbox => mailbox.Address)
        .Concat(mail.Headers.Where(header => header.Field is "Delivered-To" or "X-Original-To" or "Envelope-To").Select(header => header.Value.Trim().Trim('<', '>')));

    /// <summary>The letter comes back whole, or its headers alone.</summary>
    private static string? OriginalMessageId(MultipartReport report)
    {
        foreach (var part in report)
        {
            if (part is MessagePart { Message.MessageId: { } whole })
                return whole;
            if (part is TextPart { ContentType.MediaSubtype: var type } text && type.Equals("rfc822-headers", StringComparison.OrdinalIgnoreCase))
            {
                using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.Text));
                return HeaderList.Load(stream)[HeaderId.MessageId]?.Trim().Trim('<', '>');
            }
        }
        return null;
    }

    private static Guid? Parse(string? id) => Guid.TryParseExact((id ?? "").Trim().Trim('<', '>').Split('@')[0], "N", out var parsed) ? parsed : null;

    // After the kind of address or of words: "rfc822; ana@example.com", "smtp; 550 No".
    private static string? Words(string? field) => Data.Text.OneLine(field) is { Length: > 0 } words ? words.Split(';', 2)[^1].Trim() : null;
}

/// <summary>What a report says of one recipient.</summary>
/// <param name="Recipients">Under which addresses: as it was given, and where it went. Empty: it names none.</param>
/// <param name="Failed">For good.</param>
/// <param name="Reason">In one line, with the mail server's words.</param>
public sealed record Told(IReadOnlyList<string> Recipients, bool Failed, string Reason)
{
    private const int LongestReason = 900;

    public string Reason { get; } = Reason[..Math.Min(Reason.Length, LongestReason)];

    public bool IsComplaint { get; init; }

    public bool IsFor(string address) => Recipients.Any(recipient => EmailAddress.KeyOf(recipient) is { } key && key == EmailAddress.KeyOf(address));
}
