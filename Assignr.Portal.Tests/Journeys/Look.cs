using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// Examines pages at one width in light and dark, and at half of it, which is what a screen of 1280 shows at 200 %. A page is loaded once;
/// colours, width and pointer (mouse or finger) are changed while it is open.
/// </summary>
internal sealed class Look(int width)
{
    private const int Finger = 44;
    private const int Mouse = 24;

    // The narrowest phone; on a desk half of the width.
    private int Narrow => width == 360 ? 320 : width / 2;

    public List<string> Problems { get; } = [];

    /// <param name="visitor">Whose browser is used.</param>
    /// <param name="path">The address of the page.</param>
    /// <param name="buttons">What is pressed on it first, in order.</param>
    public async Task AtAsync(Visitor visitor, string path, params string[] buttons)
    {
        await visitor.OpenAsync(path);
        foreach (var button in buttons)
            await PressAsync(visitor, button);
        var where = $"{path} {string.Join(", ", buttons)} at {width}";
        Problems.AddRange((await visitor.ViolationsAsync()).Select(violation => $"{where}: {violation}"));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Problems.AddRange((await visitor.FaintAsync()).Select(violation => $"{where}, dark: {violation}"));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await MeasureAsync(visitor.Page, where);
    }

    private async Task MeasureAsync(IPage page, string where)
    {
        if (width >= 600)
            Problems.AddRange((await Layout.SmallTargetsAsync(page, Mouse)).Select(problem => $"{where}: {problem}"));
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true });
        Problems.AddRange((await Layout.SmallTargetsAsync(page, Finger)).Select(problem => $"{where}, by finger: {problem}"));
        await session.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = false });
        await session.DetachAsync();
        Problems.AddRange((await Layout.CutOffAsync(page)).Select(problem => $"{where}: {problem}"));
        await page.SetViewportSizeAsync(Narrow, 800);
        Problems.AddRange((await SettledCutOffAsync(page)).Select(problem => $"{where}, at {Narrow}: {problem}"));
        await page.SetViewportSizeAsync(width, 800);
    }

    // The library moves an open menu a moment after the width of the window has changed.
    private static async Task<string[]> SettledCutOffAsync(IPage page)
    {
        for (var attempt = 1; ; attempt++)
        {
            var problems = await Layout.CutOffAsync(page);
            if (problems.Length == 0 || attempt == 10)
                return problems;
            await Task.Delay(200);
        }
    }

    private static async Task PressAsync(Visitor visitor, string name)
    {
        var item = visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = name });
        var isOfMenu = await item.CountAsync() > 0;
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(name)) }).Or(item).First.ClickAsync();
        // An item of a menu opens a dialog in place of the menu.
        var menu = visitor.Page.Locator(".mud-popover-open");
        await Expect(isOfMenu ? visitor.Dialog : visitor.Dialog.Or(menu).First).ToBeVisibleAsync();
        if (isOfMenu)
            await Expect(menu).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".mud-dialog [aria-busy=true]")).ToHaveCountAsync(0);
    }
}
