using System.Net.Sockets;
using System.Text;
using Assignr.Portal.Tests.Faults;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The portal ends when it is told to, even while a client has stopped reading its download.</summary>
[Collection(Journey.Name)]
public sealed class StalledDownloadTests(Chromium chromium)
{
    /// <summary>The promise is two seconds; this allows for a busy machine, and is less than the portal waits for an unfinished
    /// request.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_portal_that_is_told_to_stop_waits_for_no_download()
    {
        await using var rig = await FaultRig.QueueAsync(50_000, press: false);
        var url = await (await rig.StartPortalAsync()).ListeningAsync();
        await using var marcy = await chromium.VisitAsync(url);
        await marcy.SetUpAsync(rig.Portal);
        var cookies = string.Join("; ", (await marcy.Page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        await marcy.Page.GotoAsync("about:blank");

        using var client = new TcpClient { ReceiveBufferSize = 4_096, NoDelay = true };
        await client.ConnectAsync("127.0.0.1", url.Port);
        var line = client.GetStream();
        await line.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /people/export.csv HTTP/1.1\r\nHost: {url.Authority}\r\nCookie: {cookies}\r\n\r\n"));
        var head = new byte[12];
        await line.ReadExactlyAsync(head);
        Assert.Equal("HTTP/1.1 200", Encoding.ASCII.GetString(head));

        await rig.Portal.SignalAsync("TERM");
        Assert.Equal(0, await rig.Portal.ExitCodeAsync().WaitAsync(Soon));
        // It was broken off and not finished: a complete answer ends with an empty chunk.
        var rest = new MemoryStream();
        await Assert.ThrowsAsync<IOException>(() => line.CopyToAsync(rest));
        Assert.DoesNotContain("\r\n0\r\n\r\n", Encoding.UTF8.GetString(rest.ToArray()), StringComparison.Ordinal);
    }
}
