using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Assignr.Bench.Mail;

/// <summary>A receiver in a process of its own on loopback, which accepts everything and keeps nothing.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly Process process;

    private Receiver(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public static async Task<Receiver> SinkAsync(PostfixTools tools)
    {
        var port = FreePort();
        return await ListeningAsync(tools.Start("smtp-sink",
            $"-4 {(Environment.UserName == "root" ? "-u nobody " : "")}127.0.0.1:{port} 1024"), port);
    }

    /// <summary>A <see cref="SlowReceiver"/> in another process, so that nothing in this one delays it.</summary>
    public static async Task<Receiver> SlowAsync(TimeSpan each)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(Receiver).Assembly.Location, "receive", $"{each.TotalMilliseconds}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new Receiver(process, int.Parse(await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The receiver did not start."), CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Receiver> ListeningAsync(Process process, int port)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new Receiver(process, port);
            }
            catch (SocketException) when (!process.HasExited && watch.Elapsed < TimeSpan.FromSeconds(10))
            {
                // Not yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
