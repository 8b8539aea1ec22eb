using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Tests.StartUp;

/// <summary>The portal as it is started in production: a process of its own, with its own folder.</summary>
internal sealed partial class PortalProcess : IAsyncDisposable
{
    /// <summary>A start takes two seconds of processor time, which can take minutes on a very busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly string? log;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disposed;

    private PortalProcess(ProcessStartInfo start, string? log)
    {
        this.log = log;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static string Root { get; } = FindRoot();

    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The portal as it was built with the tests.</summary>
    public static string Dll { get; } = Path.Combine(Root, "Assignr.Portal", "bin", Configuration, "net10.0", "Assignr.Portal.dll");

    public int Id => process.Id;

    public bool HasEnded => disposed || process.HasExited;

    /// <summary>What it said from its first error on; empty where there was none.</summary>
    public string FromFirstFailure => Output.IndexOf("fail:", StringComparison.Ordinal) is >= 0 and var at ? Output[at..] : "";

    /// <summary>Its output so far, of both streams.</summary>
    public string Output
    {
        get
        {
            if (log is not null)
                return File.ReadAllText(log);
            lock (output)
                return output.ToString();
        }
    }

    /// <param name="folder">The current directory of its start.</param>
    /// <param name="arguments">For <c>dotnet</c>.</param>
    public static PortalProcess Start(string folder, params string[] arguments) => Start(folder, null, null, arguments);

    /// <param name="folder">The current directory of its start.</param>
    /// <param name="log">A file for both its streams; null: none.</param>
    /// <param name="temporary">The folder for its temporary files; null: the system's.</param>
    /// <param name="arguments">For <c>dotnet</c>.</param>
    /// <param name="home">The home folder of its user; null: the tests' own.</param>
    public static PortalProcess Start(string folder, string? log, string? temporary, string[] arguments, string? home = null)
    {
        // Made here, so that a reader finds it from the start.
        if (log is not null)
            File.AppendAllText(log, "");
        // With the usual umask of systems, whatever that of the tests is by then.
        var start = new ProcessStartInfo("sh", ["-c", $"umask 022; exec dotnet \"$@\"{(log is null ? "" : " >>\"$0\" 2>&1")}", log ?? "sh"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        if (temporary is not null)
            start.Environment["TMPDIR"] = temporary;
        if (home is not null)
        {
            start.Environment["HOME"] = home;
            start.Environment.Remove("XDG_DATA_HOME");
        }
        return new PortalProcess(start, log);
    }

    /// <summary>The address at which it says that it can be opened; fails with its output where it ends before.</summary>
    public async Task<Uri> ListeningAsync()
    {
        if (log is not null)
            return new Uri(OpenItAt().Match(await SaidAsync(OpenItAt())).Groups[1].Value);
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(listening.Task, ended).WaitAsync(Patience) == ended)
            throw new InvalidOperationException($"The portal ended with {process.ExitCode}:\n{Output}");
        return await listening.Task;
    }

    /// <summary>The first matching text of its output, now or later.</summary>
    public async Task<string> SaidAsync(Regex words)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Moment)
        {
            if (words.Match(Output) is { Success: true } match)
                return match.Value;
            await Task.Delay(Moment);
        }
        throw new TimeoutException($"It did not say {words}:\n{Output}");
    }

    /// <param name="name">As for <c>kill</c>: TERM, STOP, CONT.</param>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"kill -{name} failed.");
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Kills it with kill -9 where it still runs; may be called twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private void Read(string? line)
    {
        lock (output)
            output.AppendLine(line);
        if (line is not null && OpenItAt().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Assignr.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return folder.FullName;
    }

    [GeneratedRegex(@"Open it at\s+(\S+)")]
    private static partial Regex OpenItAt();
}
