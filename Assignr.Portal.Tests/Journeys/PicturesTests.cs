using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// The main pages with the demo league, looked at as they are shown in README. With TAKE_PICTURES set to a folder
/// (docs/screenshots.sh) the pictures are taken there.
/// </summary>
[Collection(Journey.Name)]
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
        await LookAsync(marcy, "send");
        await marcy.Button("Send Emails").ClickAsync();
        await Expect(marcy.Dialog).ToHaveCountAsync(0);
        portal.PutForward(SendMailing.UndoWindow);
        await portal.SettledAsync();
        await marcy.OpenAsync($"/mailings/{await portal.ReadAsync(db => db.Mailings.OrderByDescending(mailing => mailing.AskedAt).Select(mailing => mailing.Id).FirstAsync())}");
        await LookAsync(marcy, "mailing");

        await marcy.OpenAsync($"/people/{await portal.ReadAsync(db => db.People.Where(person => person.NewAccountRefusedAt != null).OrderBy(person => person.SortKey).Select(person => person.Id).FirstAsync())}");
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
    public async Task On_a_phone_no_page_scrolls_sideways()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync(ColorScheme.Dark, width: 360);
        var game = await portal.ReadAsync(db => db.Games.OrderBy(game => game.StartsAt).Select(game => game.Id).FirstAsync());
        var person = await portal.ReadAsync(db => db.People.Where(person => person.LastName == "Raghunathan").Select(person => person.Id).SingleAsync());
        foreach (var path in new[] { "/people", $"/people/{person}", "/games", "/games?show=past", $"/games/{game}", "/mailings", "/settings" })
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
        await portal.Get<SendNewAccountEmail>().RunAsync(portal.AsMarcy, await portal.ReadAsync(db => db.People.Where(person => person.LastName == "Miles").Select(person => person.Id).SingleAsync()));
        var terrence = await portal.VisitorAsync(ColorScheme.Dark, width: 360);
        await terrence.Page.GotoAsync(HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync()).Parsed().TextBody!));
        await terrence.Field("Password").FillAsync("whistle in the snow");

        await LookAsync(terrence, "choose-password");
    }

    private async Task<PortalServer> StartAsync()
    {
        var portal = await PortalServer.StartAsync(chromium);
        await portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(async db => portal.Get<DemoLeague>().Fill(db, await db.Site.SingleAsync()));
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
