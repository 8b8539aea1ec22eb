using System.Diagnostics;
using System.Text;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>
/// Nobody vouches for the mails in the mailbox: any mail of 1 MB is understood, or given up, within three seconds.
/// </summary>
public sealed class WorstMailsTests
{
    private const int Bytes = 1 << 20;
    private static readonly ReturnPath Way = new(Options.Create(new MailOptions { ReturnPath = "bounces+{id}@league.example.com" }));
    private static readonly string To = $"bounces+{Guid.CreateVersion7():N}@league.example.com";

    public static TheoryData<string> Runs { get; } =
    [
        "@", ".", ".@", "a@", "-", "=", "_", " ", "\t", "\u00A0", "(", "[", "<", ">", "> ", "\"", "'", ":", ": ", ",", ";", "5", "550 ",
        "550-", "5.1.1", "#5.1.1 ",
        "450 4.1.1 ", "said ", "permanent-", "permanent a-", "copy -- ", "ana@mx.example, ", "Message-ID: ", "Message-ID:<", "\n", "\n> ",
        "&#", "<b a='", "<!--", "=?utf-8?q?a?= ", "\u0301",
    ];

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_mail_of_a_megabyte_of_anything_is_done_with_at_once(string unit)
    {
        var run = string.Concat(Enumerable.Repeat(unit, Bytes / Encoding.UTF8.GetByteCount(unit)));
        var line = run.Replace('\n', ' ');
        foreach (var (where, mail) in new[]
        {
            ("its text", $"Content-Type: text/plain; charset=utf-8\n\nI have given up.\n{run} x y\n"),
            ("its page", $"Content-Type: text/html; charset=utf-8\n\n<p>I have given up.</p>{run} x y\n"),
            ("its lines",
                $"Content-Type: text/plain; charset=utf-8\n\n"
                + $"{string.Join("\n", run.Chunk(1_500).Select(some => new string(some) + " x y"))}\n"),
            ("its headers", $"X-Failed-Recipients: {line} x y\nCc: {line} x\nSubject: {line} x\nMessage-ID: {line} x\n\n550 5.1.1 No\n"),
            ("its report",
                $"Content-Type: multipart/report; boundary=B\n\n--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
                + $"Final-Recipient: rfc822; {line} x\nAction: {line} x\nStatus: {line} x\nDiagnostic-Code: smtp; {line} x\n\n--B--\n"),
        })
        {
            var watch = Stopwatch.StartNew();
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"From: MAILER-DAEMON@mx.example\nTo: {To}\n{mail}"));

            var (report, unclear) = ReportReader.Read(MimeMessage.Load(stream), Way);

            _ = report?.ReasonFor("ana@officials.example.com");
            Assert.True(watch.Elapsed < Deadline.Of(3), $"{where} took {watch.Elapsed}.");
            Assert.True(report is not null || unclear is not null, where);
        }
    }

    [Fact]
    public void Reading_ends_when_it_is_told_to()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        foreach (var body in new[] { "550 5.1.1 No", "<p>550 5.1.1 No</p>" })
            Assert.Throws<OperationCanceledException>(() => ReportReader.Read(
                Reports.Parse(
                    $"From: MAILER-DAEMON@mx.example\nTo: {To}\nContent-Type: text/{(body[0] == '<' ? "html" : "plain")}\n\n{body}"),
                    Way, ended.Token));
    }
}
