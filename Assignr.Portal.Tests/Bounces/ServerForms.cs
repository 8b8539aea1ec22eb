using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>A letter and why it came back, for the report formats of different mail servers.</summary>
/// <param name="ReturnPath">Where it comes back to.</param>
/// <param name="MessageId">Its Message-ID without the brackets.</param>
/// <param name="Code">Of the receiving server: 550, 552, 554.</param>
/// <param name="Enhanced">RFC 3463: 5.1.1.</param>
internal sealed record Failure(string ReturnPath, string Address, string MessageId, string Code, string Enhanced, string Words)
{
    public string Answer => $"{Code} {Enhanced} {Words}";
}

/// <summary>
/// The same failure as some twenty mail servers report it, modelled on their documentation and sources: RFC 3464 for those with a
/// machine-readable report; qmail's QSBMF (cr.yp.to/proto/qsbmf.txt); Exim's bounce_message_file defaults (exim.org, chapter "Customizing
/// bounce and warning messages"); Sendmail's savemail.c; Postfix's bounce(5); for the others the texts of their help pages.
/// </summary>
internal static class ServerForms
{
    private const string Copied =
        "From: Sunday Officials <portal@league.example.com>\nSubject: Your account is ready\nContent-Type: text/plain\n\n"
        + "Call 555 0100 before 5.12.2026.";

    public static IReadOnlyDictionary<string, Func<Failure, MimeMessage>> Failed { get; } =
        new Dictionary<string, Func<Failure, MimeMessage>>
        {
            ["Postfix"] = one => Standard(one, "MAILER-DAEMON@mx.example.net",
                $"Final-Recipient: rfc822; {one.Address}\nOriginal-Recipient: rfc822;{one.Address}\nAction: failed\n"
                    + $"Status: {one.Enhanced}\n"
                + $"Remote-MTA: dns; mx.example\nDiagnostic-Code: smtp; {one.Answer}", extra: "Auto-Submitted: auto-replied"),
            ["Exim with a report"] = one => Standard(one, "Mailer-Daemon@mx.example.net",
                $"Action: failed\nFinal-Recipient: rfc822;{one.Address}\nStatus: 5.0.0\nRemote-MTA: dns; mx.example\n"
                + $"Diagnostic-Code: smtp; {one.Answer}", extra: $"X-Failed-Recipients: {one.Address}\nAuto-Submitted: auto-replied"),
            ["Sendmail with a report"] = one => Standard(one, "MAILER-DAEMON@mx.example.net",
                $"Final-Recipient: RFC822; {one.Address}\nAction: failed\nStatus: {one.Enhanced}\nRemote-MTA: DNS; mx.example\n"
                + $"Diagnostic-Code: SMTP; {one.Answer}\nLast-Attempt-Date: Fri, 27 Nov 2026 10:00:00 GMT",
                extra: "Auto-Submitted: auto-generated (failure)"),
            ["Exchange"] = one => Standard(one, "postmaster@mx.example.net",
                $"Original-Recipient: rfc822;{one.Address}\nFinal-Recipient: rfc822;{one.Address}\nAction: failed\nStatus: {one.Enhanced}\n"
                + $"Diagnostic-Code: smtp;{one.Answer}\nX-Display-Name: {one.Address}",
                extra: "X-Auto-Response-Suppress: All\nAuto-Submitted: auto-replied"),
            ["Gmail"] = one => Standard(one, "mailer-daemon@googlemail.example",
                $"Final-Recipient: rfc822; {one.Address}\nAction: failed\nStatus: {one.Enhanced}\n"
                + $"Remote-MTA: dns; mx.example. (192.0.2.1, the server for the domain.)\nDiagnostic-Code: smtp; {one.Answer}",
                extra: $"X-Failed-Recipients: {one.Address}"),
            ["OpenSMTPD"] = one => Standard(one, "mailer-daemon@mx.example.net",
                $"Final-Recipient: rfc822; {one.Address}\nAction: failed\nStatus: {one.Enhanced}"),
            ["Courier"] = one => Standard(one, "\"Courier mail server\" <@mx.example.net>".Replace("<@", "<postmaster@",
                StringComparison.Ordinal),
                $"Final-Recipient: rfc822; {one.Address}\nAction: failed\nStatus: {one.Enhanced}\nRemote-MTA: dns; mx.example [192.0.2.1]\n"
                + $"Diagnostic-Code: smtp; {one.Answer}"),
            ["Domino"] = one => Standard(one, "postmaster@mx.example.net",
                $"Final-Recipient: rfc822;{one.Address}\nAction: failed\nStatus: {one.Enhanced}\nDiagnostic-Code: X-Notes; {one.Words}"),
            ["GroupWise"] = one => Standard(one, "Mailer-Daemon@mx.example.net",
                $"Final-Recipient: RFC822; <{one.Address}>\nAction: failed ({one.Words})\nStatus: {one.Enhanced} ({one.Words})\n"
                + $"Diagnostic-Code: smtp; {one.Answer}"),
            ["A gateway that wraps"] = one => Wrapped(one),
            ["qmail"] = one => Prose(one, "MAILER-DAEMON@mx.example.net", "failure notice",
                $"Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the following "
                + $"addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<{one.Address}>:\n"
                + $"192.0.2.1 does not like recipient.\nRemote host said: {one.Answer}\nGiving up on 192.0.2.1.\n\n"
                + $"--- Below this line is a copy of the message.\n\nMessage-ID: <{one.MessageId}>\n{Copied}"),
            ["qmail, of its own users"] = one => Prose(one, "MAILER-DAEMON@mx.example.net", "failure notice",
                $"Hi. This is the qmail-send program at mx.example.net.\n\n<{one.Address}>:\n{one.Words} (#{one.Enhanced})\n\n"
                + $"--- Below this line is a copy of the message.\n\nMessage-ID: <{one.MessageId}>\n{Copied}"),
            ["old Exim"] = one => Prose(one, "Mailer-Daemon@mx.example.net", "Mail delivery failed: returning message to sender",
                $"This message was created automatically by mail delivery software.\n\n"
                + "A message that you sent could not be delivered to one or more of its\n"
                + $"recipients. This is a permanent error. The following address(es) failed:\n\n  {one.Address}\n"
                + $"    SMTP error from remote mail server after RCPT TO:<{one.Address}>:\n    host mx.example [192.0.2.1]: {one.Answer}\n"
                + $"\n"
                + $"------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <{one.MessageId}>\n{Copied}",
                $"X-Failed-Recipients: {one.Address}"),
            ["old Exim, of its own users"] = one => Prose(one, "Mailer-Daemon@mx.example.net",
                "Mail delivery failed: returning message to sender",
                $"A message that you sent could not be delivered. The following address(es) failed:\n\n  {one.Address}\n    {one.Words}\n\n"
                + $"------ This is a copy of the message, including all the headers. ------\n\n{Copied}",
                $"X-Failed-Recipients: {one.Address}"),
            ["old Sendmail"] = one => Prose(one, "MAILER-DAEMON@mx.example.net", "Returned mail: see transcript for details",
                $"The original message was received at Fri, 27 Nov 2026 10:00:00 GMT\nfrom portal.example [192.0.2.7]\n\n"
                + $"   ----- The following addresses had permanent fatal errors -----\n<{one.Address}>\n\n"
                + $"   ----- Transcript of session follows -----\n... while talking to mx.example.:\n>>> RCPT To:<{one.Address}>\n"
                + $"<<< {one.Answer}\n\n   ----- Original message follows -----\n\nMessage-ID: <{one.MessageId}>\n{Copied}"),
            ["Yahoo"] = one => Prose(one, "MAILER-DAEMON@yahoo.example", "Failure Notice",
                $"Sorry, we were unable to deliver your message to the following address.\n\n<{one.Address}>:\n"
                + $"{one.Code}: {one.Enhanced} {one.Words} [0] - mta1.example\n\n--- Below this line is a copy of the message.\n\n"
                + $"Message-ID: <{one.MessageId}>\n{Copied}"),
            ["old Postfix"] = one => Prose(one, "MAILER-DAEMON@mx.example.net", "Undelivered Mail Returned to Sender",
                $"This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message could not\n"
                + $"be delivered to one or more recipients.\n\n<{one.Address}>: host mx.example[192.0.2.1] said: {one.Answer} (in reply to "
                + "RCPT TO command)"),
            ["old Exchange"] = one => Prose(one, "postmaster@mx.example.net", "Undeliverable: Your account is ready",
                $"Your message did not reach some or all of the intended recipients.\n\n      Subject: Your account is ready\n"
                + "      Sent: 27.11.2026 10:00\n\nThe following recipient(s) could not be reached:\n\n"
                + $"      {one.Address} on 27.11.2026 10:00\n            {one.Words}\n            <mx.example.net #{one.Enhanced}>"),
            ["MDaemon"] = one => Prose(one, "MDaemon@mx.example.net", "Permanent Delivery Failure",
                $"The attached message had PERMANENT fatal delivery errors!\n\nFailed address: {one.Address}\n\n"
                    + $"--- Session Transcript ---\n"
                + $"Fri 2026-11-27 10:00:01: --> RCPT To:<{one.Address}>\nFri 2026-11-27 10:00:01: <-- {one.Answer}\n"
                + $"--- End Transcript ---"),
            ["hMailServer"] = one => Prose(one, "mailer-daemon@mx.example.net", "Message undeliverable: Your account is ready",
                $"Your message did not reach some or all of the intended recipients.\n\n   Sent: Fri, 27 Nov 2026 10:00:00\n"
                + $"   Subject: Your account is ready\n\nThe following recipient(s) could not be reached:\n\n{one.Address}\n"
                + $"   Error Type: SMTP\n   Remote server (192.0.2.1) issued an error.\n   hMailServer sent: RCPT TO:<{one.Address}>\n"
                + $"   Remote server replied: {one.Answer}"),
            ["James"] = one => Prose(one, "postmaster@mx.example.net", "Re: Your account is ready",
                $"Hi. This is the James mail server at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the following "
                + $"addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n{one.Address}\n"
                + $"Remote mail server returned: {one.Answer}"),
            ["MailEnable"] = one => Prose(one, "postmaster@mx.example.net", "Message Delivery Failure",
                $"MailEnable: Message could not be delivered to some recipients.\nThe following recipient(s) could not be reached:\n\n"
                + $"\tRecipient: [SMTP:{one.Address}]\n\tReason: Remote SMTP Server Returned: {one.Answer}"),
            ["A web page as prose"] = one => Prose(one, "postmaster@mx.example.net", "Undeliverable",
                $"<html><head><style>p {{ width: 550px }}</style></head><body><h1>Delivery has failed</h1><p>{one.Address}</p><p>The "
                    + $"server "
                + $"said:<br>{one.Answer.Replace("<", "&lt;", StringComparison.Ordinal)}</p></body></html>", "Content-Type: text/html"),
        };

    /// <summary>Reports of servers that go on trying: nothing has failed yet.</summary>
    public static IReadOnlyDictionary<string, Func<Failure, MimeMessage>> Late { get; } = new Dictionary<string, Func<Failure, MimeMessage>>
    {
        ["Postfix"] = one => Standard(one, "MAILER-DAEMON@mx.example.net",
            $"Final-Recipient: rfc822; {one.Address}\nAction: delayed\nStatus: 4.4.1\n"
            + "Diagnostic-Code: X-Postfix; connect to mx.example: Connection timed out"),
        ["Exim"] = one => Prose(one, "Mailer-Daemon@mx.example.net", "Warning: message delayed 24 hours",
            $"A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n"
            + $"\nThe address to which the message has not yet been delivered is:\n\n  {one.Address}\n"
            + "    host mx.example [192.0.2.1]: 451 4.7.1 Try again later\n\nNo action is required on your part. Delivery attempts will "
            + "continue for\nsome time, and this warning may be repeated."),
        ["Sendmail"] = one => Prose(one, "MAILER-DAEMON@mx.example.net", "Warning: could not send message for past 4 hours",
            $"    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n"
            + "    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\n"
            + $"   ----- The following addresses had transient non-fatal errors -----\n<{one.Address}>\n\n"
            + "Warning: message still undelivered after 4 hours\nWill keep trying until message is 5 days old"),
    };

    /// <summary>Answers of people's mail programs, or of people.</summary>
    public static IReadOnlyDictionary<string, Func<Failure, MimeMessage>> Answers { get; } =
        new Dictionary<string, Func<Failure, MimeMessage>>
        {
            ["vacation"] = one => Prose(one, one.Address, "Re: Your account is ready",
                "I am away until 5.12.2026. In a hurry: 555 0100, room 550.", "Auto-Submitted: auto-replied"),
            ["Exchange, away"] = one => Prose(one, one.Address, "Automatic reply: Your account is ready",
                "Back on Monday. Room: 550 Main Street.", "Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All"),
            ["an old vacation program"] = one => Prose(one, one.Address, "away from my mail", "I will read your mail when I return.",
                "Precedence: auto_reply"),
        };

    private static MimeMessage Standard(Failure one, string from, string recipient, string? extra = null) => Parse($"""
        Return-Path: <>
        From: {from}
        To: {one.ReturnPath}
        Subject: Undelivered Mail{(extra is null ? "" : $"\n{extra}")}
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="AAA"

        --AAA
        Content-Type: text/plain

        It could not be delivered.
        --AAA
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        {recipient}

        --AAA
        Content-Type: text/rfc822-headers

        Message-ID: <{one.MessageId}>

        --AAA--
        """);

    private static MimeMessage Wrapped(Failure one) => Parse($"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net
        To: {one.ReturnPath}
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="OUT"

        --OUT
        Content-Type: multipart/report; report-type=delivery-status; boundary="IN"

        --IN
        Content-Type: text/plain

        It could not be delivered.
        --IN
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; {one.Address}
        Action: failed
        Status: {one.Enhanced}
        Diagnostic-Code: smtp; {one.Answer}

        --IN--
        --OUT
        Content-Type: text/plain

        This message was looked at by a gateway.
        --OUT--
        """);

    private static MimeMessage Prose(Failure one, string from, string subject, string text, string? extra = null) => Parse($"""
        Return-Path: <>
        From: {from}
        To: {one.ReturnPath}
        Subject: {subject}{(extra is null ? "" : $"\n{extra}")}

        {text}
        """);

    private static MimeMessage Parse(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n") + "\r\n"));
        return MimeMessage.Load(stream);
    }
}
