using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Assignr.Portal.Tests.SenderDomain;

/// <summary>How a name is answered instead of by its records.</summary>
internal enum DnsManner
{
    Fails,
    Refuses,
    IsSilent,
    SendsGarbage,

    /// <summary>By UDP cut short, by TCP in whole.</summary>
    IsCut,

    /// <summary>By UDP cut short, and by TCP not at all.</summary>
    IsCutAndHangsUp,
}

/// <summary>A name server on loopback, by UDP and TCP on one port, that answers from a table. What is not in it does not
/// exist.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private const int MostBytesByUdp = 1232;
    private const ushort A = 1, Cname = 5, Ptr = 12, Mx = 15, Txt = 16, Aaaa = 28;

    private readonly ConcurrentDictionary<string, List<(ushort Type, byte[] Data)>> records = new();
    private readonly ConcurrentDictionary<string, DnsManner> manners = new();
    private readonly CancellationTokenSource ends = new();
    private readonly UdpClient udp;
    private readonly TcpListener tcp;
    private readonly Task work;

    public DnsServer()
    {
        tcp = Ports.Listen();
        var here = (IPEndPoint)tcp.LocalEndpoint;
        udp = new UdpClient(here);
        Address = $"{here}";
        work = Task.WhenAll(ByUdpAsync(), ByTcpAsync());
    }

    public string Address { get; }

    /// <summary>What was asked for, as "TXT example.com", with " by TCP" where it was.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>One record of one or more strings.</summary>
    public DnsServer Text(string name, params string[] strings) => Add(name, Txt, [.. strings.SelectMany(text =>
        Encoding.Latin1.GetBytes(text).Chunk(255).SelectMany(part => new[] { (byte)part.Length }.Concat(part)))]);

    public DnsServer Host(string name, params string[] addresses)
    {
        foreach (var address in addresses.Select(IPAddress.Parse))
            Add(name, address.AddressFamily == AddressFamily.InterNetwork ? A : Aaaa, address.GetAddressBytes());
        return this;
    }

    public DnsServer Exchange(string name, ushort preference, string host) =>
        Add(name, Mx, [(byte)(preference >> 8), (byte)preference, .. Name(host)]);

    public DnsServer Reverse(string zone, string name) => Add(zone, Ptr, Name(name));

    public DnsServer Alias(string name, string target) => Add(name, Cname, Name(target));

    public DnsServer Answers(string name, DnsManner manner)
    {
        manners[name] = manner;
        return this;
    }

    public DnsServer Forget(string name)
    {
        records.TryRemove(name, out _);
        manners.TryRemove(name, out _);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (work.IsCompleted)
            return;
        await ends.CancelAsync();
        udp.Dispose();
        tcp.Dispose();
        try
        {
            await work;
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
        ends.Dispose();
    }

    private DnsServer Add(string name, ushort type, byte[] data)
    {
        records.GetOrAdd(name, _ => []).Add((type, data));
        return this;
    }

    private async Task ByUdpAsync()
    {
        while (true)
        {
            var asked = await udp.ReceiveAsync(ends.Token);
            if (Answer(asked.Buffer, isTcp: false) is { } answer)
                await udp.SendAsync(answer, asked.RemoteEndPoint, ends.Token);
        }
    }

    private async Task ByTcpAsync()
    {
        while (true)
        {
            using var client = await tcp.AcceptTcpClientAsync(ends.Token);
            try
            {
                var stream = client.GetStream();
                var length = new byte[2];
                // A client may ask several times on one connection; this one answers once.
                await stream.ReadExactlyAsync(length, ends.Token);
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(query, ends.Token);
                if (Answer(query, isTcp: true) is not { } answer)
                    continue;
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                await stream.WriteAsync(new byte[][] { length, answer }.SelectMany(part => part).ToArray(), ends.Token);
            }
            catch (IOException)
            {
                // It went away.
            }
        }
    }

    private byte[]? Answer(byte[] query, bool isTcp)
    {
        var (name, end) = ReadName(query);
        var type = BinaryPrimitives.ReadUInt16BigEndian(query.AsSpan(end));
        Asked.Enqueue($"{Type(type)} {name}{(isTcp ? " by TCP" : "")}");
        var manner = manners.TryGetValue(name, out var own) ? own : (DnsManner?)null;
        var question = query[12..(end + 4)];
        if (manner is DnsManner.IsSilent || (isTcp && manner is DnsManner.IsCutAndHangsUp))
            return null;
        if (manner is DnsManner.SendsGarbage)
            return [query[0], query[1], 0x81, 0x80, 0, 1, 0, 9, 0, 0, 0, 0, .. question, 0xC0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        if (manner is DnsManner.Fails or DnsManner.Refuses)
            return Message(query, question, [], manner is DnsManner.Fails ? 2 : 5, isCut: false);
        var (answers, exists) = Find(name, type, 0);
        var answer = Message(query, question, answers, exists ? 0 : 3, isCut: false);
        return !isTcp && (answer.Length > MostBytesByUdp || manner is DnsManner.IsCut or DnsManner.IsCutAndHangsUp)
            ? Message(query, question, [], 0, isCut: true)
            : answer;
    }

    private (List<byte[]> Answers, bool Exists) Find(string name, ushort type, int depth)
    {
        if (!records.TryGetValue(name, out var own))
            return ([], false);
        var answers = own.Where(record => record.Type == type).Select(record => Record(name, record.Type, record.Data)).ToList();
        var alias = own.Where(record => record.Type == Cname).Select(record => record.Data).FirstOrDefault();
        // A loop ends after some turns, as it does in a resolver.
        if (answers.Count > 0 || alias is null || depth > 8)
            return (answers, true);
        var (rest, exists) = Find(ReadName([.. new byte[12], .. alias]).Name, type, depth + 1);
        return ([Record(name, Cname, alias), .. rest], exists);
    }

    private static byte[] Message(byte[] query, byte[] question, List<byte[]> answers, int code, bool isCut) =>
    [
        query[0], query[1], (byte)(isCut ? 0x83 : 0x81), (byte)(0x80 | code),
        0, 1, (byte)(answers.Count >> 8), (byte)answers.Count, 0, 0, 0, 0,
        .. question, .. answers.SelectMany(answer => answer),
    ];

    private static byte[] Record(string name, ushort type, byte[] data) =>
        [.. Name(name), 0, (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data];

    private static byte[] Name(string name) => [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(label => new[] { (byte)label.Length }.Concat(Encoding.ASCII.GetBytes(label))), 0];

    private static (string Name, int End) ReadName(byte[] message)
    {
        var (labels, at) = (new List<string>(), 12);
        while (message[at] != 0)
        {
            labels.Add(Encoding.ASCII.GetString(message, at + 1, message[at]));
            at += message[at] + 1;
        }
        return (string.Join('.', labels).ToLowerInvariant(), at + 1);
    }

    private static string Type(ushort type) =>
        type switch { A => "A", Aaaa => "AAAA", Ptr => "PTR", Mx => "MX", Txt => "TXT", _ => $"{type}" };
}
