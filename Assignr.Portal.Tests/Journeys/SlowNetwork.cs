using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>
/// A slow network on loopback: forwards its own port to a server, delays each direction by half of the round trip and limits the rate of
/// all connections together. Order is kept and nothing is lost. Connecting takes no time.
/// </summary>
public sealed class SlowNetwork : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Task, bool> connections = new();
    private readonly ConcurrentDictionary<Socket, bool> open = new();
    private readonly Line up;
    private readonly Line down;
    private readonly int target;
    private readonly Task accepting;
    private volatile bool isDown;

    private SlowNetwork(Uri target, TimeSpan roundTrip, double kilobits)
    {
        (this.target, RoundTrip) = (target.Port, roundTrip);
        (up, down) = (new Line(kilobits), new Line(kilobits));
        listener.Start();
        Url = new UriBuilder(target) { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri.ToString().TrimEnd('/');
        accepting = AcceptAsync();
    }

    /// <summary>The address at which the server answers slowly.</summary>
    public string Url { get; }

    /// <summary>May be changed at any time. Data that is under way keeps its delay, and order is kept in any case.</summary>
    public TimeSpan RoundTrip { get; set; }

    /// <summary>While it is true, all connections are cut, new ones too.</summary>
    public bool IsDown
    {
        get => isDown;
        set
        {
            isDown = value;
            foreach (var socket in value ? open.Keys : [])
                socket.Dispose();
        }
    }

    /// <summary>
    /// Examines each request and answers in place of the server; an empty text means that no answer ever comes. Null: it goes through.
    /// </summary>
    public Func<string, string?> Firewall { get; set; } = _ => null;

    /// <summary>How many bytes came from the server, counted when they enter the network.</summary>
    public long BytesDown => down.Bytes;

    /// <param name="url">A server on loopback.</param>
    /// <param name="roundTrip">Zero: no delay.</param>
    /// <param name="kilobits">The rate per second in each direction; 0: unlimited. 3G: 400.</param>
    public static SlowNetwork Before(string url, TimeSpan roundTrip, double kilobits = 0) => new(new Uri(url), roundTrip, kilobits);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        // Only afterwards are all accepted connections on the list, and none waits at a closed listener.
        await accepting;
        listener.Dispose();
        await Task.WhenAll(connections.Keys);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = ForwardAsync(await listener.AcceptSocketAsync(closing.Token));
                connections.TryAdd(connection, true);
                _ = connection.ContinueWith(done => connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The network was taken down.
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            if (isDown)
                return;
            open.TryAdd(client, true);
            open.TryAdd(server, true);
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, closing.Token);
                await Task.WhenAll(PumpAsync(client, server, up), PumpAsync(server, client, down));
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // One side closed without a word, or nobody listens there: the other side is closed too.
            }
            finally
            {
                open.TryRemove(client, out _);
                open.TryRemove(server, out _);
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Line line)
    {
        var underWay = Channel.CreateBounded<(long Due, byte[] Bytes)>(64);
        var sending = SendAsync(underWay.Reader, to);
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer, closing.Token) is > 0 and var count)
            {
                if (line == up && Firewall(Encoding.ASCII.GetString(buffer, 0, count)) is { } answer)
                {
                    await AnswerAsync(from, answer);
                    continue;
                }
                await underWay.Writer.WriteAsync((line.Due(count, RoundTrip / 2), buffer[..count]), closing.Token);
            }
        }
        finally
        {
            underWay.Writer.Complete();
            await sending;
        }
    }

    private static async Task AnswerAsync(Socket client, string answer)
    {
        if (answer.Length == 0)
            return;
        await client.SendAsync(Encoding.ASCII.GetBytes(answer));
        client.Shutdown(SocketShutdown.Both);
    }

    private async Task SendAsync(ChannelReader<(long Due, byte[] Bytes)> underWay, Socket to)
    {
        try
        {
            await foreach (var (due, bytes) in underWay.ReadAllAsync(closing.Token))
            {
                var now = Stopwatch.GetTimestamp();
                if (due > now)
                    await Task.Delay(Stopwatch.GetElapsedTime(now, due), closing.Token);
                for (var sent = 0; sent < bytes.Length;)
                    sent += await to.SendAsync(bytes.AsMemory(sent), closing.Token);
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is ObjectDisposedException or SocketException)
        {
            // The receiver is gone: what still arrives is dropped, and the other side is closed.
            to.Dispose();
            await foreach (var _ in underWay.ReadAllAsync(closing.Token))
            {
            }
        }
    }

    /// <summary>One direction, for all connections together.</summary>
    private sealed class Line(double kilobits)
    {
        private readonly Lock gate = new();
        private long freeAt;

        public long Bytes { get; private set; }

        /// <returns>When the last of these bytes arrives, as a timestamp.</returns>
        public long Due(int bytes, TimeSpan delay)
        {
            lock (gate)
            {
                Bytes += bytes;
                freeAt = Math.Max(freeAt, Stopwatch.GetTimestamp());
                if (kilobits > 0)
                    freeAt += (long)(bytes * 8 / (kilobits * 1000) * Stopwatch.Frequency);
                return freeAt + (long)(delay.TotalSeconds * Stopwatch.Frequency);
            }
        }
    }
}
