using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Bounces;

public class ReportTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly ReturnPath Way = new(Options.Create(new MailOptions { ReturnPath = "bounces+{id}@league.example.com" }));

    [Fact]
    public void The_address_it_comes_back_to_says_which_letter_it_was() => Is(Report.Read(Reports.Bounce(to: $"bounces+{Id:N}@league.example.com"), Way));

    [Fact]
    public void So_does_the_envelope_id() => Is(Report.Read(Reports.Bounce(envelopeId: $"{Id:N}"), Way));

    [Fact]
    public void And_the_headers_that_come_with_it() => Is(Report.Read(Reports.Bounce(messageId: $"{Id:N}@portal.example.test"), Way));

    [Fact]
    public void A_complaint_is_taken_as_well() =>
        Assert.Equal(new Report(Id, "Whoever reads this address complained about our email (abuse)."), Report.Read(Reports.Complaint($"{Id:N}@portal.example.test"), Way));

    [Fact]
    public void A_letter_that_is_only_late_has_not_come_back() => Assert.Null(Report.Read(Reports.Bounce(envelopeId: $"{Id:N}", action: "delayed"), Way));

    [Fact]
    public void Not_spam_is_no_complaint() => Assert.Null(Report.Read(Reports.Complaint($"{Id:N}@portal.example.test", "not-spam"), Way));

    [Fact]
    public void What_is_not_about_a_letter_of_ours_says_nothing()
    {
        Assert.Null(Report.Read(Reports.Bounce(messageId: "somebody@else.example"), Way));
        Assert.Null(Report.Read(Reports.Bounce(to: "bounces+not-an-id@league.example.com"), Way));
        Assert.Null(Report.Read(Reports.Plain(), Way));
    }

    private static void Is(Report? report) => Assert.Equal(new Report(Id, "It came back: 550 5.1.1 User unknown in virtual mailbox table"), report);
}
