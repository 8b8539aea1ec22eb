namespace Assignr.Portal.Tests.Journeys;

/// <summary>What holds for every page: accessible to everybody, as wide as the screen, and requesting nothing from other hosts.</summary>
[Collection(PageJourney.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Axe_finds_nothing_wrong_fingers_hit_every_control_and_nothing_is_cut_off(int width)
    {
        await using var portal = await EveryPage.StartAsync(chromium);
        var look = new Look(width);
        var stranger = await portal.VisitorAsync(width: width);
        foreach (var path in await EveryPage.PublicAsync(portal))
            await look.AtAsync(stranger, path);
        var marcy = await portal.AssignorAsync(width: width);
        var pages = await EveryPage.OfAssignorsAsync(portal);
        foreach (var path in pages)
            await look.AtAsync(marcy, path);
        foreach (var (path, buttons) in Opened(pages))
            await look.AtAsync(marcy, path, buttons);
        var sian = await portal.VisitorAsync(width: width);
        await sian.SignInAsync("sian.yamamoto@officials.example.com", PortalServer.Password);
        foreach (var path in EveryPage.OfOfficials)
            await look.AtAsync(sian, path);

        Assert.True(look.Problems.Count == 0, string.Join('\n', look.Problems));
    }

    [Fact]
    public async Task Nobody_but_the_portal_is_ever_asked_for_anything_and_the_browser_has_nothing_to_complain_about()
    {
        await using var portal = await EveryPage.StartAsync(chromium);
        var marcy = await portal.AssignorAsync();

        foreach (var path in await EveryPage.OfAssignorsAsync(portal))
            await marcy.OpenAsync(path);

        var own = new Uri(portal.Url).Authority;
        Assert.All(marcy.Asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)),
            url => Assert.Equal(own, new Uri(url).Authority));
        Assert.Contains(marcy.Asked, url => url.StartsWith("ws:", StringComparison.Ordinal));
        Assert.Empty(marcy.Complaints);
    }

    // A virtualized list measures its own changes at once: during an animation its end would stay blank.
    [Fact]
    public async Task Whoever_wants_less_motion_sees_a_change_at_once_and_not_on_its_way()
    {
        await using var portal = await EveryPage.StartAsync(chromium);
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

    /// <summary>What opens over a page: dialogs and menus.</summary>
    private static (string Path, string[] Buttons)[] Opened(List<string> pages)
    {
        var person = pages.First(page => page.StartsWith("/people/", StringComparison.Ordinal));
        return
        [
            ("/people", ["+ Add a New Person"]), ("/people", ["Send New Account Emails"]), ("/people", ["account and colours"]),
            ("/games", ["Add a game"]), (person, ["More"]), (person, ["More", "Delete"]), (person, ["More", "Withdraw links"]),
            (person, ["More", "New account email with a note"]),
            ("/mailings", ["Withdraw all links"]),
        ];
    }
}
