using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assignr.Bench.Drain;

/// <summary>Marcy Dolan at her browser: one page follows the mailing, on another one she turns the pages of the grid.</summary>
internal sealed class Assignor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private const string Address = "marcy.dolan@league.example.com";
    private const string Password = "a password for benchmarks";

    /// <summary>In the page: presses an element of the grid, and returns the milliseconds until another person is in the first
    /// row.</summary>
    public const string Click = """
        selector => new Promise((done, fail) => {
          const grid = document.querySelector('.people-grid');
          const first = () => grid.querySelector('tbody a.name')?.getAttribute('href');
          const before = first();
          setTimeout(() => fail(new Error('The rows did not change.')), 60000);
          const from = performance.now();
          const look = new MutationObserver(() => {
            if (first() === before) return;
            look.disconnect();
            done(performance.now() - from);
          });
          look.observe(grid, { subtree: true, childList: true, attributes: true, characterData: true });
          grid.querySelector(selector).click();
        })
        """;

    private const string Watch = """
        () => {
          const progress = document.querySelector('section[aria-label=Progress]');
          const done = () => progress.querySelector('b').textContent;
          let last = done();
          window.changes = [];
          new MutationObserver(() => {
            if (done() === last) return;
            last = done();
            window.changes.push(performance.now());
          }).observe(progress, { subtree: true, childList: true, characterData: true });
        }
        """;

    private static readonly TimeSpan BetweenClicks = TimeSpan.FromMilliseconds(300);

    private IPage? leafing;

    public static async Task AddAsync(Site site)
    {
        var now = TimeProvider.System.GetUtcNow();
        var marcy = Person.Add("Marcy", "Dolan", Permissions.Assignor, now);
        marcy.Reach([EmailAddress.Parse(Address, out _)!], now);
        marcy.LogIn(now);
        var hash = await site.Get<PasswordHashing>().HashAsync(Password);
        await using var db = await site.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.AddRange(marcy, Account.Open(marcy.Id, Address, hash!));
        (await db.Site.SingleAsync()).SetUp(now);
        await db.SaveChangesAsync();
    }

    public static async Task<Assignor> SignInAsync(IBrowser browser, string portal)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal,
            ReducedMotion = ReducedMotion.Reduce
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("Email or user name", new() { Exact = true }).FillAsync(Address);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await ReadyAsync(page);
        return new Assignor(context, page);
    }

    /// <summary>Presses Send New Account Emails and Send Emails; the page follows the mailing, and a new one opens for the grid.</summary>
    public async Task SendAsync(int people)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Send New Account Emails", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "All Users that have never logged in" }).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Dialog))
            .ToContainTextAsync(FormattableString.Invariant($"{people:N0} people get {people:N0} emails."));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Emails", Exact = true }).ClickAsync();
        await page.Locator("section[aria-label=Progress]").WaitForAsync();
        await page.EvaluateAsync(Watch);
        leafing = await context.NewPageAsync();
        await leafing.GotoAsync("/people");
        await ReadyAsync(leafing);
    }

    /// <summary>Turns to the next page again and again, and changes the order every fourth time.</summary>
    /// <returns>Milliseconds in the page, from each click to another person in the first row.</returns>
    public async Task<List<double>> LeafAsync(Func<int, bool> goOn)
    {
        var waits = new List<double>();
        while (goOn(waits.Count))
        {
            var number = waits.Count + 1;
            waits.Add(await (leafing ?? page).EvaluateAsync<double>(Click, number % 4 > 0 ? "button[aria-label='Next page']"
                : number % 8 > 0 ? ".c-email button"
                : ".c-name button"));
            await Task.Delay(BetweenClicks);
        }
        return waits;
    }

    /// <summary>The cookies of her session, for another browser.</summary>
    public async Task<IReadOnlyList<Cookie>> SessionAsync() =>
        [.. (await context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value })];

    /// <summary>When the mailing's numbers changed on the page that follows it, in milliseconds.</summary>
    public Task<double[]> ChangesAsync() => page.EvaluateAsync<double[]>("() => window.changes");

    public ValueTask DisposeAsync() => context.DisposeAsync();

    // A page is ready once its circuit has drawn the first row.
    private static Task ReadyAsync(IPage page) => page.Locator(".people-grid tbody a.name").First.WaitForAsync();
}
