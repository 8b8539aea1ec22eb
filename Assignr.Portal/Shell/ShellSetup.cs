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
        // The hub keeps its defaults: 32 KB a message, one call at a time, 10 unacknowledged batches (requirements.md 77).
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DetailedErrors = false;
            circuits.DisconnectedCircuitMaxRetained = 50;
            // CircuitGate brings none of them back.
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
        });
        services.AddScoped<Presses>();
        services.AddSingleton<CircuitCounts>();
        services.AddFrameCompression();
        services.AddSingleton<Files>();
        return services;
    }

    /// <summary>Stands before everything else: what has to hold for every answer, whoever gives it.</summary>
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
        // What watches for edited files in Development sends every file of ours uncompressed. Whoever edits sheets passes
        // --ReloadStaticAssetsAtRuntime true.
        app.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(circuits =>
            {
                // SecurityHeaders says it for every answer.
                circuits.ContentSecurityFrameAncestorsPolicy = null;
                // What travels mixes what others wrote with what is private: compressed, its size would tell about both.
                circuits.DisableWebSocketCompression = true;
            })
            .Add(LimitConnections);
    }

    private static void LimitConnections(EndpointBuilder endpoint)
    {
        foreach (var connection in endpoint.Metadata.OfType<HttpConnectionDispatcherOptions>())
        {
            // A connection ends when the ticket does that opened it.
            connection.CloseOnAuthenticationExpiration = true;
            // The third way carries only text, and what circuits say is none.
            connection.Transports = HttpTransportType.WebSockets | HttpTransportType.LongPolling;
        }
    }
}
