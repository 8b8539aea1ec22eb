using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Shell.Errors;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Assignr.Portal.Shell;

/// <summary>
/// The base of every component, by _Imports.razor. A second press of a button before its first press has ended does nothing. A press for
/// which the database stayed busy is reported and can be repeated, and the page keeps what was typed. Other faults go on to
/// <see cref="PageFault"/>, which replaces the page. A component that shows what others change can follow the changes.
/// </summary>
public abstract class PortalComponent : ComponentBase, IHandleEvent, IDisposable
{
    /// <summary>Said where the page was out of date when a button was pressed.</summary>
    public const string ShownIsOld = "Nothing was done: what stands here changed while you pressed. Look again, then press once more.";

    private static readonly TimeSpan LooksAtMostEvery = TimeSpan.FromSeconds(1);

    private readonly HashSet<EventCallbackWorkItem> pressed = [];
    private Throttle? following;
    private Action? endFollowing;
    private CancellationTokenSource? leaving;
    private bool left;

    // Looked up late: documents outside the pages have no dialogs.
    [Inject] private IServiceProvider Services { get; set; } = null!;

    /// <summary>
    /// Cancelled when the component is disposed: with its page, its tab, or the portal. Every long operation takes it. A cancelled write is
    /// rolled back, because it is one transaction; work that must be finished in any case does not take this token.
    /// </summary>
    protected CancellationToken Leaving
    {
        get
        {
            if (left)
                return new CancellationToken(canceled: true);
            leaving ??= CancellationTokenSource.CreateLinkedTokenSource(Services.GetService<IHostApplicationLifetime>()?.ApplicationStopping
                ?? CancellationToken.None);
            return leaving.Token;
        }
    }

    /// <summary>Whether something that <see cref="ActAsync"/> began is running; its buttons are disabled meanwhile.</summary>
    protected bool IsActing { get; private set; }

    public virtual void Dispose()
    {
        left = true;
        endFollowing?.Invoke();
        following?.Dispose();
        leaving?.Cancel();
        leaving?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Loads and draws this again whenever something changed, at most once a second and in turn with all open pages
    /// (<see cref="RefreshTurn"/>).</summary>
    /// <param name="concerns">Which changes it shows; null: all.</param>
    protected void Follow(Func<Task> readAsync, Func<Change, bool>? concerns = null)
    {
        var changes = Services.GetRequiredService<ChangeFeed>();
        following = new Throttle(Services.GetRequiredService<TimeProvider>(), LooksAtMostEvery,
            () => InvokeAsync(RefreshAsync), DispatchExceptionAsync);
        changes.Changed += Heard;
        endFollowing = () => changes.Changed -= Heard;

        void Heard(Change change)
        {
            if (concerns is null || concerns(change))
                LookAgain();
        }

        async Task RefreshAsync()
        {
            await readAsync();
            StateHasChanged();
        }
    }

    /// <summary>Loads it again for something that <see cref="ChangeFeed"/> does not report.</summary>
    protected void LookAgain() => following?.Ask();

    protected async Task ActAsync(Func<Task> act)
    {
        IsActing = true;
        try
        {
            await act();
        }
        finally
        {
            IsActing = false;
        }
    }

    /// <summary>
    /// Whether the browser still showed this when the button was pressed, by the button's <c>data-shows</c>. To be asked before acting on
    /// anything that another press, another tab or the passing of time may have changed since the browser drew it.
    /// </summary>
    protected bool Saw(string? shows) => Services.GetService<Presses>()?.Shown is not { } shown || shown == shows;

    /// <summary>The same, and shows <see cref="ShownIsOld"/> where it did not; then nothing may be done.</summary>
    protected bool SawOrSays(string? shows)
    {
        if (Saw(shows))
            return true;
        Services.GetRequiredService<ISnackbar>().Add(ShownIsOld, Severity.Warning);
        return false;
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        if (pressed.Contains(callback))
            return Task.CompletedTask;
        var running = callback.InvokeAsync(arg);
        StateHasChanged();
        if (running.IsCompletedSuccessfully || running.IsCanceled)
            return Task.CompletedTask;
        if (!IsPress(arg))
            return FinishAsync(running, callback, arg);
        var press = FinishPressAsync(running, callback, arg);
        Services.GetService<Presses>()?.Add(press);
        return press;
    }

    // A click, or the submit of a form. Events of typing and moving are all processed.
    private static bool IsPress(object? arg) => arg is MouseEventArgs || arg?.GetType() == typeof(EventArgs);

    // A second press may arrive after the first one has disabled the button, because the browser learns of that late.
    private async Task FinishPressAsync(Task running, EventCallbackWorkItem callback, object? arg)
    {
        pressed.Add(callback);
        try
        {
            await FinishAsync(running, callback, arg);
        }
        finally
        {
            pressed.Remove(callback);
        }
    }

    private async Task FinishAsync(Task running, EventCallbackWorkItem callback, object? arg)
    {
        while (await IsBusyAsync(running))
        {
            StateHasChanged();
            if (!await ConfirmDialog.AskAsync(Services.GetRequiredService<IDialogService>(), "The portal is busy",
                    "Something else has been writing to its database. Nothing was changed, and what you typed is still here.", "Try again"))
                return;
            running = callback.InvokeAsync(arg);
            StateHasChanged();
        }
        if (!running.IsCanceled)
            StateHasChanged();
    }

    private async Task<bool> IsBusyAsync(Task running)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException) when (running.IsCanceled)
        {
            // As in all of Blazor, a cancelled operation is not a fault.
        }
        catch (BusyDatabaseException) when (RendererInfo.IsInteractive)
        {
            return true;
        }
        return false;
    }
}
