using System.Diagnostics;

namespace Assignr.Bench.Mail;

/// <summary>
/// smtp-sink and smtp-source from Debian's postfix package. Where they are not installed, the package is unpacked beside the benchmark, so
/// that no postfix is ever installed or started.
/// </summary>
internal sealed class PostfixTools
{
    private readonly string programs;
    private readonly string? libraries;

    private PostfixTools(string programs, string? libraries) => (this.programs, this.libraries) = (programs, libraries);

    /// <exception cref="InvalidOperationException">They are neither installed nor available.</exception>
    public static async Task<PostfixTools> FindAsync()
    {
        if (File.Exists("/usr/sbin/smtp-sink") && File.Exists("/usr/sbin/smtp-source"))
            return new PostfixTools("/usr/sbin", null);
        var folder = Path.Combine(AppContext.BaseDirectory, "postfix");
        var unpacked = Path.Combine(folder, "unpacked");
        if (!File.Exists(Path.Combine(unpacked, "usr/sbin/smtp-sink")))
        {
            Directory.CreateDirectory(folder);
            await DownloadAsync(folder);
            await RunAsync("dpkg-deb", $"-x {Directory.GetFiles(folder, "postfix_*.deb").Last()} {unpacked}", folder);
        }
        return new PostfixTools(Path.Combine(unpacked, "usr/sbin"), Path.Combine(unpacked, "usr/lib/postfix"));
    }

    public Process Start(string tool, string arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(programs, tool),
            arguments)
        { RedirectStandardOutput = true, RedirectStandardError = true };
        if (libraries is not null)
            start.Environment["LD_LIBRARY_PATH"] = libraries;
        return Process.Start(start)!;
    }

    private static async Task DownloadAsync(string folder)
    {
        // A new machine has no package lists yet, and only root may fetch them.
        if (Environment.IsPrivilegedProcess && await ComplaintAsync("apt-get", "download postfix", folder) is not null)
            await RunAsync("apt-get", "update -qq", folder);
        await RunAsync("apt-get", "download postfix", folder);
    }

    private static async Task RunAsync(string program, string arguments, string folder)
    {
        if (await ComplaintAsync(program, arguments, folder) is { } complaint)
            throw new InvalidOperationException(
                $"smtp-sink and smtp-source are missing, and \"{program} {arguments}\" failed: {complaint} Run \"apt-get update\" as root "
                + "and try again, or install Debian's package postfix.");
    }

    private static async Task<string?> ComplaintAsync(string program, string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program,
            arguments)
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await said;
        return process.ExitCode == 0 ? null : complained.Trim();
    }
}
