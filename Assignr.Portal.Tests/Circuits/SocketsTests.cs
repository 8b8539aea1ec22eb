using System.Net.WebSockets;
using Assignr.Portal.Circuits;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests.Circuits;

public sealed class SocketsTests(CircuitPortal portal) : IClassFixture<CircuitPortal>
{
    [Fact]
    public void One_network_opens_no_more_than_its_share_and_a_closed_socket_makes_room()
    {
        var sockets = new Sockets(new FakeTimeProvider());
        var open = Enumerable.Range(0, Sockets.MostPerNetwork).Select(_ => sockets.TryOpen("one", () => { })!).ToList();

        Assert.All(open, Assert.NotNull);
        Assert.Null(sockets.TryOpen("one", () => { }));
        Assert.NotNull(sockets.TryOpen("other", () => { }));

        open[0].Dispose();
        open[0].Dispose();

        Assert.NotNull(sockets.TryOpen("one", () => { }));
        Assert.Null(sockets.TryOpen("one", () => { }));
    }

    [Fact]
    public void A_socket_ends_after_ten_seconds_without_a_circuit_and_not_while_it_carries_one()
    {
        var clock = new FakeTimeProvider();
        var ended = 0;
        using var socket = new Sockets(clock).TryOpen("one", () => ended++)!;

        clock.Advance(TimeSpan.FromSeconds(9));
        socket.Carries(circuit: true);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, ended);

        socket.Carries(circuit: false);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, ended);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, ended);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_connection_that_starts_nothing_is_cut(bool shakeHands, bool polling)
    {
        var (_, visitor) = await portal.SignedInAsync();
        await using var idle = await RawCircuit.OpenAsync(portal.Url, visitor, shakeHands, polling);

        Assert.True(await idle.EndsWithinAsync(3 * Sockets.WithoutCircuit));
    }

    [Fact]
    public async Task One_socket_too_many_is_refused()
    {
        var (_, visitor) = await portal.SignedInAsync();
        var sockets = portal.Server.Get<Sockets>();
        var open = new List<Socket>();
        while (sockets.TryOpen("127.0.0.1", () => { }) is { } socket)
            open.Add(socket);

        await Assert.ThrowsAsync<WebSocketException>(() => RawCircuit.OpenAsync(portal.Url, visitor));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RawCircuit.OpenAsync(portal.Url, visitor, polling: true));

        open.ForEach(socket => socket.Dispose());
        await using var again = await RawCircuit.OpenAsync(portal.Url, visitor);
        Assert.NotEmpty(await again.StartAsync(portal.Url));
    }

    [Fact]
    public async Task What_polls_counts_like_a_socket()
    {
        var (_, visitor) = await portal.SignedInAsync();
        var sockets = portal.Server.Get<Sockets>();
        await using var polling = await RawCircuit.OpenAsync(portal.Url, visitor, polling: true);
        await polling.StartAsync(portal.Url);
        var open = new List<Socket>();
        while (sockets.TryOpen("127.0.0.1", () => { }) is { } socket)
            open.Add(socket);

        Assert.InRange(open.Count, 0, Sockets.MostPerNetwork - 1);
        open.ForEach(socket => socket.Dispose());
    }
}
