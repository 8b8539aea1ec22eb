using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>A failure is understood in every server's format, and nothing else is taken for one.</summary>
public sealed class ServerFormsTests
{
    private static readonly string[] Enhanced = ["5.1.1", "5.1.2", "5.2.1", "5.2.2", "5.4.4", "5.7.1", "5.7.26"];
    private static readonly string[] Codes = ["550", "551", "552", "553", "554", "521", "571"];
    private static readonly string[] Words =
    [
        "No such user here", "User unknown in virtual mailbox table", "mailbox is full, see 552 at https://help.example/5.2.2",
        "Ce compte n'existe pas",
        "Recipient address rejected: undeliverable address", "The email account that you tried to reach is disabled",
        "relay access denied, call 555-0100",
    ];

    private readonly Random random = new(20261128);

    public static TheoryData<string> FailedForms { get; } = [.. ServerForms.Failed.Keys];

    public static TheoryData<string> LateForms { get; } = [.. ServerForms.Late.Keys];

    public static TheoryData<string> AnswerForms { get; } = [.. ServerForms.Answers.Keys];

    [Theory]
    [MemberData(nameof(FailedForms))]
    public void A_failure_is_understood_whoever_reports_it_with_the_words_of_the_server(string form)
    {
        for (var round = 0; round < 200; round++)
        {
            var (id, one) = Any();

            var (report, unclear) = ReportReader.Read(ServerForms.Failed[form](one), Way("bounces+{id}@league.example.com"));

            Assert.Null(unclear);
            Assert.Equal(id, report!.MessageId);
            var reason = report.ReasonFor(one.Address)!;
            Assert.True(reason.Contains(one.Words, StringComparison.Ordinal) || reason.Contains(one.Enhanced, StringComparison.Ordinal),
                $"{form}: {reason}");
        }
    }

    [Theory]
    [InlineData("qmail")]
    [InlineData("old Exim")]
    [InlineData("old Sendmail")]
    [InlineData("Yahoo")]
    [InlineData("Postfix")]
    public void Where_all_letters_come_back_to_one_address_the_copy_says_which_it_was(string form)
    {
        var (id, one) = Any();

        Assert.Equal(id, ReportReader.Read(ServerForms.Failed[form](one with { ReturnPath = "bounces@league.example.com" }),
            Way("")).Report!.MessageId);
    }

    [Theory]
    [MemberData(nameof(LateForms))]
    public void Who_goes_on_trying_reports_no_failure(string form) => Says_nothing(ServerForms.Late[form](Any().One));

    [Theory]
    [MemberData(nameof(AnswerForms))]
    public void An_absence_notice_reports_no_failure(string form) => Says_nothing(ServerForms.Answers[form](Any().One));

    [Fact]
    public void What_names_one_of_our_letters_and_cannot_be_understood_is_unclear()
    {
        var (id, one) = Any();
        foreach (var text in new[] { "Ihre Nachricht konnte nicht zugestellt werden.",
            "Call 555 0100 on 5.1.2026 or 5.12.2026, from 192.5.1.1.", "", "550" + new string('x', 20) })
        {
            var mail = new MimeMessage { Subject = "Zustellung\r\n fehlgeschlagen", Body = new TextPart("plain") { Text = text } };
            mail.From.Add(new MailboxAddress("", "system@mx.example.net"));
            mail.To.Add(new MailboxAddress("", one.ReturnPath));

            var (report, unclear) = ReportReader.Read(mail, Way("bounces+{id}@league.example.com"));

            Assert.Null(report);
            Assert.Equal(new UnclearReport(id, "system@mx.example.net", "Zustellung fehlgeschlagen"), unclear);
        }
    }

    [Fact]
    public void A_report_that_names_none_of_our_letters_is_unclear()
    {
        var (_, one) = Any();
        var report = ServerForms.Failed["Postfix"](one with { ReturnPath = "bounces@league.example.com", MessageId = "x@else.example" });

        Assert.Equal((null, null), (ReportReader.Read(report, Way("")).Report, ReportReader.Read(report, Way("")).Unclear?.MessageId));
        Assert.NotNull(ReportReader.Read(report, Way("")).Unclear);
    }

    private static void Says_nothing(MimeMessage mail) =>
        Assert.Equal((null, null), ReportReader.Read(mail, Way("bounces+{id}@league.example.com")));

    private static ReturnPath Way(string path) => new(Options.Create(new MailOptions { ReturnPath = path }));

    private (Guid Id, Failure One) Any()
    {
        var id = Guid.CreateVersion7();
        return (id, new Failure($"bounces+{id:N}@league.example.com", $"official{random.Next(10_000)}@officials.example.com",
            $"{id:N}@portal.example.test", Pick(Codes), Pick(Enhanced), Pick(Words)));
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
