using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Assignr.Portal.Tests.Circuits;

/// <summary>The transport of a <see cref="RawCircuit"/>.</summary>
internal abstract class Wire : IAsyncDisposable
{
    public abstract Task SendAsync(byte[] bytes, bool isText);

    /// <returns>Null where the server has ended the connection.</returns>
    public abstract Task<byte[]?> ReceiveAsync(CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}

internal sealed class SocketWire(ClientWebSocket socket) : Wire
{
    public static async Task<Wire> OpenAsync(string url, string cookies)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookies);
        await socket.ConnectAsync(new Uri($"{url.Replace("http://", "ws://", StringComparison.Ordinal)}/_blazor"), CancellationToken.None);
        return new SocketWire(socket);
    }

    public override Task SendAsync(byte[] bytes, bool isText) =>
        socket.SendAsync(bytes, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, true, CancellationToken.None);

    public override async Task<byte[]?> ReceiveAsync(CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            var received = await socket.ReceiveAsync(buffer, cancel);
            return received.MessageType == WebSocketMessageType.Close ? null : buffer[..received.Count];
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public override ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Polls, and never closes the connection by itself.</summary>
internal sealed class PollingWire : Wire
{
    private readonly HttpClient client;

    private PollingWire(HttpClient client, string token) => (this.client, Token) = (client, token);

    public string Token { get; }

    public static async Task<Wire> OpenAsync(string url, string cookies)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(url) };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        using var answer = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        answer.EnsureSuccessStatusCode();
        using var way = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var wire = new PollingWire(client, way.RootElement.GetProperty("connectionToken").GetString()!);
        // The first request is answered at once.
        if (await wire.ReceiveAsync(CancellationToken.None) is null)
            throw new InvalidOperationException("The poll was refused.");
        return wire;
    }

    public override async Task SendAsync(byte[] bytes, bool isText)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(isText ? "text/plain" : "application/octet-stream");
        using var answer = await client.PostAsync($"/_blazor?id={Token}", content);
    }

    public override async Task<byte[]?> ReceiveAsync(CancellationToken cancel)
    {
        try
        {
            using var answer = await client.GetAsync($"/_blazor?id={Token}", cancel);
            return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsByteArrayAsync(cancel) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public override ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
