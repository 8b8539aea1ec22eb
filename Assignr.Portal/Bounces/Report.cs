using Assignr.Portal.Mail;
using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>What a report about one of our letters says.</summary>
/// <param name="MessageId">The message it is about.</param>
/// <param name="Reason">In one line, with the mail server's words.</param>
public sealed record Report(Guid MessageId, string Reason)
{
    private const int LongestReason = 900;

    /// <summary>Reads a delivery report (RFC 3464) of a final failure, or a complaint (RFC 5965).</summary>
    /// <returns>Null where it is neither, is not final, or does not say which letter of ours it is about.</returns>
    public static Report? Read(MimeMessage mail, ReturnPath returnPath)
    {
        if (mail.Body is not MultipartReport report)
            return null;
        var reason = report.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status ? Failure(status)
            : report.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback ? Complaint(feedback)
            : null;
        return reason is not null && MessageOf(mail, report, returnPath) is { } id ? new Report(id, Cut(reason)) : null;
    }

    // Of the recipients, the one that failed: each letter of ours has one only.
    private static string? Failure(MessageDeliveryStatus status) => status.StatusGroups.Skip(1)
        .Where(group => string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase))
        .Select(group => $"It came back: {Words(group["Diagnostic-Code"]) ?? Words(group["Status"]) ?? "no reason was given"}").FirstOrDefault();

    private static string? Complaint(MessageFeedbackReport feedback) =>
        feedback.Fields["Feedback-Type"]?.Trim() is { Length: > 0 } type && !type.Equals("not-spam", StringComparison.OrdinalIgnoreCase)
            ? $"Whoever reads this address complained about our email ({Words(type)})."
            : null;

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

    private static string? Words(string? field) => Data.Text.OneLine(field) is { Length: > 0 } words ? words.Split(';', 2)[^1].Trim() : null;

    private static string Cut(string reason) => reason[..Math.Min(reason.Length, LongestReason)];
}
