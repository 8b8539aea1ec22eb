using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using MimeKit;

namespace Assignr.Portal.Bounces;

/// <summary>
/// Recognises what a mail in the mailbox is: a delivery report (RFC 3464), a complaint (RFC 5965), or either in a mail server's prose.
/// Reports of delayed or successful deliveries, and automatic answers, say nothing.
/// </summary>
internal static partial class ReportReader
{
    /// <summary>How deep multiparts in multiparts, and letters in letters, are read; a mail with deeper parts is listed as
    /// unclear.</summary>
    private const int MostLevels = 8;

    /// <summary>The headers in which a mail server stores the address that a mail was really sent to.</summary>
    private static readonly FrozenSet<string> Envelope = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Delivered-To", "X-Original-To",
        "Envelope-To", "X-Envelope-To", "Resent-To");

    /// <returns>
    /// One of the two; both where the mail is clear about one recipient and not about another; neither where it says nothing that matters
    /// here.
    /// </returns>
    public static (Report? Report, UnclearReport? Unclear) Read(MimeMessage mail, ReturnPath returnPath,
        CancellationToken cancel = default) =>
        Read(mail, returnPath, MostLevels, cancel);

    /// <summary>How a mail that could not be read is listed.</summary>
    public static UnclearReport Unclear(MimeMessage mail, Guid? id) =>
        new(id, Text.OneLine(mail.From.Mailboxes.FirstOrDefault()?.Address), Text.OneLine(mail.Subject));

    private static (Report? Report, UnclearReport? Unclear) Read(MimeMessage mail, ReturnPath returnPath, int levels,
        CancellationToken cancel)
    {
        var (parts, isWhole) = MailParts.Of(mail.Body, levels);
        isWhole &= levels > 0 || !parts.OfType<MessagePart>().Any();
        var id = MessageOf(mail, parts, returnPath);
        if (Told(parts) is { Count: > 0 } told)
        {
            var hasFailed = told.Exists(one => one.Failed);
            var report = hasFailed && id is { } about ? new Report(about, told) : null;
            var isUnclear = (hasFailed && report is null) || told.Exists(one => one.IsUnclear) || (report is null && !isWhole);
            return (report, isUnclear ? Unclear(mail, id) : null);
        }
        var (writer, prose) = (ReportWriters.Of(mail), ReportProse.Of(mail, parts.OfType<TextPart>(), cancel));
        var isBelieved = (writer is ReportWriter.MailServer && !prose.MayBeAbsence) || (writer is ReportWriter.Program && prose.IsExact);
        if (isBelieved && id is { } message && prose.Told is { } failed)
            return (new Report(message, [failed]), null);
        if (isWhole && prose.IsLate && writer is ReportWriter.MailServer or ReportWriter.Program)
            return (null, null);
        var (isReport, inside) = PassedOn(parts, returnPath, levels, cancel);
        var matters = isReport || prose.IsExact || !isWhole || writer switch
        {
            ReportWriter.MailServer => true,
            ReportWriter.Program => id is not null || prose.Told is not null,
            ReportWriter.Person => id is not null,
            _ => false,
        };
        return (null, matters ? Unclear(mail, id ?? inside) : null);
    }

    // A person forwarded a report to us, so a person has to look at it.
    private static (bool IsReport, Guid? Id) PassedOn(IReadOnlyList<MimeEntity> parts, ReturnPath returnPath, int levels,
        CancellationToken cancel)
    {
        foreach (var inside in levels == 0 ? [] : parts.OfType<MessagePart>().Select(part => part.Message).OfType<MimeMessage>())
        {
            var (report, unclear) = Read(inside, returnPath, levels - 1, cancel);
            if (report is not null || unclear is not null)
                return (true, report?.MessageId ?? unclear?.MessageId);
        }
        return (false, null);
    }

    private static List<Told> Told(IReadOnlyList<MimeEntity> parts) =>
        parts.OfType<MessageDeliveryStatus>().SelectMany(DeliveryGroups.Read).ToList() is { Count: > 0 } deliveries ? deliveries
        : parts.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback ? Complaint(feedback)
        : [];

    private static List<Told> Complaint(MessageFeedbackReport feedback) => feedback.Fields["Feedback-Type"]?.Trim() is { Length: > 0 } type
        ? [new Told([], !type.Equals("not-spam", StringComparison.OrdinalIgnoreCase),
            $"Whoever reads this address complained about our email ({Text.OneLine(type)}).") { IsComplaint = true }]
        : [];

    private static Guid? MessageOf(MimeMessage mail, IReadOnlyList<MimeEntity> parts, ReturnPath returnPath) =>
        Recipients(mail).Select(returnPath.MessageOf).FirstOrDefault(id => id is not null)
        ?? parts.OfType<MessageDeliveryStatus>().SelectMany(status => status.StatusGroups)
            .Select(group => Parse(group["Original-Envelope-Id"])).FirstOrDefault(id => id is not null)
        ?? parts.OfType<MessageFeedbackReport>().Select(feedback => Parse(feedback.Fields["Original-Envelope-Id"]))
            .FirstOrDefault(id => id is not null)
        ?? parts.Select(OriginalMessageId).Select(Parse).FirstOrDefault(id => id is not null);

    private static IEnumerable<string> Recipients(MimeMessage mail) =>
        mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Select(mailbox => mailbox.Address)
        .Concat(mail.Headers.Where(header => Envelope.Contains(header.Field)).Select(header => header.Value.Trim().Trim('<', '>')));

    /// <summary>The letter is returned whole, as headers only, or copied below the prose.</summary>
    private static string? OriginalMessageId(MimeEntity part) => part switch
    {
        MessagePart { Message: { } whole } => whole.MessageId,
        TextPart { ContentType.MediaSubtype: var type } text =>
            (type.Equals("html", StringComparison.OrdinalIgnoreCase) ? null : CopiedId().Match(text.Text))?.Groups[1].Value,
        _ => null,
    };

    private static Guid? Parse(string? id) => Guid.TryParseExact((id ?? "").Trim().Trim('<', '>').Split('@')[0], "N", out var parsed)
        ? parsed
        : null;

    [GeneratedRegex(@"^[> \t]*Message-ID:\s*<([0-9a-f]{32})@", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex CopiedId();
}
