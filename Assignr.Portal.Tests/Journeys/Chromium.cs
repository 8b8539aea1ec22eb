using Microsoft.Playwright;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>One browser for all journeys; each visitor has a context of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The headless shell does the same for half of the processor time.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser",
        "google-chrome", "google-chrome-stable"];

    /// <summary>Turns off the browser's own activity: no first-run page, no updates, no reports.</summary>
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Visitor.Patience);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Installed(),
            Args = Quiet,
        });
    }

    /// <summary>A visitor with their own browser context at a portal that is running already.</summary>
    public async Task<Visitor> VisitAsync(Uri url) =>
        await Visitor.OpenAsync(await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = url.ToString() }), url.ToString());

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string Installed() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "Chromium is missing; journeys need it. On Debian: apt-get install chromium-headless-shell. Or leave them out: --filter "
            + "FullyQualifiedName!~Journeys");
}

/// <summary>Journeys run one after another: several browsers at once only slow each other down.</summary>
[CollectionDefinition(Name)]
public sealed class Journey : ICollectionFixture<Chromium>
{
    public const string Name = "Journeys";
}

/// <summary>Journeys about the pages themselves and about slow networks: they run beside the others, in a browser of their
/// own.</summary>
[CollectionDefinition(Name)]
public sealed class PageJourney : ICollectionFixture<Chromium>
{
    public const string Name = "Pages";
}
