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
        return services;
    }

    /// <summary>Stands before everything else: what has to hold for every answer, whoever gives it.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseErrorDocuments();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapShell(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
