using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>A person's mail to the return path marks nobody: it is listed, or means nothing.</summary>
public sealed class PeopleWhoAnswerTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly string Way = $"bounces+{Id:N}@league.example.com";

    public static TheoryData<string> Texts { get; } =
    [
        "Hi, my link has expired, please send a new one.",
        "Thanks, I have given up refereeing.",
        "Hi, the code: 550 does not work.",
        "Thanks!\n> code: 550 abc\nMy new address is in apt: 512 - Boston",
        "I moved.\nRoom: 550 Main Street",
        "550 Main Street is where I live now.",
        "Bonjour, mon lien a expir\u00e9. Code: 554 - merci",
        "No action is required, I am in already.",
        "My server said: 550 5.1.1 User unknown. What is that?",
        "It is undeliverable to me, permanent failure of my phone.",
        "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_letter_to_the_way_back_is_listed_and_marks_nobody(string text)
    {
        foreach (var headers in new[]
        {
            "From: ana@officials.example.com",
            "From: Ana Zamora <ana@officials.example.com>\nReturn-Path: <ana@officials.example.com>",
            $"From: kofi@home.example\nIn-Reply-To: <{Id:N}@portal.example.test>",
            $"From: kofi@home.example\nReturn-Path: <>\nIn-Reply-To: <{Id:N}@portal.example.test>",
            $"From: administrator@school.example\nIn-Reply-To: <{Id:N}@portal.example.test>",
            "From: bouncer@club.example",
        })
        {
            var (report, unclear) = Read(Reports.Prose(headers, text, Way));

            Assert.Null(report);
            Assert.Equal(Id, unclear?.MessageId);
        }
    }

    [Theory]
    [InlineData("I am away. Call 555-0101. Room: 550 Main Street. Error: 550 people on leave.")]
    [InlineData("My link to the game has expired, I have given up.")]
    [InlineData("Mein B\u00fcro: 550 - Hauptstra\u00dfe")]
    public void An_automatic_answer_says_nothing(string text)
    {
        foreach (var header in new[] { "Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply",
            "X-Auto-Response-Suppress: All" })
            Assert.Equal((null, null), Read(Reports.Prose($"From: ana@officials.example.com\nReturn-Path: <>\n{header}", text, Way)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Where_no_letter_is_named_it_is_of_no_concern_unless_it_repeats_an_answer(string text) =>
        Assert.Equal((null, text.Contains("550 5.1.1", StringComparison.Ordinal)),
            (Read(Reports.Prose("From: ana@officials.example.com", text)).Report,
            Read(Reports.Prose("From: ana@officials.example.com", text)).Unclear is not null));

    private static (Report? Report, UnclearReport? Unclear) Read(MimeKit.MimeMessage mail) =>
        ReportReader.Read(mail, new ReturnPath(Options.Create(new MailOptions { ReturnPath = "bounces+{id}@league.example.com" })));
}
