using Microsoft.Playwright;

namespace Assignr.Bench.Drain;

/// <summary>The installed Chromium, with its own profile, which is deleted afterwards. Nothing is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string HowToGetIt =
        "Chromium is missing. On Debian, as root: apt-get install chromium. Elsewhere install Chromium or Chrome so that it is in the "
        + "PATH.";

    private static readonly string[] Names = ["chromium", "chromium-headless-shell", "chromium-browser",
        "google-chrome", "google-chrome-stable"];

    /// <summary>Turns off the browser's own activity: no first-run page, no updates, no reports.</summary>
    private static readonly string[] Quiet = ["--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    /// <summary>Its path; null where it is not installed.</summary>
    public static string? Installed { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(60_000);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Installed,
            // Its sandbox does not work as root.
            Args = Environment.IsPrivilegedProcess ? [.. Quiet, "--no-sandbox"] : Quiet,
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
