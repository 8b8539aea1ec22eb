using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Transports;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

public class ReportTests
{
    private const string Ana = "ana@officials.example.com";
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly ReturnPath Way = new(Options.Create(new MailOptions { ReturnPath = "bounces+{id}@league.example.com" }));

    [Fact]
    public void The_address_it_comes_back_to_says_which_letter_it_was() =>
        Is(Read(Reports.Bounce(to: $"bounces+{Id:N}@league.example.com")));

    [Fact]
    public void The_envelope_id_says_which_letter_it_was() => Is(Read(Reports.Bounce(envelopeId: $"{Id:N}")));

    [Fact]
    public void The_returned_headers_say_which_letter_it_was() => Is(Read(Reports.Bounce(messageId: $"{Id:N}@portal.example.test")));

    [Fact]
    public void A_complaint_is_taken_as_well() =>
        Is(Read(Reports.Complaint($"{Id:N}@portal.example.test")), "Whoever reads this address complained about our email (abuse).");

    [Theory]
    [InlineData("delayed")]
    [InlineData("delivered")]
    [InlineData("relayed")]
    [InlineData("expanded")]
    public void A_letter_that_is_late_or_went_well_has_not_come_back(string action) =>
        Assert.Null(Read(Reports.Bounce(envelopeId: $"{Id:N}", action: action)));

    [Theory]
    [InlineData("failure")]
    [InlineData("undeliverable")]
    [InlineData("Undelivered (no such user)")]
    [InlineData("(failed)")]
    [InlineData("")]
    [InlineData("\u00e9chec")]
    [InlineData("rejected")]
    public void Whatever_word_a_server_has_for_it_the_status_says_that_it_failed(string action) =>
        Is(Read(Reports.Bounce(envelopeId: $"{Id:N}", action: action)));

    [Theory]
    [InlineData("Status: 4.4.7\nDiagnostic-Code: smtp; 550 5.4.7 delivery time expired", "550 5.4.7 delivery time expired")]
    [InlineData("Status: 4.0.0\nDiagnostic-Code: smtp; 554 No such user here", "554 No such user here")]
    [InlineData("Diagnostic-Code: X-Postfix; host mx.example said: 550-5.1.1 No such user", "host mx.example said: 550-5.1.1 No such user")]
    [InlineData("Status: 5.2.1", "5.2.1")]
    [InlineData("Action: failed\nStatus: 4.4.7", "4.4.7")]
    public void Where_it_says_nothing_of_what_was_done_the_answer_does(string group, string words) =>
        Is(Read(Group(group)), $"It came back: {words}");

    [Theory]
    [InlineData("Action: delayed\nStatus: 5.1.1")]
    [InlineData("Action: relayed\nStatus: 2.0.0\nDiagnostic-Code: smtp; 550 5.1.1 No such user")]
    [InlineData("Action: held\nStatus: 4.7.0")]
    [InlineData("Status: 4.4.7")]
    [InlineData("Action: parti")]
    public void What_says_both_or_neither_is_unclear(string group)
    {
        var (report, unclear) = ReportReader.Read(Group(group), Way);

        Assert.Null(report);
        Assert.Equal(Id, unclear!.MessageId);
    }

    [Theory]
    [InlineData("Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 452 4.2.2 Full, after five days comes 550 5.4.7")]
    [InlineData("Action: expanded\nStatus: 2.0.0")]
    [InlineData("Status: 2.1.5")]
    public void What_is_late_or_went_well_says_nothing(string group) => Assert.Equal((null, null), ReportReader.Read(Group(group), Way));

    [Fact]
    public void Every_part_for_machines_is_read() => Is(Read(Reports.Raw("message/delivery-status",
        $"Reporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\n\n--CCC\nContent-Type: message/delivery-status\n\n"
            + $"Reporting-MTA: dns; mx.example.net\n\n{Reports.Told(Ana, "failed", "550 5.2.1 Disabled")}")),
        "It came back: 550 5.2.1 Disabled");

    [Fact]
    public void Of_several_recipients_only_ours_counts()
    {
        var late = Read(Reports.Of(Id, Reports.Told("kofi@officials.example.com", "failed", "550 5.1.1 Kofi is unknown"),
            Reports.Told(Ana, "delayed", "452 4.2.2 Full")));
        Assert.Null(late!.ReasonFor(Ana));

        var failed = Read(Reports.Of(Id, Reports.Told("kofi@officials.example.com", "delivered", "250 Ok"),
            Reports.Told("ANA@officials.example.com", "failed", "550 5.2.1 Disabled")));
        Is(failed, "It came back: 550 5.2.1 Disabled");
    }

    [Fact]
    public void Where_the_letter_was_passed_on_and_failed_there_it_has_come_back() =>
        Is(Read(Reports.Of(Id, Reports.Told("ana.zamora@elsewhere.example", "failed", "554 5.7.1 Not here"))),
            "It came back: 554 5.7.1 Not here");

    [Fact]
    public void A_report_that_makes_one_group_of_everything_is_read_all_the_same() =>
        Is(Read(Reports.Raw("message/delivery-status",
            $"Reporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\nFinal-Recipient: rfc822; {Ana}\nAction: failed\n"
            + "Status: 5.1.1")), "It came back: 5.1.1");

    [Theory]
    [InlineData("message/delivery-status; charset=iso-2022-jp")]
    [InlineData("message/delivery-status; charset=\"no such charset\"")]
    [InlineData("message/global-delivery-status")]
    public void A_report_is_read_in_any_charset(string type) =>
        Is(Read(Reports.Raw(type,
            $"Reporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\n\nFinal-Recipient: utf-8; {Ana}\nAction: failed\n"
            + "Diagnostic-Code: smtp; 550 Usuária não existe\u0007 \u202e")), "It came back: 550 Usuária não existe");

    [Fact]
    public void What_is_nested_too_deep_says_nothing()
    {
        var bounce = Reports.Bounce(envelopeId: $"{Id:N}");
        var deep = bounce.Body!;
        for (var level = 0; level < 500; level++)
            deep = new MultipartReport("delivery-status") { deep };
        Assert.Null(Read(new MimeMessage { Body = deep }));
    }

    [Fact]
    public void A_reason_is_cut_to_what_fits()
    {
        var report = Read(Reports.Of(Id, Reports.Told(Ana, "failed", "550 " + new string('x', 5000))));
        Assert.InRange(report!.ReasonFor(Ana)!.Length, 1, Handover.LongestReply);
    }

    [Fact]
    public void Not_spam_is_no_complaint() => Assert.Null(Read(Reports.Complaint($"{Id:N}@portal.example.test", "not-spam")));

    [Fact]
    public void What_is_not_about_a_letter_of_ours_says_nothing()
    {
        Assert.Null(Read(Reports.Bounce(messageId: "somebody@else.example")));
        Assert.Null(Read(Reports.Bounce(to: "bounces+not-an-id@league.example.com")));
        Assert.Null(Read(Reports.Plain()));
    }

    [Fact]
    public void Nothing_is_cut_through_the_middle_of_a_character()
    {
        var cut = Enumerable.Range(880, 30).Select(length => Read(Reports.Of(Id,
            Reports.Told(Ana, "failed", "550 " + new string('x', length) + "\U0001F600\U0001F600\U0001F600")))!.ReasonFor(Ana)!);
        Assert.All(cut, reason => Assert.DoesNotContain('\uFFFD',
            System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(reason))));
        Assert.Equal(new string('x', 199), new UnclearReport(null, "", new string('x', 199) + "\U0001F600").Subject);
    }

    private static MimeMessage Group(string group) =>
        Reports.Raw("message/delivery-status",
            $"Reporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\n\nFinal-Recipient: rfc822; {Ana}\n{group}");

    private static Report? Read(MimeMessage mail) => ReportReader.Read(mail, Way).Report;

    private static void Is(Report? report, string reason = "It came back: 550 5.1.1 User unknown in virtual mailbox table")
    {
        Assert.Equal(Id, report?.MessageId);
        Assert.Equal(reason, report!.ReasonFor(Ana));
    }
}
