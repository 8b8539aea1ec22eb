using System.Globalization;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>A permanent answer is recorded or listed, whoever forwards it and whatever else the mail says.</summary>
public sealed class PermanentAnswersTests
{
    private const string Ana = "ana@officials.example.com";
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly string Way = $"bounces+{Id:N}@league.example.com";
    private static readonly string Copy = $"Message-ID: <{Id:N}@portal.example.test>";

    [Theory]
    [InlineData("<ana@officials.example.com>: host mx.example said: 550 5.1.1 User unknown\n\nPlease do not resend your message.")]
    [InlineData("Your message has been delayed and has now failed.\n550 5.1.1 User unknown")]
    [InlineData("550 5.1.1 User unknown.\nThis is an automatic message; no action is required by your administrator.")]
    [InlineData("550 User unknown\nYou do not need to resend it.")]
    [InlineData("Our server was still trying until today.\nRemote server replied: 554 5.7.1 User unknown")]
    public void A_permanent_answer_counts_for_more_than_a_word_of_going_on(string text) =>
        Is_taken(Reports.Prose("From: MAILER-DAEMON@mx.example.net", text, Way));

    [Theory]
    [InlineData("452 4.2.2 Mailbox full; your message will continue to be retried. After five days you will see 550 5.4.7")]
    [InlineData("A temporary problem: 421 4.7.0 Try later. Your message is delayed.\nRetry in: 550 seconds")]
    [InlineData("Message size: 552 KB\nDelivery attempts will continue for some time.")]
    [InlineData("There was a temporary problem. We will retry for 46 more hours. You'll be notified if the delivery fails permanently.")]
    public void What_may_only_follow_is_no_answer(string text) =>
        Assert.Equal((null, null), Read(Reports.Prose("From: MAILER-DAEMON@mx.example.net", text, Way)));

    [Theory]
    [InlineData("Delivery incomplete. There was a temporary problem delivering your message to ana@officials.example.com. We will retry "
        + "for 45 more hours.")]
    [InlineData("The address to which it has not yet been delivered is:\n\n  ana@officials.example.com\n    450 4.2.2 mailbox full\n\n"
        + "Eventually the server will give up.")]
    [InlineData("Zustellung verzögert an ana@officials.example.com: 451 4.7.1 Greylisting")]
    public void Who_is_only_late_has_not_failed_though_a_header_says_so(string text) =>
        Assert.Equal((null, null),
            Read(Reports.Prose($"From: MAILER-DAEMON@mx.example.net\nAuto-Submitted: auto-replied\nX-Failed-Recipients: {Ana}",
            text, Way)));

    [Theory]
    [InlineData("It will be retried until it is 5 days old.\n<ana@officials.example.com>: host mx.example.net refused to talk to me: 554 "
        + "5.7.1 too many connections, try later")]
    [InlineData("Die Zustellversuche werden fortgesetzt. Nach 5 Tagen wird abgebrochen: 554 Abbruch für ana@officials.example.com")]
    [InlineData("La entrega a ana@officials.example.com se ha retrasado. El servidor seguirá intentando.\n"
        + "Código de estado: 4.4.7 (después sería 5.4.7)")]
    [InlineData("Le message pour ana@officials.example.com sera réessayé pendant 2 jours, puis : 550 5.4.7 expiré")]
    [InlineData("Not delivered yet; I will keep on trying for 7 days; then I am giving up.\n\n<ana@officials.example.com>:\n"
        + "192.0.2.1 does not answer")]
    [InlineData("Your message to ana@officials.example.com is held: 550 characters of policy text. The recipient may release it.")]
    [InlineData("Your message to ana@officials.example.com is in quarantine. Policy: 554-A. Digest at 5.1.2 of the manual.")]
    public void A_permanent_answer_of_whoever_goes_on_or_holds_the_mail_is_listed(string text) =>
        Is_unclear(Reports.Prose("From: MAILER-DAEMON@mx.example.net", text, Way), Id);

    [Theory]
    [InlineData("Le bureau est fermé jusqu'au 5.1.2027. Code: 550 pour entrer.")]
    [InlineData("Away. Door code: 551 Elm Street")]
    [InlineData("Abwesend. Code: 552 Nordtor")]
    public void A_code_in_an_automatic_answer_that_names_no_address_is_listed(string text) =>
        Is_unclear(Reports.Prose("From: postmaster@tiny.example\nAuto-Submitted: auto-replied", text, Way), Id);

    [Theory]
    [InlineData("Unknown host: ana@officials.example.com\n\nOriginal message follows.\n\n{0}\n\nCall 550 5.1.1 times.")]
    [InlineData("Unknown host: ana@officials.example.com\nA copy of your mail follows:\n{0}\n\nCall 550 5.1.1 times.")]
    [InlineData("Unknown host: ana@officials.example.com\nThe original headers follow\n{0}\n\n5.1.1 times")]
    public void The_letter_below_a_report_is_no_answer(string text) =>
        Is_unclear(Reports.Prose("From: MAILER-DAEMON@mx.example.net", string.Format(CultureInfo.InvariantCulture, text, Copy), Way), Id);

    [Theory]
    [InlineData("Message-ID: <1@portal.example.test>\nSubject: x\n\nCall 550 5.1.1 times.")]
    [InlineData("From: portal@league.example.com\n\nCall 550 5.1.1 times.")]
    public void The_letter_in_a_part_of_its_own_is_no_answer(string letter)
    {
        var mail = Reports.Prose("From: MAILER-DAEMON@mx.example.net", "ana@officials.example.com: 550 User unknown", Way);
        mail.Body = new Multipart("mixed") { mail.Body!, new TextPart("plain") { Text = letter } };

        Is_taken(mail);
    }

    [Theory]
    [InlineData("From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.example\nX-Auto-Response-Suppress: All")]
    [InlineData("From: noreply@mx.example\nAuto-Submitted: auto-replied")]
    [InlineData("From: no-reply@mx.example\nPrecedence: auto_reply")]
    [InlineData("From: \"Mail Delivery System\" <x@mx.example>\nAuto-Submitted: auto-replied")]
    [InlineData("From: bounce+x@mx.example\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All")]
    [InlineData("From: system@mx.example\nReturn-Path: <>")]
    [InlineData("From: ims@mx.example\nReturn-Path: <>")]
    public void A_server_that_calls_its_report_an_automatic_answer_is_believed(string headers) =>
        Is_taken(Reports.Prose(headers, "Your mail could not be delivered: 550 5.1.1 User unknown", Way));

    [Theory]
    [InlineData("X-Of: nobody")]
    [InlineData("From: <>")]
    [InlineData("From: Mail-Delivery-System@mx.example")]
    [InlineData("From: MAILER-DAEMON+x@mx.example")]
    [InlineData("From: Mailer_Daemon@mx.example")]
    [InlineData("From: administrator@mx.example")]
    [InlineData("From: \"Microsoft Outlook\" <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.example>")]
    [InlineData("From: \"Mail Delivery Subsystem\" <robot@mx.example>")]
    public void Where_the_way_back_names_no_letter_the_copy_does(string headers) =>
        Is_taken(Reports.Prose(headers, $"Your mail could not be delivered: 550 5.1.1 User unknown\n{Copy}"));

    [Fact]
    public void What_the_mail_server_keeps_beside_the_address_names_the_letter_as_well()
    {
        foreach (var header in new[] { "Delivered-To", "delivered-to", "X-ORIGINAL-TO", "Envelope-to", "X-Envelope-To", "Cc" })
            Is_taken(Reports.Prose($"From: MAILER-DAEMON@mx.example.net\n{header}: <{Way}>", "550 5.1.1 User unknown"));
    }

    [Theory]
    [InlineData("From: \"A relay\" <support@relay.example>\nPrecedence: auto_reply", "Reason: 550 5.1.1 User unknown", true)]
    [InlineData("From: support@relay.example", "They said 550 5.1.1 User unknown to me.", true)]
    [InlineData("From: support@relay.example", "They said 550 5.1.1 User unknown to me.", false)]
    [InlineData("From: kofi@officials.example.com\nAuto-Submitted: auto-replied", "Away. Error: 554 5.7.1 is what my server likes.", true)]
    [InlineData("From: noreply@mx.example\nAuto-Submitted: auto-replied", "Not delivered: 550 User unknown", false)]
    [InlineData("From: noreply@mx.example", "It is undeliverable.", true)]
    [InlineData("From: MAILER-DAEMON@mx.example.net", "550 5.1.1 User unknown", false)]
    [InlineData("From: MAILER-DAEMON@mx.example.net", "Empf\u00e4nger unbekannt", true)]
    [InlineData("From: <>", "Empf\u00e4nger unbekannt", true)]
    public void What_is_not_sure_is_listed(string headers, string text, bool isNamed) =>
        Is_unclear(Reports.Prose(headers, text, isNamed ? Way : "bounces@league.example.com"), isNamed ? Id : null);

    [Fact]
    public void A_report_that_somebody_passes_on_is_listed()
    {
        var bounce = Reports.Bounce(to: "bounces@league.example.com", messageId: $"{Id:N}@portal.example.test");
        Is_unclear(Reports.PassedOn("tech@league.example.com", "bounces@league.example.com", bounce), Id);
        Is_unclear(Reports.PassedOn("tech@league.example.com", Way, Reports.Plain()), Id);
        Is_unclear(Reports.PassedOn("tech@league.example.com", "bounces@league.example.com", Reports.Plain(), Reports.Bounce()), null);
        Is_unclear(Reports.PassedOn("tech@league.example.com", "bounces@league.example.com",
            Reports.PassedOn("kofi@league.example.com", "tech@league.example.com", bounce)), Id);
        Is_unclear(Reports.PassedOn("MAILER-DAEMON@mx.example.net", "bounces@league.example.com",
            Reports.Prose("From: MAILER-DAEMON@mx.example.net", "550 5.1.1 No", Way)), Id);
        Assert.Equal((null, null), Read(Reports.PassedOn("tech@league.example.com", "bounces@league.example.com", Reports.Plain())));
    }

    private static (Report? Report, UnclearReport? Unclear) Read(MimeMessage mail) =>
        ReportReader.Read(mail, new ReturnPath(Options.Create(new MailOptions { ReturnPath = "bounces+{id}@league.example.com" })));

    private static void Is_taken(MimeMessage mail)
    {
        var (report, unclear) = Read(mail);

        Assert.Null(unclear);
        Assert.Equal(Id, report?.MessageId);
        Assert.Contains("User unknown", report!.ReasonFor(Ana), StringComparison.Ordinal);
    }

    private static void Is_unclear(MimeMessage mail, Guid? id)
    {
        var (report, unclear) = Read(mail);

        Assert.Null(report);
        Assert.NotNull(unclear);
        Assert.Equal(id, unclear.MessageId);
    }
}
