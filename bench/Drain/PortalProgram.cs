using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Assignr.Bench.Drain;

/// <summary>The portal as a process of its own, as built with the benchmark, on a folder with a database.</summary>
internal sealed partial class PortalProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProgram(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url { get; private set; } = "";

    /// <summary>Its current memory in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static async Task<PortalProgram> StartAsync(string folder, int mailPort, int connections)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Assignr.Portal.dll"), "--environment", "Development", "--urls", "http://127.0.0.1:0",
            "--Storage:Folder", folder, "--Portal:DemoLeague", "false", "--Portal:PublicAddress", "", "--Accounts:PostsPerMinute", "10000",
            "--Mail:Transport", "Smtp", "--Mail:Host", "127.0.0.1", "--Mail:Port", $"{mailPort}", "--Mail:Security", "None",
            "--Mail:From", "assignors@league.example.com", "--Mail:Connections", $"{connections}",
        ])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var portal = new PortalProgram(start);
        portal.Url = await portal.listening.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is not null && OpenItAt().Match(line) is { Success: true } match)
            listening.TrySetResult(match.Groups[1].Value);
        else if (line?.Contains("fail:", StringComparison.Ordinal) is true)
            Console.Error.WriteLine(line);
    }

    [GeneratedRegex(@"Open it at\s+(\S+)")]
    private static partial Regex OpenItAt();
}
