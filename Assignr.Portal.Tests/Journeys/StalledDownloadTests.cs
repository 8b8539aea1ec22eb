using System.Net.Sockets;
using System.Text;
using Assignr.Portal.Tests.Faults;

namespace Assignr.Portal.Tests.Journeys;

/// <summary>The portal ends when it is told to, also while somebody's line takes nothing more of what they download.</summary>
[Collection(Journey.Name)]
public sealed class StalledDownloadTests(Chromium chromium)
{
    /// <summary>Promised are two seconds; with the room of a busy machine, and less than the portal waits for a
    /// request that goes on.</summary>
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
        // It was broken off and not finished: the last chunk of an answer is empty.
        var rest = new MemoryStream();
        await Assert.ThrowsAsync<IOException>(() => line.CopyToAsync(rest));
        Assert.DoesNotContain("\r\n0\r\n\r\n", Encoding.UTF8.GetString(rest.ToArray()), StringComparison.Ordinal);
    }
}
