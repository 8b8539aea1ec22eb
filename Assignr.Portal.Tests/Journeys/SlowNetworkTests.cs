using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.Tests.Journeys;

public sealed class SlowNetworkTests : IDisposable
{
    private readonly TcpListener server = new(IPAddress.Loopback, 0);

    public SlowNetworkTests() => server.Start();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Everything_arrives_in_order_half_a_round_trip_later_each_way_and_the_end_arrives_too()
    {
        await using var network = SlowNetwork.Before(Url, TimeSpan.FromMilliseconds(200));
        var echo = EchoAsync();
        var began = Stopwatch.GetTimestamp();
        using var client = await ConnectAsync(network);
        var sent = new byte[300_000];
        Random.Shared.NextBytes(sent);

        await client.SendAsync(sent);
        client.Shutdown(SocketShutdown.Send);
        var got = await ReadToEndAsync(client);

        Assert.Equal(sent, got);
        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(200), "The answer came before a round trip was over.");
        await echo;
    }

    [Fact]
    public async Task The_slow_network_carries_no_more_than_its_bandwidth()
    {
        await using var network = SlowNetwork.Before(Url, TimeSpan.Zero, kilobits: 400);
        var echo = EchoAsync();
        var began = Stopwatch.GetTimestamp();
        using var client = await ConnectAsync(network);

        await client.SendAsync(new byte[25_000]);
        client.Shutdown(SocketShutdown.Send);

        // 200,000 bits up at 400,000 a second; the way back overlaps with all but the last piece.
        Assert.Equal(25_000, (await ReadToEndAsync(client)).Length);
        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(500), "It was faster than the line.");
        Assert.Equal(25_000, network.BytesDown);
        await echo;
    }

    [Fact]
    public async Task Taking_it_down_cuts_what_is_connected()
    {
        var network = SlowNetwork.Before(Url, TimeSpan.FromSeconds(60));
        using var client = await ConnectAsync(network);
        using var caller = await server.AcceptSocketAsync();
        await client.SendAsync(new byte[10]);

        await network.DisposeAsync();

        Assert.Empty(await ReadToEndAsync(client));
        Assert.Empty(await ReadToEndAsync(caller));
    }

    private string Url => $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}";

    private static async Task<Socket> ConnectAsync(SlowNetwork network)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, new Uri(network.Url).Port);
        return client;
    }

    private async Task EchoAsync()
    {
        using var caller = await server.AcceptSocketAsync();
        await caller.SendAsync(await ReadToEndAsync(caller));
    }

    private static async Task<byte[]> ReadToEndAsync(Socket socket)
    {
        using var all = new MemoryStream();
        var buffer = new byte[16_384];
        try
        {
            while (await socket.ReceiveAsync(buffer) is > 0 and var count)
                all.Write(buffer, 0, count);
        }
        catch (SocketException cut) when (cut.SocketErrorCode == SocketError.ConnectionReset)
        {
            // A cut connection counts as an end.
        }
        return all.ToArray();
    }
}
