using System.Diagnostics;
using System.Globalization;
using System.Text;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>Parts that lie deeper or further back than the portal reads are never ignored silently.</summary>
public sealed class DeepMailsTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly ReturnPath Way = new(Options.Create(new MailOptions { ReturnPath = "bounces+{id}@league.example.com" }));

    [Theory]
    [InlineData(9)]
    [InlineData(70)]
    [InlineData(500)]
    [InlineData(5_000)]
    public void A_report_that_is_nested_too_deep_is_listed_whatever_it_is_nested_in(int levels)
    {
        foreach (var (how, wrap) in new[] { ("multiparts", "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n"),
            ("letters", "Content-Type: message/rfc822\n\nFrom: kofi@league.example.com\n"),
            ("both", "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n"
                + "Content-Type: message/rfc822\n\nFrom: kofi@league.example.com\n") })
        {
            var mail = "From: kofi@league.example.com\nTo: bounces@league.example.com\n"
                + string.Concat(Enumerable.Range(0, levels).Select(level => string.Format(CultureInfo.InvariantCulture, wrap, level)))
                + Reports.Bounce(envelopeId: $"{Id:N}");

            var (report, unclear) = Read(mail);

            Assert.Null(report);
            Assert.True(unclear is not null, how);
        }
    }

    [Fact]
    public void A_report_among_thousands_of_parts_is_taken_or_listed()
    {
        foreach (var parts in new[] { 10, 998, 2_000, 20_000 })
        {
            var (report, unclear) =
                Read($"From: kofi@league.example.com\nTo: bounces@league.example.com\nContent-Type: multipart/mixed; boundary=b\n\n"
                + $"{string.Concat(Enumerable.Repeat("--b\n\nx\n", parts))}--b\n"
                + $"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\n\n"
                + $"{Reports.Told("ana@officials.example.com", "failed", "550 No")}\n\n--b--\n");

            Assert.Equal(parts < 1_000, report is not null);
            Assert.Equal(parts >= 1_000, unclear is not null);
        }
    }

    [Fact]
    public void What_is_clear_beside_something_too_deep_is_taken()
    {
        var deep = string.Concat(Enumerable.Range(0, 20).Select(level =>
            $"--c{level}\nContent-Type: multipart/mixed; boundary=c{level + 1}\n\n"));
        var (report,
            _) = Read(
            $"From: MAILER-DAEMON@mx.example.net\nTo: bounces@league.example.com\nContent-Type: multipart/mixed; boundary=c0\n\n{deep}\n"
            + "--c0\n"
            + $"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\nOriginal-Envelope-Id: {Id:N}\n\n"
            + $"{Reports.Told("ana@officials.example.com", "failed", "550 No")}\n\n--c0--\n");

        Assert.Equal(Id, report?.MessageId);
    }

    [Fact]
    public void A_person_who_passes_on_an_ordinary_letter_is_of_no_concern() =>
        Assert.Equal((null, null), ReportReader.Read(Reports.PassedOn("kofi@league.example.com", "bounces@league.example.com",
            Reports.PassedOn("kofi@league.example.com", "x@league.example.com", Reports.Plain())), Way));

    private static (Report? Report, UnclearReport? Unclear) Read(string text)
    {
        var watch = Stopwatch.StartNew();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var read = ReportReader.Read(MimeMessage.Load(BounceMailbox.Parsing, stream), Way);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(3));
        return read;
    }
}
