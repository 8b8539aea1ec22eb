using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.NewAccounts.Digests;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tests.Mail;
using Microsoft.Playwright;
using MimeKit;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The whole way, with a clock that is put forward: from two files to the last official.</summary>
[Collection(PageJourney.Name)]
public sealed partial class UntilEverybodyIsInTests(Chromium chromium)
{
    private const string People = """
        First name,Last name,Email,Permissions
        Ann,Ivory,ann@officials.example.com,Official
        Bob,Wren,bob@officials.example.com,Official
        Cy,Quill,cy@officials.example.com,Official
        Dee,Gorman,dee@officials.example.com,Official
        Eve,Oakes,eve@officials.example.com,Official
        Gus,Larch,gus@officials.example.com,Official
        Fay,Frost,fay@officials.example.com,Official

        """;

    [Fact]
    public async Task Reminders_go_to_exactly_those_who_are_still_out_and_every_number_says_the_same()
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        // A Tuesday, ten in the morning at the site: no step falls into the quiet hours, and the last one is a Monday.
        var daysToTuesday = ((int)DayOfWeek.Tuesday - (int)portal.Clock.GetUtcNow().DayOfWeek + 7) % 7;
        portal.PutForward(TimeSpan.FromDays(daysToTuesday + 7) + TimeSpan.FromHours(15) - portal.Clock.GetUtcNow().TimeOfDay);
        portal.Receiver.Script = turn => turn is { Verb: "RCPT", To: "dee@officials.example.com" }
            ? SmtpAnswer.Say("550 5.1.1 No such mailbox")
            : null;
        await ImportAsync(portal);

        var marcy = await portal.AssignorAsync();
        await marcy.Button("Send New Account Emails").First.ClickAsync();
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Assigned Officials" }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("6 people get 6 emails.");
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "After 3, 7 and 12 days" }).CheckAsync();
        await marcy.Button("Send Emails").ClickAsync();
        portal.PutForward(SendMailing.UndoWindow);
        await portal.Receiver.WaitForMailsAsync(5);
        await portal.SettledAsync();

        await ChooseAPasswordAsync(portal, "ann");
        await PressAsync(portal, "bob", "not-you", "This is not me", "Thank you. No more of these emails come");

        Assert.Equal([("cy", "Cy, your account at Sunday Officials is still waiting"),
            ("eve", "Eve, your account at Sunday Officials is still waiting"),
            ("gus", "Gus, your account at Sunday Officials is still waiting")], await RemindAsync(portal, days: 3));
        await PressAsync(portal, "cy", "no-reminders", "No more reminders", "No more reminders go out");

        Assert.Empty(await RemindAsync(portal, days: 3));
        var monday = await DigestAsync(portal);
        Assert.Equal("Sunday Officials: 6 people have never logged in", monday.Subject);
        foreach (var line in new[] { "Refused: 1 new", "Says it is not theirs: 1 new" })
            Assert.Contains(line, monday.TextBody, StringComparison.Ordinal);

        var second = await RemindAsync(portal, days: 1);
        Assert.Equal(["eve", "gus"], second.Select(mail => mail.To));
        Assert.All(second, mail => Assert.Contains("your game on ", mail.Subject, StringComparison.Ordinal));
        await ChooseAPasswordAsync(portal, "gus");

        Assert.Equal([("eve", "Eve, the last reminder of your account at Sunday Officials")], await RemindAsync(portal, days: 5));
        Assert.Empty(await RemindAsync(portal, days: 1));

        await SameNumbersAsync(portal);
    }

    /// <summary>The last one to Marcy, with what is due by now.</summary>
    private static async Task<MimeMessage> DigestAsync(PortalServer portal)
    {
        await portal.Get<SendDigests>().RunAsync(portal.Clock.GetUtcNow());
        await portal.SettledAsync();
        return portal.Receiver.Mails.Select(mail => mail.Parsed()).Last(mail => Who(mail) == "marcy.dolan");
    }

    /// <summary>Four have a game in the next days; five have never logged in, with Fay, who has none.</summary>
    private static async Task SameNumbersAsync(PortalServer portal)
    {
        var digest = await DigestAsync(portal);
        Assert.Equal("Sunday Officials: 4 officials with a game soon have never logged in", digest.Subject);
        Assert.Contains("5 people have never logged in", digest.TextBody, StringComparison.Ordinal);
        foreach (var name in new[] { "Bob Wren", "Cy Quill", "Dee Gorman", "Eve Oakes" })
            Assert.Contains(name, digest.TextBody, StringComparison.Ordinal);
        var marcy = await portal.AssignorAsync();
        await Expect(marcy.Page.Locator(".needs-you .announcement")).ToContainTextAsync("5 people have never logged in");
        await Expect(marcy.Link("All 4")).ToBeVisibleAsync();
        foreach (var (name, wrong) in new[]
        {
            ("Bob Wren", "not theirs"), ("Cy Quill", "Sent"), ("Dee Gorman", "Refused"), ("Eve Oakes", "Sent"),
        })
            await Expect(marcy.Page.Locator(".needs-you tr", new() { HasText = name })).ToContainTextAsync(wrong);
        await marcy.OpenAsync("/people/funnel");
        await Expect(marcy.Page.Locator(".f-sum")).ToContainTextAsync("3 of 8 are in.");
        await Expect(marcy.Page.Locator(".f-out .f-count")).ToContainTextAsync("5");
        await marcy.Page.Locator(".f-out a").ClickAsync();
        await Expect(marcy.Page.Locator(".people-grid tbody tr")).ToHaveCountAsync(5);
    }

    private static async Task ImportAsync(PortalServer portal)
    {
        var game = portal.Clock.GetUtcNow().AddDays(15).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var games = new StringBuilder("Date,Time,Home,Away,Referee\n");
        foreach (var (name, home, away) in new[] { ("Ann Ivory", "KC", "TB"), ("Bob Wren", "SF", "LA"), ("Cy Quill", "NYJ", "SEA"),
            ("Dee Gorman", "HOU", "IND"), ("Eve Oakes", "CHI", "DET"), ("Gus Larch", "MIA", "BUF") })
            games.Append(CultureInfo.InvariantCulture, $"{game},18:00,{home},{away},{name}\n");
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people/import");
        await ImportingTests.DropAsync(marcy, "people.csv", People);
        await marcy.Button("Import 7 people").ClickAsync();
        await Expect(marcy.Heading("7 people imported")).ToBeVisibleAsync();
        await marcy.OpenAsync("/games/import");
        await ImportingTests.DropAsync(marcy, "games.csv", games.ToString());
        await marcy.Button("Import 6 games").ClickAsync();
        await Expect(marcy.Heading("6 games imported")).ToBeVisibleAsync();
    }

    /// <summary>So many days later, what is due goes.</summary>
    /// <returns>Whom it went to and its subject, in order.</returns>
    private static async Task<IReadOnlyList<(string To, string Subject)>> RemindAsync(PortalServer portal, int days)
    {
        var before = portal.Receiver.MailCount;
        portal.PutForward(TimeSpan.FromDays(days));
        await portal.Get<SendReminders>().RunAsync(portal.Clock.GetUtcNow());
        await portal.SettledAsync();
        return [.. portal.Receiver.Mails.Skip(before).Select(mail => mail.Parsed()).Select(mail => (Who(mail), mail.Subject!))
            .Where(mail => mail.Item1 != "marcy.dolan").OrderBy(mail => mail.Item1, StringComparer.Ordinal)];
    }

    private static async Task ChooseAPasswordAsync(PortalServer portal, string who)
    {
        var visitor = await portal.VisitorAsync(width: 360);
        await visitor.Page.GotoAsync(LinkIn(portal, who, "choose-password"));
        await visitor.Field("Password").FillAsync("whistle in the snow");
        await visitor.Field("Password, once more").FillAsync("whistle in the snow");
        await visitor.Button("Submit").ClickAsync();
        await Expect(visitor.Heading("My games")).ToBeVisibleAsync();
    }

    private static async Task PressAsync(PortalServer portal, string who, string path, string button, string done)
    {
        var visitor = await portal.VisitorAsync(width: 360);
        await visitor.Page.GotoAsync(LinkIn(portal, who, path));
        await visitor.Button(button).ClickAsync();
        await Expect(visitor.Heading(done)).ToBeVisibleAsync();
    }

    /// <summary>In the last letter to them.</summary>
    private static string LinkIn(PortalServer portal, string who, string path) => Link()
        .Matches(portal.Receiver.Mails.Select(mail => mail.Parsed()).Last(mail => Who(mail) == who).TextBody!)
        .Select(match => match.Value).First(link => link.Contains($"/{path}/", StringComparison.Ordinal));

    private static string Who(MimeMessage mail) => mail.To.Mailboxes.Single().Address.Split('@')[0];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
