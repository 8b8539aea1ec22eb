using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Assignr.Portal.Tests.StartUp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Health;

/// <summary>The real portal sends its metrics to the configured address, in the form that a collector reads.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> exports = new();
    private readonly TestDatabase database = TestDatabase.New();
    private WebApplication collector = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0,
            listen => listen.Protocols = HttpProtocols.Http2));
        collector = builder.Build();
        collector.MapPost("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            exports.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            context.Response.ContentType = "application/grpc";
            context.Response.AppendTrailer("grpc-status", "0");
            await context.Response.Body.WriteAsync(new byte[5]);
        });
        await collector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await collector.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Health_is_told_on_the_spot_and_metrics_go_by_OpenTelemetry_where_a_setting_says_and_hold_no_address()
    {
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await using var portal = PortalProcess.Start(Path.GetTempPath(),
        [
            PortalProcess.Dll, "--environment", "Development", "--urls", "http://127.0.0.1:0", .. database.Arguments,
            "--Telemetry:OtlpEndpoint", address, "--OTEL_METRIC_EXPORT_INTERVAL", "500",
        ]);
        using var browser = new HttpClient();
        var health = await browser.GetStringAsync(new Uri(await portal.ListeningAsync(), "health/deep"));
        Assert.All(["database", "writing", "sender", "queue", "claims", "conservation", "bounces", "disk", "clock", "keys"],
            name => Assert.Contains($"\"{name}\":{{", health, StringComparison.Ordinal));
        Assert.DoesNotContain("example.com", health, StringComparison.Ordinal);
        string[] wanted = ["assignr-portal", "assignr.mail.messages", "assignr.mail.doubtful", "assignr.mail.unaccounted",
            "assignr.mail.queue.age", "assignr.mail.paused", "assignr.acts", "assignr.passwords.waiting", "assignr.circuits"];
        var until = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1);
        string all;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            all = string.Join('\n', exports);
        }
        while (!wanted.All(name => all.Contains(name, StringComparison.Ordinal)) && TimeProvider.System.GetUtcNow() < until);
        Assert.All(wanted, name => Assert.Contains(name, all, StringComparison.Ordinal));
        Assert.DoesNotContain("example.com", all, StringComparison.OrdinalIgnoreCase);
    }
}
