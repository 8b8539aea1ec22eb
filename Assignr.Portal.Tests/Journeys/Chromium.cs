using Microsoft.Playwright;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>One browser for all journeys; each visitor has a context of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Installed = "/usr/bin/chromium";
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Visitor.Patience);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = File.Exists(Installed) ? Installed : null,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>Journeys take turns: several browsers at once only make each other slow.</summary>
[CollectionDefinition(Name)]
public sealed class Journey : ICollectionFixture<Chromium>
{
    public const string Name = "Journeys";
}
