using System.Buffers.Binary;
using System.Text;
using Assignr.Portal.Tests.Accounts;

namespace Assignr.Portal.Tests.Circuits;

/// <summary>
/// A client of <c>/_blazor</c> that can send anything. It uses SignalR's MessagePack protocol, of which circuits need strings, numbers,
/// Booleans and nil.
/// </summary>
internal sealed class RawCircuit : IAsyncDisposable
{
    private readonly Wire wire;
    private readonly List<byte> unread = [];
    private int calls;

    private RawCircuit(Wire wire) => this.wire = wire;

    /// <param name="polling">By long polling instead of a WebSocket.</param>
    public static async Task<RawCircuit> OpenAsync(string url, Visitor visitor, bool shakeHands = true, bool polling = false)
    {
        var cookies = string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        var client = new RawCircuit(polling ? await PollingWire.OpenAsync(url, cookies) : await SocketWire.OpenAsync(url, cookies));
        if (shakeHands)
        {
            await client.wire.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), isText: true);
            while (!client.unread.Contains(0x1e))
                Assert.True(await client.ReceiveAsync(CancellationToken.None), "The handshake was refused.");
            client.unread.RemoveRange(0, client.unread.IndexOf(0x1e) + 1);
        }
        return client;
    }

    /// <summary>For a connection that polls: the token in all of its addresses.</summary>
    public string Token => Assert.IsType<PollingWire>(wire).Token;

    /// <summary>Starts a circuit without a page, and returns its name.</summary>
    public async Task<string> StartAsync(string url) =>
        Assert.IsType<string>(await CallAsync("StartCircuit", $"{url}/", $"{url}/people", "[]", ""));

    /// <summary>Calls a method of the hub and waits for its result.</summary>
    public async Task<object?> CallAsync(string method, params object?[] arguments)
    {
        var id = $"{++calls}";
        await SendAsync(method, id, arguments);
        while (true)
        {
            while (Next() is { } message)
            {
                if (message is [3L, _, string answered, var kind, ..] && answered == id)
                    return kind is 3L ? message[4] : null;
            }
            if (!await ReceiveAsync(CancellationToken.None))
                throw new InvalidOperationException($"{method} was not answered: the server closed the connection.");
        }
    }

    public Task SendAsync(string method, string? id, params object?[] arguments)
    {
        using var body = new MemoryStream();
        Write(body, new object?[] { 1, new Dictionary<string, string>(), id, method, arguments });
        using var framed = new MemoryStream();
        for (var length = (uint)body.Length; ; length >>= 7)
        {
            framed.WriteByte((byte)(length < 128 ? length : (length & 127) | 128));
            if (length < 128)
                break;
        }
        body.WriteTo(framed);
        return wire.SendAsync(framed.ToArray(), isText: false);
    }

    /// <summary>Whether the server ends the connection in that time, while the client only reads.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time)
    {
        using var patience = new CancellationTokenSource(time);
        try
        {
            while (await ReceiveAsync(patience.Token))
                unread.Clear();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    private async Task<bool> ReceiveAsync(CancellationToken cancel)
    {
        if (await wire.ReceiveAsync(cancel) is not { } bytes)
            return false;
        unread.AddRange(bytes);
        return true;
    }

    private object?[]? Next()
    {
        var (length, at) = (0, 0);
        while (true)
        {
            if (at >= unread.Count)
                return null;
            length |= (unread[at] & 127) << (7 * at);
            if ((unread[at++] & 128) == 0)
                break;
        }
        if (unread.Count < at + length)
            return null;
        var bytes = unread.GetRange(at, length).ToArray();
        unread.RemoveRange(0, at + length);
        var position = 0;
        return (object?[])Read(bytes, ref position)!;
    }

    private static void Write(Stream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool truth:
                to.WriteByte(truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case int number:
                to.WriteByte(0xd2);
                var big = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(big, number);
                to.Write(big);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                to.WriteByte(0xdb);
                var size = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(size, bytes.Length);
                to.Write(size);
                to.Write(bytes);
                break;
            case Dictionary<string, string>:
                to.WriteByte(0x80);
                break;
            case object?[] list:
                to.WriteByte((byte)(0x90 | list.Length));
                foreach (var item in list)
                    Write(to, item);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static object? Read(byte[] bytes, ref int at)
    {
        var mark = bytes[at++];
        switch (mark)
        {
            case < 0x80:
                return (long)mark;
            case < 0x90:
                return Read(bytes, ref at, 2 * (mark & 15));
            case < 0xa0:
                return Read(bytes, ref at, mark & 15);
            case < 0xc0:
                return Text(bytes, ref at, mark & 31);
            case 0xc0:
                return null;
            case 0xc2 or 0xc3:
                return mark == 0xc3;
            case 0xc4 or 0xd9:
                return Text(bytes, ref at, (int)Number(bytes, ref at, 1));
            case 0xc5 or 0xda:
                return Text(bytes, ref at, (int)Number(bytes, ref at, 2));
            case 0xc6 or 0xdb:
                return Text(bytes, ref at, (int)Number(bytes, ref at, 4));
            case 0xca or 0xcb:
                return Number(bytes, ref at, mark == 0xca ? 4 : 8);
            case >= 0xcc and <= 0xcf:
                return Number(bytes, ref at, 1 << (mark - 0xcc));
            case >= 0xd0 and <= 0xd3:
                return Number(bytes, ref at, 1 << (mark - 0xd0));
            case 0xdc:
                return Read(bytes, ref at, (int)Number(bytes, ref at, 2));
            case >= 0xe0:
                return (long)(sbyte)mark;
            default:
                throw new NotSupportedException($"{mark:x2}");
        }
    }

    private static object?[] Read(byte[] bytes, ref int at, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
            items[i] = Read(bytes, ref at);
        return items;
    }

    private static long Number(byte[] bytes, ref int at, int size)
    {
        long number = 0;
        for (var i = 0; i < size; i++)
            number = (number << 8) | bytes[at++];
        return number;
    }

    private static string Text(byte[] bytes, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(bytes, at - length, length);
    }
}
