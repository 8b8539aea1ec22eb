namespace Assignr.Portal.Health;

/// <summary>Section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where metrics are sent by OTLP over gRPC, such as http://localhost:4317. Empty: nothing is collected.</summary>
    public string OtlpEndpoint { get; set; } = "";
}
