using Assignr.Portal.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Assignr.Portal.Circuits;

/// <summary>
/// The WebSockets to <c>/_blazor</c>, and the connections that poll instead. Each costs memory while it is open, so their number is limited
/// for each network, and one that carries no circuit is closed soon.
/// </summary>
public sealed class Sockets(TimeProvider time)
{
    /// <summary>For each <see cref="Network"/>; a school or a club house may share one address.</summary>
    public const int MostPerNetwork = 100;

    /// <summary>How long a socket may be open without a circuit.</summary>
    public static readonly TimeSpan WithoutCircuit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = [];

    /// <returns>Null, without counting, where the network already has the most.</returns>
    /// <param name="network">One of <see cref="Network.Of"/>.</param>
    /// <param name="end">Closes the socket.</param>
    internal Socket? TryOpen(string network, Action end)
    {
        lock (gate)
        {
            var count = open.GetValueOrDefault(network);
            if (count >= MostPerNetwork)
                return null;
            open[network] = count + 1;
        }
        return new Socket(time, end, () => Close(network));
    }

    private void Close(string network)
    {
        lock (gate)
        {
            if (--open[network] == 0)
                open.Remove(network);
        }
    }
}

/// <summary>One socket. It is closed after a while without a circuit.</summary>
internal sealed class Socket : IDisposable
{
    private readonly ITimer timer;
    private Action? closed;

    public Socket(TimeProvider time, Action end, Action closed)
    {
        this.closed = closed;
        timer = time.CreateTimer(_ => end(), null, Sockets.WithoutCircuit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The socket of a request, for the connection that uses it; null for one that polls.</summary>
    public static Socket? Of(HttpContext? context) =>
        context is not null && context.Items.TryGetValue(typeof(Socket), out var socket) ? socket as Socket : null;

    public void Carries(bool circuit) =>
        timer.Change(circuit ? Timeout.InfiniteTimeSpan : Sockets.WithoutCircuit, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        timer.Dispose();
        Interlocked.Exchange(ref closed, null)?.Invoke();
    }
}

internal static class SocketLimit
{
    /// <summary>To be called after authorization, so that strangers open no socket at all.</summary>
    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var isSocket = IsSocket(context);
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || !(isSocket || IsFirstPoll(context)))
        {
            await next(context);
            return;
        }
        var sockets = context.RequestServices.GetRequiredService<Sockets>();
        using var socket = sockets.TryOpen(Network.Of(context.Connection.RemoteIpAddress), isSocket ? context.Abort : () => { });
        if (socket is null)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }
        if (isSocket)
            context.Items[typeof(Socket)] = socket;
        await next(context);
    }

    /// <summary>Until its handshake, a connection that polls is counted by its requests; then the hub limits its time.</summary>
    private static bool IsFirstPoll(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Query[OpenCircuits.Token] is [{ } token]
        && !context.RequestServices.GetRequiredService<OpenCircuits>().Knows(token);

    // The middleware that could tell for certain runs later.
    private static bool IsSocket(HttpContext context) =>
        context.Features.Get<IHttpExtendedConnectFeature>()?.Protocol == "websocket"
        || context.Request.Headers.Upgrade.Any(upgrade => string.Equals(upgrade, "websocket", StringComparison.OrdinalIgnoreCase));
}
