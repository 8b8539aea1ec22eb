using System.Globalization;
using Assignr.Bench.Drain;
using Assignr.Bench.Mail;
using Assignr.Bench.Pages;
using Assignr.Portal.Tests.Journeys;
using Microsoft.Playwright;

namespace Assignr.Bench;

/// <summary>How long People takes in a browser on a fast and on a slow network, and its cost, compared with the template's empty
/// page.</summary>
internal static class PagesBench
{
    private const int People = 500;
    private const int Tabs = 25;
    private const string Rows = ".people-grid tbody a.name";

    private static readonly (string Words, int Milliseconds, int Kilobits)[] Networks =
        [("0 ms", 0, 0), ("80 ms", 80, 0), ("300 ms", 300, 0), ("300 ms, 400 kbit/s", 300, 400)];

    public static async Task<IReadOnlyList<Goal>> RunAsync(int rounds)
    {
        if (Chromium.Installed is null)
        {
            Console.WriteLine($"LEFT OUT: everything. {Chromium.HowToGetIt}");
            return Goals(null, 0);
        }
        await using var chromium = await Chromium.StartAsync();
        await using var league = await League.StartAsync(People, port: 9, connections: 1);
        await Assignor.AddAsync(league.Site);
        var portal = await PortalHere.StartAsync(league.Site.Folder);
        await using var template = await TemplatePage.StartAsync();
        await using var marcy = await Assignor.SignInAsync(chromium.Browser, portal.Url);
        var session = await marcy.SessionAsync();

        Console.WriteLine(
            "| Page | Network | First load: readable | usable | bytes | Second load: readable | usable | Next page of rows | its bytes |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        Visit? slowest = null;
        foreach (var (words, milliseconds, kilobits) in Networks)
        {
            await using (var network = SlowNetwork.Before(template.Url, TimeSpan.FromMilliseconds(milliseconds), kilobits))
                Print("empty template page", words, await MedianAsync(rounds,
                    () => Visit.MakeAsync(chromium.Browser, network, "/", null, null)));
            await using (var network = SlowNetwork.Before(portal.Url, TimeSpan.FromMilliseconds(milliseconds), kilobits))
            {
                slowest = await MedianAsync(rounds, () => Visit.MakeAsync(chromium.Browser, network, "/people", Rows, session));
                Print("People, 25 rows", words, slowest);
            }
        }
        var heap = await HeapAsync(chromium.Browser, portal.Url, session);
        Console.WriteLine($"Heap for a circuit on People, of {Tabs} open at once: {heap:N2} MB");
        return Goals(slowest, heap);
    }

    private static async Task<Visit> MedianAsync(int rounds, Func<Task<Visit>> visit)
    {
        // The first one compiles, and fills the server's caches.
        await visit();
        var visits = new List<Visit>();
        for (var round = 0; round < rounds; round++)
            visits.Add(await visit());
        double Median(Func<Visit, double> figure) => visits.Select(figure).Order().ElementAt(rounds / 2);
        return new Visit(
            Median(seen => seen.Readable), Median(seen => seen.Usable), Median(seen => seen.Bytes),
            Median(seen => seen.ReadableAgain), Median(seen => seen.UsableAgain),
            Median(seen => seen.NextPage), Median(seen => seen.NextPageBytes));
    }

    private static async Task<double> HeapAsync(IBrowser browser, string url, IReadOnlyList<Cookie> session)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = url });
        await context.AddCookiesAsync(session.Select(cookie => Visit.For(url, cookie)));
        await OpenAsync(context);
        await OpenAsync(context);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var tab = 0; tab < Tabs; tab++)
            await OpenAsync(context);
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6 / Tabs;
    }

    private static async Task OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/people");
        await page.Locator(Rows).First.WaitForAsync();
    }

    private static void Print(string page, string network, Visit seen) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {page} | {network} | {seen.Readable:N2} s | {seen.Usable:N2} s | {seen.Bytes / 1000:N0} KB ")
        + string.Create(CultureInfo.InvariantCulture,
        $"| {seen.ReadableAgain:N2} s | {seen.UsableAgain:N2} s |{NextPage(seen)}"));

    private static string NextPage(Visit seen) => seen.NextPageBytes > 0
        ? string.Create(CultureInfo.InvariantCulture, $" {seen.NextPage * 1000:N0} ms | {seen.NextPageBytes / 1000:N1} KB |")
        : " | |";

    private static IReadOnlyList<Goal> Goals(Visit? slow, double heap)
    {
        const string Network = "at 300 ms and 400 kbit/s";
        Goal Of(string words, Func<Visit, double> figure, double most, string unit) => slow is null
            ? new Goal(words, "Chromium is missing", null)
            : new Goal(words, $"{figure(slow):N2} {unit}", figure(slow) <= most);
        return
        [
            Of($"the first load of People can be read within 4 s {Network}", seen => seen.Readable, 4, "s"),
            Of($"the first load of People can be used within 8 s {Network}", seen => seen.Usable, 8, "s"),
            Of($"the second load can be read within 1.5 s {Network}", seen => seen.ReadableAgain, 1.5, "s"),
            Of($"the second load can be used within 3 s {Network}", seen => seen.UsableAgain, 3, "s"),
            Of("the first load of People brings at most 250 KB", seen => seen.Bytes / 1000, 250, "KB"),
            Of("a page of 25 rows brings at most 40 KB", seen => seen.NextPageBytes / 1000, 40, "KB"),
            Of("a circuit on People keeps at most 1.2 MB", _ => heap, 1.2, "MB"),
        ];
    }
}
