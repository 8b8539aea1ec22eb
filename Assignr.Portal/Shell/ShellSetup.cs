using Assignr.Portal.Circuits;
using Assignr.Portal.Shell.Forms;
using Assignr.Portal.Shell.Parts;
using Assignr.Portal.Shell.Requests;
using Microsoft.AspNetCore.Http.Connections;
using MudBlazor;
using MudBlazor.Services;

namespace Assignr.Portal.Shell;

public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddDoor();
        services.AddCircuits();
        services.AddMudServices(library =>
        {
            library.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            library.SnackbarConfiguration.VisibleStateDuration = 5000;
            library.SnackbarConfiguration.ShowTransitionDuration = 160;
            library.SnackbarConfiguration.HideTransitionDuration = 160;
            library.SnackbarConfiguration.PreventDuplicates = false;
            library.SnackbarConfiguration.NormalIcon = library.SnackbarConfiguration.SuccessIcon =
                library.SnackbarConfiguration.InfoIcon = PortalIcons.Tick;
            library.SnackbarConfiguration.WarningIcon = PortalIcons.YellowCard;
            library.SnackbarConfiguration.ErrorIcon = PortalIcons.RedCard;
        });
        // The hub keeps its defaults: messages of 32 KB, one call at a time, 10 unacknowledged batches (requirements.md 77).
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DetailedErrors = false;
            circuits.DisconnectedCircuitMaxRetained = 50;
            // CircuitGate lets none of them be resumed.
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
        });
        services.AddScoped<Presses>();
        services.AddSingleton<CircuitCounts>();
        services.AddFrameCompression();
        services.AddSingleton<Files>();
        return services;
    }

    /// <summary>To be called before everything else: what has to hold for every answer.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseDoor();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseCircuits();
        app.UseFrameCompression();
    }

    public static void MapShell(this WebApplication app)
    {
        app.UseAntiforgery();
        app.UseRefusedForms();
        // The watcher for edited files in Development sends every file of ours uncompressed. To edit stylesheets, pass
        // --ReloadStaticAssetsAtRuntime true.
        app.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(circuits =>
            {
                // SecurityHeaders sets it for every answer.
                circuits.ContentSecurityFrameAncestorsPolicy = null;
                // Messages mix private data with what other people wrote: their compressed size would reveal something about both.
                circuits.DisableWebSocketCompression = true;
            })
            .Add(LimitConnections);
    }

    private static void LimitConnections(EndpointBuilder endpoint)
    {
        foreach (var connection in endpoint.Metadata.OfType<HttpConnectionDispatcherOptions>())
        {
            // Closes the connection when the authentication ticket expires.
            connection.CloseOnAuthenticationExpiration = true;
            // Server-sent events, the third transport, carry only text; circuits use binary messages.
            connection.Transports = HttpTransportType.WebSockets | HttpTransportType.LongPolling;
        }
    }
}
