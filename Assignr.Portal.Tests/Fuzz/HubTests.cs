using System.Net.WebSockets;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Circuits;
using Assignr.Portal.Tests.Accounts;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Fuzz;

/// <summary>What a hostile client can send to the hub of <c>/_blazor</c>: the process and the circuits of others survive, and nothing is
/// revealed.</summary>
public sealed partial class HubTests(FuzzPortal portal) : IClassFixture<FuzzPortal>
{
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");

    /// <summary>Each is used for all arguments of a call.</summary>
    private static readonly object?[] OddArguments =
    [
        null, true, -1, long.MaxValue, "", "\u0000", "https://evil.example", "not json {",
        "[{\"type\":\"server\",\"sequence\":0,\"descriptor\":\"AAAA\"}]", Guid.Empty.ToString(),
        new string('x', 20_000), new byte[16], new object?[] { new object?[] { new object?[] { 1 } } },
        new Dictionary<string, object?> { ["a"] = "b" },
    ];

    private static readonly byte[][] OddFrames =
    [
        [], [0], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Blazorpack.Framed([0xc1]), Blazorpack.Framed([0xdd, 0x7f, 0xff, 0xff, 0xff]),
        Blazorpack.Framed(Blazorpack.Pack(99)),
        Blazorpack.Framed(Blazorpack.Pack(1)), Blazorpack.Framed(Blazorpack.Pack("1", "2", "3")),
        Blazorpack.Framed(Blazorpack.Pack(2, null, "1", 5)),
        Blazorpack.Framed(Blazorpack.Pack(4, new Dictionary<string, object?>(), "1", "StartCircuit", Array.Empty<object?>(),
            Array.Empty<object?>())),
        Blazorpack.Framed(Blazorpack.Pack(5, null, "1")), Blazorpack.Framed(Blazorpack.Pack(7, "bye", true)),
        Encoding.UTF8.GetBytes("{\"type\":1,\"target\":\"StartCircuit\",\"arguments\":[]}\u001e"),
        new byte[31_000], new byte[1_000_000],
    ];

    public static TheoryData<string> Methods() => new(
        typeof(CircuitHandler).Assembly.GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", throwOnError: true)!
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task No_call_breaks_the_process_or_another_circuit(string method)
    {
        using var bystander = await BystanderAsync();
        var cookie = await SignedInAsync();
        foreach (var argument in OddArguments)
        {
            foreach (var count in new[] { 0, 1, 2, 3, 4, 5, 9 })
            {
                using var socket = await OpenAsync(cookie);
                var said = await SayAsync(socket, Blazorpack.Invocation(method, "1", [.. Enumerable.Repeat(argument, count)]));
                Assert.DoesNotMatch(Details(), said);
                if (count > 1 && argument is not string)
                    break;
            }
        }
        await AssertUntouchedAsync(bystander);
    }

    [Fact]
    public async Task No_frame_breaks_the_process_or_another_circuit()
    {
        using var bystander = await BystanderAsync();
        var cookie = await SignedInAsync();
        foreach (var frame in OddFrames)
        {
            using var socket = await OpenAsync(cookie);
            Assert.DoesNotMatch(Details(), await SayAsync(socket, frame));
            using var early = await ConnectAsync(cookie);
            Assert.DoesNotMatch(Details(), await SayAsync(early, frame.Length == 0
                ? Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e")
                : frame));
        }
        await AssertUntouchedAsync(bystander);
    }

    [Fact]
    public async Task A_stranger_reaches_no_method_at_all()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(""));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync("__Host-assignr=garbage"));
    }

    /// <summary>Another person with an open page.</summary>
    private async Task<ClientWebSocket> BystanderAsync()
    {
        var visitor = await SignInAsync();
        var page = await visitor.OpenAsync("/people");
        var records = $"[{string.Join(',', Component().Matches(page.Body).Select(match => match.Groups[1].Value))}]";
        var socket = await OpenAsync(CookieOf(visitor));
        await socket.SendAsync(Blazorpack.Invocation("StartCircuit", "1", $"https://{FuzzPortal.Host}/",
            $"https://{FuzzPortal.Host}/people", records, ""),
            WebSocketMessageType.Binary, true, CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (portal.Services.GetRequiredService<CircuitCounts>().Open == 0)
            await Task.Delay(50, patience.Token);
        return socket;
    }

    private async Task AssertUntouchedAsync(ClientWebSocket bystander)
    {
        Assert.True(portal.Services.GetRequiredService<CircuitCounts>().Open > 0);
        await bystander.SendAsync(Blazorpack.Ping(), WebSocketMessageType.Binary, true, CancellationToken.None);
        await bystander.SendAsync(Blazorpack.Invocation("OnLocationChanged", null, $"https://{FuzzPortal.Host}/games", null, false),
            WebSocketMessageType.Binary, true, CancellationToken.None);
        Assert.NotEqual("", await ReadAsync(bystander));
        Assert.Equal(WebSocketState.Open, bystander.State);
        Assert.Contains("Sign in", (await portal.Visit().GetAsync("/login")).Text, StringComparison.Ordinal);
    }

    private async Task<ClientWebSocket> OpenAsync(string cookie)
    {
        var socket = await ConnectAsync(cookie);
        Assert.Equal("{}\u001e", await SayAsync(socket, Handshake));
        return socket;
    }

    private async Task<ClientWebSocket> ConnectAsync(string cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Host", FuzzPortal.Host);
        socket.Options.SetRequestHeader("Origin", $"https://{FuzzPortal.Host}");
        socket.Options.SetRequestHeader("X-Forwarded-Proto", "https");
        if (cookie.Length > 0)
            socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{portal.Address.Port}/_blazor"), CancellationToken.None);
        return socket;
    }

    private static async Task<string> SayAsync(ClientWebSocket socket, byte[] bytes)
    {
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);
        if (bytes != Handshake)
            await TrySendAsync(socket, Blazorpack.Invocation("NoSuchMethod", "after"));
        return await ReadAsync(socket);
    }

    private static async Task TrySendAsync(ClientWebSocket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // Closed because of an earlier message.
        }
    }

    /// <summary>The server's next messages, up to the answer to the following call, or to the end.</summary>
    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var said = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            do
            {
                var part = await socket.ReceiveAsync(buffer, patience.Token);
                said.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
            }
            while (said.Length == 0);
        }
        catch (WebSocketException)
        {
            // The server may cut the connection for nonsense.
        }
        return said.ToString();
    }

    private async Task<string> SignedInAsync() => CookieOf(await SignInAsync());

    private static string CookieOf(Visitor visitor) => string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    private async Task<Visitor> SignInAsync()
    {
        var person = await portal.WithAccountAsync(A.Person(address: $"{Guid.NewGuid():n}@example.com", permissions: Permissions.Assignor));
        var visitor = portal.Visit();
        Assert.NotNull((await visitor.PostAsync("/login", "login", ("Form.Name", person.PrimaryAddress!),
            ("Form.Password", FuzzPortal.Password))).Location);
        return visitor;
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Component();

    // Texts of detailed errors; a HubException is how SignalR reports a missing method.
    [GeneratedRegex(@"System\.|Microsoft\.|(?<!Hub)Exception|   at |\.cs:line")]
    private static partial Regex Details();
}
