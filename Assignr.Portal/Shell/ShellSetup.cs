using Microsoft.AspNetCore.Authorization;
using MudBlazor;
using MudBlazor.Services;

namespace Assignr.Portal.Shell;

public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddMudServices(library =>
        {
            library.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            library.SnackbarConfiguration.VisibleStateDuration = 5000;
            library.SnackbarConfiguration.ShowTransitionDuration = 160;
            library.SnackbarConfiguration.HideTransitionDuration = 160;
            library.SnackbarConfiguration.PreventDuplicates = false;
        });
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        // Whatever says nothing else is for people who signed in, the circuit's own address included.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    public static void MapShell(this WebApplication app)
    {
        app.UseErrorDocuments();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
