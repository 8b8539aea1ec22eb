using System.Net;
using System.Net.Sockets;

namespace Assignr.Bench.Mail;

/// <summary>A receiver that waits after every letter, like one at the other end of the Internet.</summary>
internal sealed class SlowReceiver : IAsyncDisposable
{
    private static readonly byte[] End = "\r\n.\r\n"u8.ToArray();

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly TimeSpan delay;
    private readonly Task accepting;

    public SlowReceiver(TimeSpan delay)
    {
        this.delay = delay;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Called with the recipient of each accepted letter, on any thread.</summary>
    public Action<string>? Took { get; init; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Prints its port, and serves until the process that started it has ended.</summary>
    public static async Task<int> ServeAsync(TimeSpan delay)
    {
        await using var receiver = new SlowReceiver(delay);
        Console.WriteLine(receiver.Port);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await accepting;
        listener.Stop();
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await listener.AcceptSocketAsync(closing.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The measurement has ended.
        }
    }

    private async Task TalkAsync(Socket socket)
    {
        socket.NoDelay = true;
        using var stream = new NetworkStream(socket, ownsSocket: true);
        var (buffer, filled, to) = (new byte[64 * 1024], 0, "");
        try
        {
            await stream.WriteAsync("220 slow.test ESMTP\r\n"u8.ToArray(), closing.Token);
            while (true)
            {
                var end = buffer.AsSpan(0, filled).IndexOf("\r\n"u8);
                if (end < 0)
                {
                    if (await stream.ReadAsync(buffer.AsMemory(filled), closing.Token) is var more && more == 0)
                        return;
                    filled += more;
                    continue;
                }
                var verb = System.Text.Encoding.ASCII.GetString(buffer, 0, Math.Min(4, end)).ToUpperInvariant();
                if (verb == "RCPT")
                    to = System.Text.Encoding.ASCII.GetString(buffer, 0, end).Split('<', '>')[1];
                (buffer, filled) = Drop(buffer, filled, end + 2);
                await stream.WriteAsync(verb switch
                {
                    "EHLO" => "250-slow.test\r\n250-PIPELINING\r\n250 8BITMIME\r\n"u8.ToArray(),
                    "DATA" => "354 Go ahead\r\n"u8.ToArray(),
                    _ => "250 Ok\r\n"u8.ToArray(),
                }, closing.Token);
                if (verb == "QUIT")
                    return;
                if (verb != "DATA")
                    continue;
                while ((end = buffer.AsSpan(0, filled).IndexOf(End)) < 0)
                {
                    // Only the end of what came can matter.
                    (buffer, filled) = Drop(buffer, filled, Math.Max(0, filled - End.Length));
                    if (await stream.ReadAsync(buffer.AsMemory(filled), closing.Token) is var more && more == 0)
                        return;
                    filled += more;
                }
                (buffer, filled) = Drop(buffer, filled, end + End.Length);
                await Task.Delay(delay, closing.Token);
                await stream.WriteAsync("250 2.0.0 Ok\r\n"u8.ToArray(), closing.Token);
                Took?.Invoke(to);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client closed the connection, or the measurement has ended.
        }
    }

    private static (byte[] Buffer, int Filled) Drop(byte[] buffer, int filled, int bytes)
    {
        Buffer.BlockCopy(buffer, bytes, buffer, 0, filled - bytes);
        return (buffer, filled - bytes);
    }
}
