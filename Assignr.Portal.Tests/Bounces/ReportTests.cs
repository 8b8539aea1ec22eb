using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

public class ReportTests
{
    private const string Ana = "ana@officials.example.com";
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly ReturnPath Way = new(Options.Create(new MailOptions { ReturnPath = "bounces+{id}@league.example.com" }));

    [Fact]
    public void The_address_it_comes_back_to_says_which_letter_it_was() => Is(Read(Reports.Bounce(to: $"bounces+{Id:N}@league.example.com")));

    [Fact]
    public void So_does_the_envelope_id() => Is(Read(Reports.Bounce(envelopeId: $"{Id:N}")));

    [Fact]
    public void And_the_headers_that_come_with_it() => Is(Read(Reports.Bounce(messageId: $"{Id:N}@portal.example.test")));

    [Fact]
    public void A_complaint_is_taken_as_well() =>
        Is(Read(Reports.Complaint($"{Id:N}@portal.example.test")), "Whoever reads this address complained about our email (abuse).");

    [Theory]
    [InlineData("delayed")]
    [InlineData("delivered")]
    [InlineData("relayed")]
    [InlineData("expanded")]
    [InlineData("")]
    public void A_letter_that_is_late_or_went_well_has_not_come_back(string action) => Assert.Null(Read(Reports.Bounce(envelopeId: $"{Id:N}", action: action)));

    [Fact]
    public void Of_several_recipients_only_ours_counts()
    {
        var late = Read(Reports.Of(Id, Reports.Told("kofi@officials.example.com", "failed", "550 5.1.1 Kofi is unknown"), Reports.Told(Ana, "delayed", "452 4.2.2 Full")));
        Assert.Null(late!.ReasonFor(Ana));

        var failed = Read(Reports.Of(Id, Reports.Told("kofi@officials.example.com", "delivered", "250 Ok"), Reports.Told("ANA@officials.example.com", "failed", "550 5.2.1 Disabled")));
        Is(failed, "It came back: 550 5.2.1 Disabled");
    }

    [Fact]
    public void Where_the_letter_was_passed_on_and_failed_there_it_has_come_back() =>
        Is(Read(Reports.Of(Id, Reports.Told("ana.zamora@elsewhere.example", "failed", "554 5.7.1 Not here"))), "It came back: 554 5.7.1 Not here");

    [Fact]
    public void A_report_that_makes_one_group_of_everything_is_read_all_the_same() =>
        Is(Read(Reports.Raw("message/delivery-status", $"Reporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\nFinal-Recipient: rfc822; {Ana}\nAction: failed\nStatus: 5.1.1")), "It came back: 5.1.1");

    [Theory]
    [InlineData("message/delivery-status; charset=iso-2022-jp")]
    [InlineData("message/delivery-status; charset=\"no such charset\"")]
    [InlineData("message/global-delivery-status")]
    public void In_whatever_charset(string type) =>
        Is(Read(Reports.Raw(type, $"Reporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\n\nFinal-Recipient: utf-8; {Ana}\nAction: failed\nDiagnostic-Code: smtp; 550 Usuária não existe\u0007 \u202e")), "It came back: 550 Usuária não existe");

    [Fact]
    public void What_is_passed_on_or_nested_too_deep_says_nothing()
    {
        var bounce = Reports.Bounce(envelopeId: $"{Id:N}");
        Assert.Null(Read(new MimeMessage { Body = new Multipart("mixed") { new MessagePart("rfc822", bounce) } }));
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

    private static Report? Read(MimeMessage mail) => ReportReader.Read(mail, Way).Report;

    private static void Is(Report? report, string reason = "It came back: 550 5.1.1 User unknown in virtual mailbox table")
    {
        Assert.Equal(Id, report?.MessageId);
        Assert.Equal(reason, report!.ReasonFor(Ana));
    }
}
