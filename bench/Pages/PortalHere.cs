using System.Net;
using System.Net.Sockets;
using Assignr.Portal;

namespace Assignr.Bench.Pages;

/// <summary>The portal inside this process, to measure its memory. It ends with the process.</summary>
internal sealed record PortalHere(string Url)
{
    public static async Task<PortalHere> StartAsync(string folder)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        string[] settings =
        [
            "--applicationName", "Assignr.Portal", "--environment", "Development", "--urls", url, "--Storage:Folder", folder,
            "--Portal:DemoLeague", "false", "--Portal:PublicAddress", "", "--Accounts:PostsPerMinute", "10000",
            "--Mail:Transport", "Smtp", "--Mail:Host", "127.0.0.1", "--Mail:Port", "9", "--Mail:Security", "None",
            "--Mail:From", "assignors@league.example.com",
        ];
        new Thread(() => typeof(Slices).Assembly.EntryPoint!.Invoke(null, [settings])) { IsBackground = true }.Start();
        using var client = new HttpClient();
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"{url}/login"));
                if (answer.IsSuccessStatusCode)
                    return new PortalHere(url);
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(100);
        }
        throw new InvalidOperationException("The portal did not start.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
