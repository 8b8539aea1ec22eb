using Assignr.Portal.Access;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>What holds for every page: readable by everybody, as wide as the screen, and asked of nobody but the portal.</summary>
[Collection(PageJourney.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Axe_finds_nothing_wrong_and_nothing_scrolls_sideways(ColorScheme colors, int width)
    {
        await using var portal = await StartAsync();
        var problems = new List<string>();
        var stranger = await portal.VisitorAsync(colors, width);
        foreach (var path in await PublicPagesAsync(portal))
            await LookAsync(stranger, path, problems);
        var marcy = await portal.AssignorAsync(colors, width);
        foreach (var path in await AssignorPagesAsync(portal))
            await LookAsync(marcy, path, problems);
        foreach (var (path, button) in Dialogs)
            await LookAtDialogAsync(marcy, path, button, problems);
        var sian = await portal.VisitorAsync(colors, width);
        await sian.SignInAsync("sian.yamamoto@officials.example.com", PortalServer.Password);
        foreach (var path in OfficialPages)
            await LookAsync(sian, path, problems);

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Nobody_but_the_portal_is_ever_asked_for_anything_and_the_browser_has_nothing_to_complain_about()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();

        foreach (var path in await AssignorPagesAsync(portal))
            await marcy.OpenAsync(path);

        var own = new Uri(portal.Url).Authority;
        Assert.All(marcy.Asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), url => Assert.Equal(own, new Uri(url).Authority));
        Assert.Contains(marcy.Asked, url => url.StartsWith("ws:", StringComparison.Ordinal));
        Assert.Empty(marcy.Complaints);
    }

    // A list that draws only what is in view measures its own changes at once: one that is on its way leaves its end blank.
    [Fact]
    public async Task Whoever_wants_less_motion_sees_a_change_at_once_and_not_on_its_way()
    {
        await using var portal = await StartAsync();
        var marcy = await portal.AssignorAsync();
        await marcy.OpenAsync("/people");

        var heights = await marcy.Page.EvaluateAsync<int[]>("""
            () => {
                const spacer = document.body.appendChild(document.createElement('div'));
                spacer.style.height = '0px';
                const before = spacer.offsetHeight;
                spacer.style.height = '2448px';
                return [before, spacer.offsetHeight];
            }
            """);

        Assert.Equal([0, 2448], heights);
    }

    private static readonly string[] OfficialPages = ["/", "/profile"];

    private static readonly (string Path, string Button)[] Dialogs = [("/people", "+ Add a New Person"), ("/people", "Send New Account Emails"), ("/games", "Add a game")];

    private static async Task LookAsync(Visitor visitor, string path, List<string> problems)
    {
        await visitor.OpenAsync(path);
        await JudgeAsync(visitor, path, problems);
    }

    private static async Task LookAtDialogAsync(Visitor visitor, string path, string button, List<string> problems)
    {
        await visitor.OpenAsync(path);
        await visitor.Button(button).First.ClickAsync();
        await Expect(visitor.Dialog.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Expect(visitor.Dialog.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await JudgeAsync(visitor, $"{path}, {button}", problems);
    }

    private static async Task JudgeAsync(Visitor visitor, string where, List<string> problems)
    {
        problems.AddRange((await visitor.ViolationsAsync()).Select(violation => $"{where}: {violation}"));
        if (await visitor.OverflowAsync() is > 0 and var pixels)
            problems.Add($"{where}: scrolls sideways by {pixels} px");
    }

    private static async Task<List<string>> PublicPagesAsync(PortalServer portal)
    {
        var link = HowAnOfficialLogsInTests.LinkIn((await portal.LetterAsync()).Parsed().TextBody!);
        return
        [
            "/login", "/forgot-password", "/forgot-password?done=1", "/choose-password/unknown", new Uri(link).AbsolutePath,
            "/confirm-address/unknown", "/confirm-address?done=1", $"/confirm-address/{await ConfirmationAsync(portal)}",
        ];
    }

    /// <summary>Siân and Terrence wait for addresses of their own to be confirmed.</summary>
    private static async Task<string> ConfirmationAsync(PortalServer portal)
    {
        var (secret, now) = (Secret.Mint(), portal.Clock.GetUtcNow());
        foreach (var id in await portal.ReadAsync(db => db.People.Where(row => row.FirstName == "Terrence" || row.FirstName == "Siân")
            .Select(row => row.Id).ToListAsync()))
            await portal.SaveAsync(
                new PendingAddress
                {
                    PersonId = id,
                    Address = "a.rather.long.address.of.somebody@subdomain.example.org",
                    Key = "a.rather.long.address.of.somebody@subdomain.example.org",
                    AskedAt = now
                });
        var sian = await portal.ReadAsync(db => db.People.Where(row => row.FirstName == "Siân").Select(row => row.Id).SingleAsync());
        await portal.SaveAsync(new Token
        {
            Purpose = Purpose.ConfirmAddress,
            PersonId = sian,
            AddressKey = "a.rather.long.address.of.somebody@subdomain.example.org",
            Hash = secret.Hash,
            IssuedAt = now,
            ExpiresAt = now.AddHours(48),
        });
        return secret.Raw;
    }

    private static async Task<List<string>> AssignorPagesAsync(PortalServer portal)
    {
        var person = await portal.ReadAsync(db => db.People.Where(row => row.FirstName == "Terrence").Select(row => row.Id).SingleAsync());
        var game = await portal.ReadAsync(db => db.Games.Select(row => row.Id).FirstAsync());
        var mailing = await portal.ReadAsync(db => db.Mailings.Select(row => row.Id).SingleAsync());
        return ["/people", "/people?search=nobody-has-this-name", $"/people/{person}", "/games", $"/games/{game}", "/mailings", $"/mailings/{mailing}", "/mail", "/mail?q=nobody-has-this-name", "/settings", "/profile"];
    }

    /// <summary>A league with somebody in every standing that pages show differently, and a mailing that is over.</summary>
    private async Task<PortalServer> StartAsync()
    {
        var portal = await PortalServer.StartAsync(chromium);
        var now = portal.Clock.GetUtcNow();
        var terrence = A.Person(phone: "(555) 010-0001", moreAddresses: "miles.family@home.example");
        var nobody = A.Person("Ottoline Featherstonehaugh-Cholmondeley", null);
        var gone = A.Person("Dolores Whitfield", "dolores.whitfield@officials.example.com", Permissions.None);
        var sian = await portal.AddWithAccountAsync(A.Person("Siân Yamamoto", "sian.yamamoto@officials.example.com"));
        await portal.SaveAsync(terrence, nobody, gone, A.Person("Kofi Olvera", "kofi.olvera@officials.example.com"));
        await portal.SaveAsync(
            A.Game(now.AddDays(6), ("Referee", sian), ("Umpire", terrence), ("Back Judge", null)), A.Game(now.AddDays(-6), ("Referee", sian), ("Umpire", null)));
        await SendAsync(portal);
        await portal.Get<MailHolds>().HoldAsync(HoldReason.RefusedInARow, "The mail server refused 10 emails in a row, the last with: 550 5.7.1 Blocked by policy");
        await portal.Get<ResumeMail>().RunAsync(portal.AsMarcy, HoldReason.RefusedInARow);
        await portal.SaveAsync(A.Person("Zainab Brandt", "zainab.brandt@officials.example.com"));
        return portal;
    }

    private static async Task SendAsync(PortalServer portal)
    {
        var preview = await portal.Get<PreviewMailing>().RunAsync(portal.AsMarcy, Audience.AllUsersThatHaveNeverLoggedIn);
        await portal.Get<SendMailing>().RunAsync(portal.AsMarcy, Guid.CreateVersion7(), preview, "The playoff crews are posted this week.");
        portal.PutForward(SendMailing.UndoWindow);
        await portal.Receiver.WaitForMailsAsync(3);
        await portal.SettledAsync();
    }
}
