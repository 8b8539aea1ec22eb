namespace Assignr.Bench.Load;

/// <summary>Open pages of people who turn to other rows from time to time.</summary>
internal sealed class Tabs(IReadOnlyList<OpenPage> pages, IReadOnlyList<HttpMessageInvoker> browsers) : IAsyncDisposable
{
    private const int Most = 40;

    public static async Task<Tabs> OpenAsync(Uri portal, int people, int tabsEach)
    {
        var (pages, browsers) = (new List<OpenPage>(), new List<HttpMessageInvoker>());
        for (var number = 0; number < people; number++)
        {
            browsers.Add(new HttpMessageInvoker(Staff.Browser(number)));
            var cookies = await Staff.SignInAsync(portal, browsers[^1], number)
                ?? throw new InvalidOperationException("The portal is too busy to sign anybody in.");
            for (var tab = 0; tab < tabsEach; tab++)
                pages.Add(await OpenPage.OpenAsync(portal, browsers[^1], cookies));
        }
        return new Tabs(pages, browsers);
    }

    /// <summary>Turns every page once, one after another.</summary>
    public async Task TurnAllAsync()
    {
        foreach (var page in pages)
            await page.TurnAsync(2);
    }

    /// <summary>Turns every page again and again, evenly spread, until the end.</summary>
    /// <returns>Milliseconds of each turn.</returns>
    public async Task<IReadOnlyCollection<double>> TurnAsync(TimeSpan between, Task over)
    {
        var all = await Task.WhenAll(pages.Select(async (page, at) =>
        {
            var waits = new List<double>();
            await Task.WhenAny(over, Task.Delay(between * at / pages.Count));
            for (var number = 3; !over.IsCompleted; number = number % Most + 1)
            {
                waits.Add(await page.TurnAsync(number));
                await Task.WhenAny(over, Task.Delay(between));
            }
            return waits;
        }));
        return [.. all.SelectMany(waits => waits)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages)
            await page.DisposeAsync();
        foreach (var browser in browsers)
            browser.Dispose();
    }
}
