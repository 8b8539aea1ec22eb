using System.Diagnostics;

namespace Assignr.Portal.Tests.StartUp;

public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assignr-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Dotnet_run_from_the_root_reads_its_settings_and_answers()
    {
        await using var portal = PortalProcess.Start(PortalProcess.Root,
            ["run", "--no-build", "--configuration", PortalProcess.Configuration, "--project", "Assignr.Portal", "--", .. Ours]);
        await AnswersAsync(portal);
    }

    [Fact]
    public async Task Dotnet_run_inside_the_project_reads_its_settings_and_answers()
    {
        await using var portal = PortalProcess.Start(Path.Combine(PortalProcess.Root, "Assignr.Portal"),
            ["run", "--no-build", "--configuration", PortalProcess.Configuration, "--", .. Ours]);
        await AnswersAsync(portal);
    }

    [Fact]
    public async Task The_built_program_started_from_anywhere_reads_its_settings_and_answers()
    {
        await using var portal = PortalProcess.Start(Path.GetTempPath(), [PortalProcess.Dll, "--environment", "Development", .. Ours]);
        await AnswersAsync(portal);
    }

    [Fact]
    public async Task A_published_copy_started_from_anywhere_reads_its_settings_and_answers()
    {
        var copy = Path.Combine(folder, "published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Path.Combine(PortalProcess.Root, "Assignr.Portal"), "--no-build", "--configuration", PortalProcess.Configuration,
                "--output", copy, "--verbosity", "quiet"]))!;
        await publish.WaitForExitAsync();
        Assert.Equal(0, publish.ExitCode);

        await using var portal = PortalProcess.Start("/",
            [Path.Combine(copy, "Assignr.Portal.dll"), "--environment", "Development", .. Ours]);
        await AnswersAsync(portal);
    }

    [Theory]
    [InlineData("Portal:PublicAddress is not set.")]
    [InlineData("It has to start with https://.", "--Portal:PublicAddress", "http://portal.example.com")]
    [InlineData("which is not a web address", "--Portal:PublicAddress", "portal.example.com")]
    [InlineData("with nothing after the host", "--Portal:PublicAddress", "https://portal.example.com/portal")]
    [InlineData("Keys:File is not set", "--Portal:PublicAddress", "https://portal.example.com")]
    [InlineData("Assignr.Portal.dll --make-key /etc/assignr/portal.key", "--Portal:PublicAddress", "https://portal.example.com")]
    [InlineData("Keys:File is \"portal.key\", which is not a whole path", "--Keys:File", "portal.key")]
    [InlineData("not an IP address", "--Portal:PublicAddress", "https://portal.example.com", "--Proxy:KnownProxies:0", "proxy")]
    [InlineData("Mail:Transport is not set", "--Portal:PublicAddress", "https://portal.example.com")]
    [InlineData("for Development only", "--Portal:PublicAddress", "https://portal.example.com", "--Mail:Transport", "Pickup")]
    [InlineData("NewAccountDays must be between 1 and 30.", "--Portal:PublicAddress", "https://portal.example.com",
        "--Links:NewAccountDays", "99")]
    [InlineData("Links:NewAccountDays", "--Portal:PublicAddress", "https://portal.example.com", "--Links:NewAccountDays", "soon")]
    public async Task Outside_Development_it_refuses_unsafe_settings_in_a_sentence(string sentence, params string[] settings)
    {
        await using var portal = PortalProcess.Start(Path.GetTempPath(), [PortalProcess.Dll, .. Ours, .. settings]);

        Assert.Equal(1, await portal.ExitCodeAsync());

        Assert.Contains("Assignr Portal cannot start.", portal.Output, StringComparison.Ordinal);
        Assert.Contains(sentence, portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", portal.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "portal.db")));
    }

    [Fact]
    public async Task In_Development_a_home_that_cannot_be_written_is_said_with_what_to_do()
    {
        // Not even root can make a folder inside a file.
        var home = Path.Combine(folder, "home");
        await File.WriteAllTextAsync(home, "");
        await using var portal = PortalProcess.Start(
            Path.GetTempPath(), null, null, [PortalProcess.Dll, "--environment", "Development", .. Ours], home);

        Assert.Equal(1, await portal.ExitCodeAsync());

        Assert.Contains("Assignr Portal cannot start.", portal.Output, StringComparison.Ordinal);
        Assert.Contains($"no key can be made at {home}", portal.Output, StringComparison.Ordinal);
        Assert.Contains("set Keys:File to it", portal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", portal.Output, StringComparison.Ordinal);
    }

    private string[] Ours => ["--urls", "http://127.0.0.1:0", "--Storage:Folder", folder];

    private async Task AnswersAsync(PortalProcess portal)
    {
        using var client = new HttpClient { BaseAddress = await portal.ListeningAsync() };

        Assert.True((int)(await client.GetAsync("/")).StatusCode < 500, portal.Output);
        Assert.NotEmpty(await client.GetByteArrayAsync("/_content/MudBlazor/MudBlazor.min.css"));
        Assert.Contains(Path.Combine(folder, "portal.db"), portal.Output, StringComparison.Ordinal);
        // Only appsettings.json turns off the server's own line.
        Assert.DoesNotContain("Now listening on", portal.Output, StringComparison.Ordinal);
    }
}
