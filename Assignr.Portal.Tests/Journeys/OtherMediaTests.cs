using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Pages on paper, and in a reader's own colours.</summary>
[Collection(Journey.Name)]
public sealed class OtherMediaTests(Chromium chromium)
{
    [Fact]
    public async Task On_paper_there_is_what_a_page_says_in_black_on_white_with_whole_names_and_nothing_to_press()
    {
        await using var portal = await EveryPage.StartAsync(chromium);
        var marcy = await portal.AssignorAsync(ColorScheme.Dark);
        var pages = await EveryPage.OfAssignorsAsync(portal);
        var problems = new List<string>();
        foreach (var path in pages.Where(page => page is "/people" or "/games" || page.StartsWith("/people/0", StringComparison.Ordinal)
            || page.StartsWith("/mailings/", StringComparison.Ordinal)))
        {
            await marcy.OpenAsync(path);
            await marcy.Page.EmulateMediaAsync(new() { Media = Media.Print });
            // The width of A4 between its margins.
            await marcy.Page.SetViewportSizeAsync(700, 990);
            if (path is "/people" or "/games")
                Assert.Matches(@"^\d+ of \d+ (people|person|games?)$", await marcy.Page.Locator(".paper-only").InnerTextAsync());
            problems.AddRange((await marcy.Page.EvaluateAsync<string[]>(NotForPaper)).Concat(await Layout.CutOffAsync(marcy.Page))
                .Select(problem => $"{path}: {problem}"));
            await marcy.Page.EmulateMediaAsync(new() { Media = Media.Screen });
            await Expect(marcy.Page.Locator(".paper-only:visible")).ToHaveCountAsync(0);
            await marcy.Page.SetViewportSizeAsync(1280, 800);
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static readonly string[] OfPeople = [".portal-nav a.active", ".legend [aria-pressed=true]"];
    private static readonly string[] OfMailings = [".tally [aria-pressed=true]"];
    private static readonly string[] OfGames = ["#game-home"];

    [Fact]
    public async Task In_forced_colours_bars_edges_the_current_page_what_is_chosen_and_the_focus_can_be_seen()
    {
        await using var portal = await EveryPage.StartAsync(chromium);
        var marcy = await portal.AssignorAsync(ColorScheme.Dark);
        await marcy.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await marcy.OpenAsync("/people");
        Assert.Empty(await marcy.Page.EvaluateAsync<string[]>(NotSeen, OfPeople));
        await marcy.OpenAsync((await EveryPage.OfAssignorsAsync(portal))
            .First(page => page.StartsWith("/mailings/", StringComparison.Ordinal)));
        await marcy.Page.Locator(".tally button").First.ClickAsync();
        await marcy.Page.Locator(".tally [aria-pressed=true]").WaitForAsync();
        Assert.Empty(await marcy.Page.EvaluateAsync<string[]>(NotSeen, OfMailings));
        await marcy.OpenAsync("/games");
        await marcy.Button("Add a game").ClickAsync();
        await marcy.Field("Home team").FocusAsync();
        Assert.Empty(await marcy.Page.EvaluateAsync<string[]>(NotSeen, OfGames));
    }

    private const string NotForPaper = """
        () => {
            const problems = [];
            const shown = one => one.checkVisibility({ visibilityProperty: true });
            const pressed = '.portal-bar, .portal-drawer, .actions, .btn, .mud-button-root, .icon-btn, select, '
                + 'button:not(th button, .tally > button)';
            for (const one of document.querySelectorAll(pressed))
                if (shown(one) && one.getClientRects().length) problems.push(`is there: ${one.outerHTML.slice(0, 120)}`);
            for (const one of document.querySelectorAll('main *')) {
                if (!shown(one) || one.closest('svg')) continue;
                const style = getComputedStyle(one);
                if (style.boxShadow !== 'none') problems.push(`has a shadow: ${one.className}`);
                const says = [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
                if (!says) continue;
                if (style.color !== 'rgb(0, 0, 0)') problems.push(`is ${style.color}: ${one.outerHTML.slice(0, 120)}`);
                if (!['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(style.backgroundColor))
                    problems.push(`is on ${style.backgroundColor}: ${one.outerHTML.slice(0, 120)}`);
                if (one.matches('a') && style.textDecorationLine !== 'none') problems.push(`is underlined: ${one.textContent}`);
                if (style.textOverflow === 'ellipsis' && style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth)
                    problems.push(`is cut off: ${one.textContent}`);
            }
            for (const head of document.querySelectorAll('thead'))
                if (getComputedStyle(head).display !== 'table-header-group') problems.push('a table\'s head is not repeated');
            // What may scroll is never broken between two sheets, and no head repeats in it.
            for (let one = document.querySelector('thead')?.closest('table'); one; one = one.parentElement)
                if (one.matches('main *') && getComputedStyle(one).overflowY !== 'visible')
                    problems.push(`cannot be broken: ${one.className}`);
            if (getComputedStyle(document.body).backgroundColor === 'rgb(17, 20, 18)') problems.push('the page is dark');
            return problems;
        }
        """;

    // The parts of a bar must differ from the page, borders from what they surround, and what is chosen or focused must
    // have an outline that its siblings do not have.
    private const string NotSeen = """
        chosen => {
            const problems = [];
            const paper = getComputedStyle(document.body).backgroundColor;
            const parts = [...document.querySelectorAll('.line:not(.btn) > .k-in, .bar > .k-in')];
            if (parts.some(part => getComputedStyle(part).backgroundColor === paper)) problems.push('a bar is not seen');
            for (const edge of document.querySelectorAll('.panel, .portal-grid, .announcement, .input, .mud-dialog')) {
                const style = getComputedStyle(edge);
                if (style.borderTopWidth === '0px' || style.borderTopColor === style.backgroundColor)
                    problems.push(`no edge: ${edge.className}`);
            }
            for (const name of chosen) {
                const one = document.querySelector(name);
                const outline = element => {
                    const style = getComputedStyle(element);
                    return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
                };
                if (!one || outline(one) < 2) problems.push(`not marked: ${name}`);
                const sibling = one?.nextElementSibling;
                if (sibling && outline(sibling)) problems.push(`marked as well: ${sibling.outerHTML.slice(0, 80)}`);
            }
            return problems;
        }
        """;
}
