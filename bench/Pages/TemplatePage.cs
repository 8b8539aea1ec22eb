using System.Diagnostics;

namespace Assignr.Bench.Pages;

/// <summary>The empty app of <c>dotnet new blazor</c>, interactive on the server as a whole, built and run beside the portal.</summary>
internal sealed class TemplatePage(Process process, string folder, string url) : IAsyncDisposable
{
    public string Url => url;

    public static async Task<TemplatePage> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("assignr-template-").FullName;
        var published = Path.Combine(folder, "published");
        await RunAsync(folder,
            "new", "blazor", "--empty", "--interactivity", "Server", "--all-interactive", "--no-https", "--name",
                "Hello", "--output", folder);
        await RunAsync(folder, "publish", folder, "--configuration", "Release", "--output", published, "--verbosity", "quiet");
        var url = $"http://127.0.0.1:{PortalHere.FreePort()}";
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(published, "Hello.dll"), "--urls", url])
        {
            WorkingDirectory = published,
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Now listening", StringComparison.Ordinal))
        {
        }
        // Its output is read to the end, so that it never blocks on it.
        _ = process.StandardOutput.ReadToEndAsync();
        return new TemplatePage(process, folder, url);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        // A build server that stays alive would keep the stream open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {arguments[0]} failed:\n{said}");
    }
}
