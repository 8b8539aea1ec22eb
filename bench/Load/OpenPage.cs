using System.Diagnostics;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Tests.Fuzz;

namespace Assignr.Bench.Load;

/// <summary>The People page in an open tab, without a browser: it draws nothing, and answers the circuit as a browser
/// does.</summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
    private static readonly byte[] Welcome = Encoding.UTF8.GetBytes("{}\u001e");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly Uri portal;
    private TaskCompletionSource rows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task reading = Task.CompletedTask;

    private OpenPage(Uri portal) => this.portal = portal;

    /// <summary>Opens People and waits for its first rows.</summary>
    /// <param name="portal">The address of the portal.</param>
    /// <param name="browser">Its connections come from their own IP address.</param>
    /// <param name="cookies">Of an assignor who signed in from there.</param>
    public static async Task<OpenPage> OpenAsync(Uri portal, HttpMessageInvoker browser, string cookies)
    {
        var page = new OpenPage(portal);
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(portal, "/people"));
        asked.Headers.Add("Cookie", cookies);
        using var answer = await browser.SendAsync(asked, CancellationToken.None);
        var document = await answer.Content.ReadAsStringAsync();
        var components = $"[{string.Join(',', Component().Matches(document).Select(match => match.Groups[1].Value))}]";
        var socket = new UriBuilder(new Uri(portal, "/_blazor")) { Scheme = "ws" }.Uri;
        page.socket.Options.SetRequestHeader("Cookie", cookies);
        page.socket.Options.SetRequestHeader("Origin", portal.GetLeftPart(UriPartial.Authority));
        await page.socket.ConnectAsync(socket, browser, CancellationToken.None);
        await page.SendAsync(Handshake);
        page.reading = page.ReadAsync();
        await page.SendAsync(Blazorpack.Invocation("StartCircuit", "1", portal.ToString(), new Uri(portal, "/people").ToString(),
            components, State().Match(document).Groups[1].Value));
        await page.RowsAsync();
        return page;
    }

    /// <summary>Follows a link to another page of the grid.</summary>
    /// <returns>Milliseconds until other rows have arrived.</returns>
    public async Task<double> TurnAsync(int number)
    {
        rows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var from = Stopwatch.GetTimestamp();
        await SendAsync(Blazorpack.Invocation("OnLocationChanged", null, new Uri(portal, $"/people?page={number}").ToString(), null, true));
        await RowsAsync();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task RowsAsync()
    {
        if (await Task.WhenAny(rows.Task, reading).WaitAsync(Patience) != reading)
            return;
        await reading;
        throw new InvalidOperationException("The portal closed the page.");
    }

    private async Task ReadAsync()
    {
        var (buffer, come) = (new byte[64 * 1024], new List<byte>());
        try
        {
            for (var welcomed = false; ; welcomed = true)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                come.AddRange(buffer.AsSpan(0, part.Count));
                if (!welcomed)
                    come.RemoveRange(0, Welcome.Length);
                var (calls, read) = HubReader.Calls(CollectionsMarshal.AsSpan(come));
                come.RemoveRange(0, read);
                foreach (var (method, arguments) in calls)
                    await AnswerAsync(method, arguments);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException)
        {
            // Closed here or by the portal; callers that wait for rows are told.
        }
    }

    private async Task AnswerAsync(string method, object?[] arguments)
    {
        switch (method, arguments)
        {
            case ("JS.RenderBatch", [long batch, byte[] drawn, ..]):
                await SendAsync(Blazorpack.Invocation("OnRenderCompleted", null, batch, null));
                if (drawn.AsSpan().IndexOf("/people/0"u8) >= 0)
                    rows.TrySetResult();
                break;
            case ("JS.BeginInvokeJS", [long call, string function, ..]):
                await SendAsync(Blazorpack.Invocation("EndInvokeJSFromDotNet", null, call, true, $"[{call},true,{Answer(function)}]"));
                break;
            case ("JS.Error", [string words, ..]):
                throw new InvalidOperationException($"The circuit broke: {words}");
            default:
                break;
        }
    }

    /// <summary>The answer of a desktop browser, as JSON.</summary>
    private static string Answer(string function) => function switch
    {
        "mudpopoverHelper.countProviders" => "1",
        "mudResizeListener.getBrowserWindowSize" => """{"width":1280,"height":800}""",
        "mudElementRef.getBoundingClientRect" =>
            """{"top":0,"left":0,"width":1280,"height":48,"windowWidth":1280,"windowHeight":800,"scrollX":0,"scrollY":0}""",
        _ => "null",
    };

    private async Task SendAsync(byte[] bytes)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
