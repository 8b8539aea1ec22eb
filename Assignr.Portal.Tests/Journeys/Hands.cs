using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>Types as people do, on a network with this round trip.</summary>
internal static class Hands
{
    public static TimeSpan RoundTrip { get; } = TimeSpan.FromMilliseconds(300);

    public static Task TypeAsync(Visitor visitor, string label, string text, bool end = false, bool over = false) =>
        TypeAsync(visitor, visitor.Field(label), text, end, over);

    public static async Task TypeAsync(Visitor visitor, ILocator field, string text, bool end = false, bool over = false)
    {
        await field.ClickAsync();
        if (end)
            await visitor.Page.Keyboard.PressAsync("End");
        if (over)
            await visitor.Page.Keyboard.PressAsync("Control+A");
        // As irregular as hands are, from 60 to 130 ms a key.
        foreach (var (at, key) in text.Index())
            await visitor.Page.Keyboard.TypeAsync(key.ToString(), new() { Delay = 60 + (at * 37 % 71) });
    }

    /// <summary>The texts of fields after everything on its way to or from the server has arrived.</summary>
    public static async Task ReadsAsync(Visitor visitor, params (string Label, string Text)[] fields)
    {
        await visitor.Page.WaitForTimeoutAsync(3 * (float)RoundTrip.TotalMilliseconds);
        foreach (var (label, text) in fields)
            await Expect(visitor.Field(label)).ToHaveValueAsync(text);
    }
}
