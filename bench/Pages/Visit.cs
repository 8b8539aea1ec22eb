using Assignr.Portal.Tests.Journeys;
using Microsoft.Playwright;

namespace Assignr.Bench.Pages;

/// <summary>Two loads of one page in a browser without a cache, and one click.</summary>
/// <param name="Readable">Seconds until the first text is painted.</param>
/// <param name="Usable">Seconds until the circuit has drawn the page with its rows.</param>
/// <param name="Bytes">Everything that was received, including the WebSocket.</param>
/// <param name="ReadableAgain">For the second load, in seconds.</param>
/// <param name="UsableAgain">For the second load, in seconds.</param>
/// <param name="NextPage">Seconds from the click to another person in the first row; 0 where the page has no rows.</param>
/// <param name="NextPageBytes">What was received for it.</param>
internal sealed record Visit(
    double Readable, double Usable, double Bytes, double ReadableAgain, double UsableAgain, double NextPage, double NextPageBytes)
{
    private const string Painted = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime";

    // Rows show by themselves that they are there; a page without rows is drawn when its circuit has answered for the first time.
    private const string Notice = """
        rows => {
          const look = () => document.querySelector(rows) ? globalThis.usableAt ??= performance.now() : requestAnimationFrame(look);
          document.addEventListener('DOMContentLoaded', look);
        }
        """;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);

    public static async Task<Visit> MakeAsync(
        IBrowser browser, SlowNetwork network, string path, string? rows, IReadOnlyList<Cookie>? session)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = network.Url });
        context.SetDefaultTimeout(120_000);
        await context.AddCookiesAsync((session ?? []).Select(cookie => For(network.Url, cookie)));
        var before = network.BytesDown;
        var (page, readable, usable) = await LoadAsync(context, path, rows);
        var bytes = network.BytesDown - before;
        await page.CloseAsync();
        (page, var readableAgain, var usableAgain) = await LoadAsync(context, path, rows);
        if (rows is null)
            return new Visit(readable, usable, bytes, readableAgain, usableAgain, 0, 0);
        before = network.BytesDown;
        var click = await page.EvaluateAsync<double>(Drain.Assignor.Click, "button[aria-label='Next page']");
        await Task.Delay(Quiet);
        return new Visit(readable, usable, bytes, readableAgain, usableAgain, click / 1000, network.BytesDown - before);
    }

    public static Cookie For(string url, Cookie cookie) => new() { Name = cookie.Name, Value = cookie.Value, Url = url, HttpOnly = true };

    private static async Task<(IPage Page, double Readable, double Usable)> LoadAsync(IBrowserContext context, string path, string? rows)
    {
        var page = await context.NewPageAsync();
        var drawn = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Binary?.AsSpan().IndexOf("JS.RenderBatch"u8) >= 0)
                drawn.TrySetResult(watch.Elapsed.TotalSeconds);
        };
        if (rows is not null)
            await page.AddInitScriptAsync($"({Notice})({System.Text.Json.JsonSerializer.Serialize(rows)})");
        await page.GotoAsync(path);
        double usable;
        if (rows is null)
            usable = await drawn.Task.WaitAsync(TimeSpan.FromMinutes(2));
        else
        {
            await page.Locator(rows).First.WaitForAsync();
            usable = await page.EvaluateAsync<double>("() => globalThis.usableAt") / 1000;
        }
        await Task.Delay(Quiet);
        return (page, await page.EvaluateAsync<double>(Painted) / 1000, usable);
    }
}
