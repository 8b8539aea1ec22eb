using Bunit;
using MudBlazor.Services;

namespace Assignr.Portal.Tests;

/// <summary>Renders components with MudBlazor's services. Dialogs, menus and snackbars need their provider rendered first.</summary>
public abstract class MudContext : BunitContext, IAsyncLifetime
{
    protected MudContext()
    {
        // For a busy machine.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
    }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    // xunit would dispose synchronously, which MudBlazor's services refuse.
    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
