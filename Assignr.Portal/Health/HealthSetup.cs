using System.Net;
using Assignr.Portal.Mail.Outbox;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Assignr.Portal.Health;

public static class HealthSetup
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Conservation>();
        services.AddHostedService<ConservationService>();
        services.AddSingleton<HealthChecks>();
        services.AddHealthChecks()
            .Add("database", checks => checks.Readable(), Ready)
            .Add("writing", checks => checks.Writable())
            .Add("sender", checks => checks.Sender())
            .Add("queue", checks => checks.Queue())
            .Add("claims", checks => checks.Claims())
            .Add("conservation", checks => checks.Conservation())
            .Add("bounces", checks => checks.Bounces())
            .Add("disk", checks => checks.Disk())
            .Add("clock", checks => checks.Clock())
            .Add("keys", checks => checks.Keys());
        services.AddSingleton<PortalMeter>();
        return services;
    }

    /// <summary>Metrics are sent only where a setting says where to.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Configuration.GetSection("Telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions();
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration("Telemetry")
            .Validate(options => options.OtlpEndpoint.Length == 0 || IsEndpoint(options.OtlpEndpoint),
                "Telemetry:OtlpEndpoint is not a web address, such as http://localhost:4317.")
            .ValidateOnStart();
        if (!IsEndpoint(telemetry.OtlpEndpoint))
            return;
        builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("assignr-portal"))
            .WithMetrics(metrics => metrics
            .AddMeter(MailMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime")
            .AddOtlpExporter(exporter => exporter.Endpoint = new Uri(telemetry.OtlpEndpoint)));
    }

    /// <summary>
    /// <c>/health/live</c>: it runs. <c>/health/ready</c>: it can serve. <c>/health/deep</c>: everything that can be wrong, answered only
    /// to callers on the same machine, because the checks are expensive.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        // Made now, so that collectors find the instruments from the start.
        app.Services.GetRequiredService<PortalMeter>();
        // Made now, because it measures the clock from here on.
        app.Services.GetRequiredService<HealthChecks>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapGet("/health/deep", DeepAsync).AllowAnonymous();
    }

    private static async Task<IResult> DeepAsync(HttpContext context, HealthCheckService health, CancellationToken cancel)
    {
        if (context.Connection.RemoteIpAddress is not { } asker || !IPAddress.IsLoopback(asker))
            return Results.NotFound();
        var report = await health.CheckHealthAsync(cancel);
        return Results.Json(
            new
            {
                Status = report.Status.ToString(),
                // The exception of a check goes into the log, not into the answer.
                Checks = report.Entries.ToDictionary(entry => entry.Key, entry =>
                    new { Status = entry.Value.Status.ToString(), Says = entry.Value.Description ?? "It could not be found out." }),
            },
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static bool IsEndpoint(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https";

    private static IHealthChecksBuilder Add(this IHealthChecksBuilder builder, string name,
        Func<HealthChecks, HealthCheckResult> check, params string[] tags) =>
        builder.Add(new HealthCheckRegistration(name, provider => new One(provider.GetRequiredService<HealthChecks>(), check),
            HealthStatus.Unhealthy, tags));

    private sealed class One(HealthChecks checks, Func<HealthChecks, HealthCheckResult> check) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.Run(() => check(checks), cancellationToken);
    }
}
