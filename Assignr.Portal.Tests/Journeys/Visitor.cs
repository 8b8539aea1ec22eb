using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Assignr.Portal.Tests.StartUp;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>A person at a browser. What they see is found by roles and labels; every request of the browser is recorded.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    /// <summary>How long, in milliseconds, a journey waits for anything: builds are tested on busy machines.</summary>
    public const int Patience = 90_000;

    /// <summary>The address of the person whom <see cref="SetUpAsync"/> makes.</summary>
    public const string Assignor = "marcy.dolan@example.com";

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> asked = new();
    private readonly ConcurrentQueue<string> complaints = new();

    private Visitor(IBrowserContext context, IPage page, string url) => (this.context, Page, Url) = (context, page, url);

    public IPage Page { get; }

    public string Url { get; }

    /// <summary>Every address that the browser requested, including WebSockets.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <summary>Errors on the browser's console, and exceptions in scripts.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<Visitor> OpenAsync(IBrowserContext context, string url)
    {
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page, url);
        page.Request += (_, request) => visitor.asked.Enqueue(request.Url);
        page.WebSocket += (_, socket) => visitor.asked.Enqueue(socket.Url);
        page.PageError += (_, error) => visitor.complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                visitor.complaints.Enqueue(message.Text);
        };
        return visitor;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Text(string text) => Page.GetByText(text);

    /// <summary>Opens a page of the portal and waits until it can be used.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Picks an item of the menu at the side.</summary>
    public async Task SelectMenuAsync(string name)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link,
            new() { Name = name, Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
    }

    public async Task SignInAsync(string name, string password)
    {
        await Page.GotoAsync("/login");
        await Field("Email or user name").FillAsync(name);
        await Field("Password").FillAsync(password);
        await Button("Sign in").ClickAsync();
        await Expect(Page).Not.ToHaveURLAsync(LoginPage());
        await ReadyAsync();
    }

    /// <summary>Opens the link that a new portal prints, and becomes its first assignor: <see cref="Assignor"/>.</summary>
    internal async Task SetUpAsync(PortalProcess portal)
    {
        await Page.GotoAsync(await portal.SaidAsync(SetUpLink()));
        foreach (var (label, text) in new[]
        {
            ("Name of your association", "Sunday Officials"), ("Your first name", "Marcy"), ("Your last name", "Dolan"),
            ("Your email", Assignor),
            ("Password", PortalServer.Password), ("Password, once more", PortalServer.Password),
        })
            await Field(label).FillAsync(text);
        await Page.Locator("form button").Last.ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Uri(new Uri(Url), "/people").AbsoluteUri);
        await ReadyAsync();
    }

    /// <summary>Interactive pages are ready once their circuit has drawn the title; static ones at once.</summary>
    public async Task ReadyAsync()
    {
        // Until then the document shows a frame with the title.
        await Expect(Page.Locator(".first-screen")).ToHaveCountAsync(0);
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
    }

    /// <summary>Presses Tab until the focus is there, like a person without a mouse.</summary>
    public async Task TabToAsync(ILocator target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab does not lead to {target}.");
    }

    /// <summary>Texts with too little contrast, one on each line: all that axe can find in other colours but not in the first
    /// ones.</summary>
    public async Task<IReadOnlyList<string>> FaintAsync() =>
        Lines(await Page.RunAxe(new AxeRunOptions
        {
            Iframes = false,
            RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        }));

    /// <summary>What axe finds wrong, one on each line; empty where nothing is. Frames are left out: that of a letter runs no script, so
    /// axe would wait in it for ever, and letters are examined as pages of their own.</summary>
    /// <param name="page">False for content inside another page, such as a letter, to which the rules about landmarks do not
    /// apply.</param>
    public async Task<IReadOnlyList<string>> ViolationsAsync(bool page = true)
    {
        var result = await Page.RunAxe(new AxeRunOptions
        {
            Iframes = false,
            RunOnly = new RunOnlyOptions
            {
                Type = "tag",
                Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", .. page
                ? ["best-practice"]
                : Array.Empty<string>()]
            },
        });
        return Lines(result);
    }

    private static IReadOnlyList<string> Lines(AxeResult result) =>
        [.. result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}"))];

    /// <summary>How many pixels the page is wider than the screen.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");

    public ValueTask DisposeAsync() => context.DisposeAsync();

    [GeneratedRegex("/login")]
    private static partial Regex LoginPage();

    [GeneratedRegex(@"http\S+/set-up/\S+(?=\s)")]
    private static partial Regex SetUpLink();
}
