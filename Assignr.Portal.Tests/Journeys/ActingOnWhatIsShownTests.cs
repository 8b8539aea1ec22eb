using Assignr.Portal.NewAccounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// A button is pressed before the last choice has been drawn, at a round trip of 300 ms: nothing that was not seen is done. A message
/// says so, and the next press acts on what is then shown.
/// </summary>
[Collection(Journey.Name)]
public sealed class ActingOnWhatIsShownTests(Chromium chromium)
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(300);

    // Later than the server has drawn the first choice, and earlier than that has arrived.
    private const string ClickBoth = """
        ([first, second, wait]) => { first.click(); setTimeout(() => second.click(), wait); }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task Emails_go_to_the_audience_that_was_shown_when_they_were_sent_or_to_nobody(int wait)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        var assigned = A.Person("Sarah Novak", "sarah@example.com");
        await portal.SaveAsync(assigned, A.Person("Kofi Olvera", "kofi@example.com"), A.Person("Zainab Brandt", "zainab@example.com"));
        await portal.SaveAsync(A.Game(portal.Clock.GetUtcNow().AddDays(3), ("Referee", assigned)));
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.Button("Send New Account Emails").First.ClickAsync();
        await marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Assigned Officials" }).CheckAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("1 person gets 1 email.");

        var everybody = marcy.Page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" });
        await PressAsync(marcy, everybody, marcy.Button("Send Emails"), wait);

        await Expect(marcy.Text("Nothing was sent: the list changed while you pressed.")).ToBeVisibleAsync();
        Assert.Equal(0, await portal.ReadAsync(db => db.Mailings.CountAsync()));
        await Expect(marcy.Dialog).ToContainTextAsync("3 people get 3 emails.");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        var mailing = await portal.ReadAsync(db => db.Mailings.SingleAsync());
        Assert.Equal((Audience.AllUsersThatHaveNeverLoggedIn, 3), (mailing.Audience, mailing.PeopleCount));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task An_import_writes_the_preview_that_was_shown_or_nothing(int wait)
    {
        await using var portal = await PortalServer.StartAsync(chromium);
        await using var network = SlowNetwork.Before(portal.Url, RoundTrip);
        var marcy = await portal.AssignorAsync(through: network);
        await marcy.OpenAsync("/people/import");
        await marcy.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = "First Name,Last Name,Email\nSarah,Novak,sarah@example.com\nKofi,Olvera,kofi@gmial.com\n"u8.ToArray(),
        });
        await Expect(marcy.Page.Locator(".preview-row .acts button").First).ToBeVisibleAsync();

        var import = marcy.Page.Locator("button[data-shows]", new() { HasText = "Import" });
        await PressAsync(marcy, marcy.Page.Locator(".preview-row .acts button").First, import, wait);

        await Expect(marcy.Text("Nothing was imported: the preview changed while you pressed.")).ToBeVisibleAsync();
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync()));
    }

    private static async Task PressAsync(Visitor visitor, ILocator first, ILocator second, int wait) =>
        await visitor.Page.EvaluateAsync(
            ClickBoth, new object[] { await first.ElementHandleAsync(), await second.ElementHandleAsync(), wait });
}
