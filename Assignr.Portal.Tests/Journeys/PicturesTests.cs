using Assignr.Portal.Data;
using Assignr.Portal.Data.Demo;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// The main pages with the demo league, as the README shows them. With TAKE_PICTURES set to a folder (docs/screenshots.sh) the pictures are
/// written there.
/// </summary>
[Collection(PageJourney.Name)]
public sealed class PicturesTests(Chromium chromium)
{
    private static string? Folder => Environment.GetEnvironmentVariable("TAKE_PICTURES");

    [Fact]
    public async Task The_main_pages_with_a_whole_league_are_accessible_and_complain_of_nothing()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people");
        await Expect(marcy.Button("Send New Account Emails")).ToBeVisibleAsync();
        await LookAsync(marcy, "people");

        await marcy.Button("Send New Account Emails").ClickAsync();
        await Expect(marcy.Dialog.GetByRole(AriaRole.Button, new() { Name = "Send Emails", Exact = true })).ToBeEnabledAsync();
        await Expect(marcy.Dialog).ToContainTextAsync("@officials.example.com");
        await LookAsync(marcy, "send");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        portal.PutForward(SendMailing.UndoWindow);
        await portal.SettledAsync();
        var last = await portal.ReadAsync(db =>
            db.Mailings.OrderByDescending(mailing => mailing.AskedAt).Select(mailing => mailing.Id).FirstAsync());
        await marcy.OpenAsync($"/mailings/{last}");
        await LookAsync(marcy, "mailing");

        var refused = await portal.ReadAsync(db => db.People.Where(person => person.NewAccountRefusedAt != null)
            .OrderBy(person => person.SortKey).Select(person => person.Id).FirstAsync());
        await marcy.OpenAsync($"/people/{refused}");
        await Expect(marcy.Heading("What happened")).ToBeVisibleAsync();
        await LookAsync(marcy, "person");

        await marcy.OpenAsync("/games");
        await Expect(marcy.Page.GetByRole(AriaRole.Table, new() { Name = "Games" })).ToBeVisibleAsync();
        await LookAsync(marcy, "games");
        await marcy.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(marcy.Heading("Crew")).ToBeVisibleAsync();
        await LookAsync(marcy, "game");
    }

    [Fact]
    public async Task An_import_from_its_columns_to_its_result_is_accessible_and_complains_of_nothing()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people/import");
        await marcy.Page.Locator("#import-file").SetInputFilesAsync(new FilePayload
        {
            Name = "spring-roster.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(Roster)
        });
        await Expect(marcy.Heading("Import spring-roster.csv")).ToBeVisibleAsync();
        await Expect(marcy.Button("Import 6 people")).ToBeEnabledAsync();
        await LookAsync(marcy, "import-preview");

        await marcy.Button("Change").ClickAsync();
        await Expect(marcy.Field("Surname becomes")).ToBeVisibleAsync();
        await LookAsync(marcy, "import-columns");

        await marcy.Button("Import 6 people").ClickAsync();
        await Expect(marcy.Heading("6 people imported")).ToBeVisibleAsync();
        await LookAsync(marcy, "import-result");
    }

    private const string Roster = """
        Given name,Surname,E-mail,Parent email,Cell,Role,Shirt
        Jordan,Avery,jordan.avery@officials.example.com,,(555) 010-0301,Official,M
        Casey,Brook,casey.brook@gmial.com,,(555) 010-0302,Official,S
        Robin,Castle,robin.castle@officials.example.com,castle.family@home.example,(555) 010-0303,Official,L
        Alex,Castle,castle.family@home.example,,,Official,S
        Greta,Abernathy,greta.abernathy@officials.example.com,,(555) 010-0399,Official,M
        Tess,Abernathy,tess.abernathy@officials.example.com,,(555) 010-0052,Official,M
        Morgan,Dale,morgan.dale@@officials.example.com,,,Official,L
        Kirsten,Achterberg,kirsten@new-address.example.com,,,Official,M
        Sam,Eastwood,sam.eastwood@officials.example.com,,(555) 010-0304,Official,XL
        Toni,Fairfax,toni.fairfax@officials.example.com,,(555) 010-0305,"Official, Assignor",M
        Drew,Galloway,drew.galloway@officials.example.com,,(555) 010-0306,Official,M

        """;

    [Fact]
    public async Task On_a_phone_no_page_scrolls_sideways()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync(ColorScheme.Dark, width: 360);
        var game = await portal.ReadAsync(db => db.Games.OrderBy(game => game.StartsAt).Select(game => game.Id).FirstAsync());
        var person = await portal.ReadAsync(db => db.People.Where(person => person.LastName == "Raghunathan")
            .Select(person => person.Id).SingleAsync());
        foreach (var path in new[] { "/people", $"/people/{person}", "/games", "/games?show=past", $"/games/{game}",
            "/mailings", "/settings" })
        {
            await marcy.OpenAsync(path);
            Assert.True(await marcy.OverflowAsync() == 0, $"{path} is wider than the screen.");
        }
    }

    [Fact]
    public async Task Choosing_a_password_on_a_phone_in_the_dark_looks_right()
    {
        await using var portal = await StartAsync();
        await portal.SaveAsync(A.Person());
        await portal.Get<SendNewAccountEmail>().RunAsync(portal.AsMarcy,
            await portal.ReadAsync(db => db.People.Where(person => person.LastName == "Miles").Select(person => person.Id).SingleAsync()));
        var terrence = await portal.VisitorAsync(ColorScheme.Dark, width: 360);
        await terrence.Page.GotoAsync(HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync()).Parsed().TextBody!));
        await terrence.Field("Password").FillAsync("whistle in the snow");

        await LookAsync(terrence, "choose-password");
    }

    private async Task<PortalServer> StartAsync()
    {
        var portal = await PortalServer.StartAsync(chromium);
        await portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(async db =>
            portal.Get<DemoLeague>().Fill(db, await db.Site.SingleAsync()));
        return portal;
    }

    private static async Task LookAsync(Visitor visitor, string picture)
    {
        if (Folder is { } folder)
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{picture}.png") });
        Assert.Empty(await visitor.ViolationsAsync());
        Assert.Equal(0, await visitor.OverflowAsync());
        Assert.Empty(visitor.Complaints);
    }
}
