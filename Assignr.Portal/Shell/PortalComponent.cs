using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Shell.Errors;
using Assignr.Portal.Shell.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Assignr.Portal.Shell;

/// <summary>
/// What every component is, by _Imports.razor: a button pressed again before its first press has come to its end is pressed once; and
/// a press for which the database had no time is told and can be tried again, while the page stays as it is with what was typed in it.
/// Whatever else breaks goes on to <see cref="PageFault"/>, which takes the page's place. What shows what others change follows them.
/// </summary>
public abstract class PortalComponent : ComponentBase, IHandleEvent, IDisposable
{
    /// <summary>Why nothing was done.</summary>
    public const string ShownIsOld = "Nothing was done: what stands here changed while you pressed. Look again, then press once more.";

    private static readonly TimeSpan LooksAtMostEvery = TimeSpan.FromSeconds(1);

    private readonly HashSet<EventCallbackWorkItem> pressed = [];
    private Throttle? following;
    private Action? endFollowing;
    private CancellationTokenSource? leaving;
    private bool left;

    // Only who has to tell asks for dialogs: documents outside the pages have none.
    [Inject] private IServiceProvider Services { get; set; } = null!;

    /// <summary>
    /// Cancelled when the component goes: with its page, with its tab, or with the portal itself. Every long work takes it. What writes
    /// and is cancelled is taken back whole, as it is one transaction; what should be finished all the same takes no token.
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

    /// <summary>Whether something runs that <see cref="ActAsync"/> began: its buttons are disabled meanwhile.</summary>
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

    /// <summary>From now on this is read anew and drawn when something changed, at most once a second and in turn with
    /// all open pages.</summary>
    /// <param name="concerns">Which changes it shows; null: any.</param>
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

    /// <summary>The same for what no change is told of.</summary>
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
    /// Whether the browser still showed this when it was pressed. Asked with what the button says in its <c>data-shows</c>, before it
    /// acts on anything that another press, another tab or the passing of time may have changed since the page was drawn there.
    /// </summary>
    protected bool Saw(string? shows) => Services.GetService<Presses>()?.Shown is not { } shown || shown == shows;

    /// <summary>The same, and says so where it did not: then nothing is to be done.</summary>
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

    // A click, or a form that is sent off. Of what is typed and moved each event counts.
    private static bool IsPress(object? arg) => arg is MouseEventArgs || arg?.GetType() == typeof(EventArgs);

    // The browser learns late that a button is disabled by now.
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
            // As everywhere in Blazor: what was cancelled is no fault.
        }
        catch (BusyDatabaseException) when (RendererInfo.IsInteractive)
        {
            return true;
        }
        return false;
    }
}
