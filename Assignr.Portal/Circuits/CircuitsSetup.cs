using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace Assignr.Portal.Circuits;

public static class CircuitsSetup
{
    public static IServiceCollection AddCircuits(this IServiceCollection services)
    {
        services.AddSingleton<Sockets>();
        services.AddSingleton<OpenCircuits>();
        services.AddSingleton<CircuitGate>();
        services.AddSingleton<CircuitEnd>();
        services.AddSingleton<SessionWatch>();
        services.AddHostedService<SessionWatchWorker>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CircuitHandler, CircuitBinding>();
        services.Configure<HubOptions>(hub =>
        {
            hub.AddFilter<CircuitGate>();
            hub.HandshakeTimeout = Sockets.WithoutCircuit;
        });
        return services;
    }

    /// <summary>To be called after authorization and before the endpoints of circuits.</summary>
    public static void UseCircuits(this WebApplication app)
    {
        app.Use(SocketLimit.RunAsync);
        app.Use(CircuitDoor.RunAsync);
    }
}
