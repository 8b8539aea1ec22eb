using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>Reports as mail servers write them.</summary>
internal static class Reports
{
    /// <summary>A delivery report, RFC 3464.</summary>
    /// <param name="to">The return path.</param>
    /// <param name="envelopeId">Original-Envelope-Id; null: omitted.</param>
    /// <param name="messageId">Message-ID in the returned headers; null: omitted.</param>
    public static MimeMessage Bounce(string to = "bounces@league.example.com", string? envelopeId = null, string? messageId = null,
        string action = "failed") => Parse($"""
        From: MAILER-DAEMON@mx.example.net
        To: {to}
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="AAA"

        --AAA
        Content-Type: text/plain

        I am sorry to inform you that your message could not be delivered.

        --AAA
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net{(envelopeId is null ? "" : $"\nOriginal-Envelope-Id: {envelopeId}")}

        Final-Recipient: rfc822; ana@officials.example.com
        Action: {action}
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 User unknown in virtual mailbox table

        --AAA
        Content-Type: text/rfc822-headers

        From: assignors@league.example.com
        To: ana@officials.example.com{(messageId is null ? "" : $"\nMessage-ID: <{messageId}>")}

        --AAA--
        """);

    /// <summary>What a report says about one recipient.</summary>
    public static string Told(string recipient, string action, string words) =>
        $"Final-Recipient: rfc822; {recipient}\nAction: {action}\nStatus: 5.0.0\nDiagnostic-Code: smtp; {words}";

    /// <summary>A delivery report about several recipients.</summary>
    public static MimeMessage Of(Guid id, params string[] told) =>
        Raw("message/delivery-status", $"Reporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {id:N}\n\n{string.Join("\n\n", told)}");

    /// <summary>A report with this machine-readable part.</summary>
    public static MimeMessage Raw(string type, string status) => Parse($"""
        From: MAILER-DAEMON@mx.example.net
        To: bounces@league.example.com
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="CCC"

        --CCC
        Content-Type: text/plain

        Not delivered.

        --CCC
        Content-Type: {type}

        {status}

        --CCC--
        """);

    /// <summary>A complaint, RFC 5965.</summary>
    public static MimeMessage Complaint(string messageId, string type = "abuse") => Parse($"""
        From: feedback@isp.example.net
        To: bounces@league.example.com
        Subject: FW: Your account
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="BBB"

        --BBB
        Content-Type: text/plain

        This is an email abuse report.

        --BBB
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: SomeGenerator/1.0
        Version: 1

        --BBB
        Content-Type: message/rfc822

        From: assignors@league.example.com
        To: ana@officials.example.com
        Message-ID: <{messageId}>
        Subject: Your account

        Hello

        --BBB--
        """);

    public static MimeMessage Plain() => Parse("""
        From: ana@officials.example.com
        To: bounces@league.example.com
        Subject: Re: Your account

        Thanks!
        """);

    /// <summary>A mail in prose.</summary>
    /// <param name="headers">From and any others, one on each line.</param>
    public static MimeMessage Prose(string headers, string text, string to = "bounces@league.example.com") => Parse($"""
        {headers}
        To: {to}
        Subject: Undeliverable: Your account is ready

        {text}
        """);

    /// <summary>A mail with others inside.</summary>
    public static MimeMessage PassedOn(string from, string to, params MimeMessage[] mails)
    {
        var body = new Multipart("mixed") { new TextPart("plain") { Text = "For you." } };
        foreach (var mail in mails)
            body.Add(new MessagePart("rfc822", mail));
        return new MimeMessage([MailboxAddress.Parse(from)], [MailboxAddress.Parse(to)], "Fwd: Undeliverable", body);
    }

    public static MimeMessage Parse(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n") + "\r\n"));
        return MimeMessage.Load(stream);
    }
}
