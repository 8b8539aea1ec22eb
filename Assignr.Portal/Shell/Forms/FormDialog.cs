using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Assignr.Portal.Shell.Forms;

/// <summary>A dialog in which something is typed. However it is closed, it asks before typed text is lost.</summary>
public abstract class FormDialog : PortalComponent
{
    private bool asking;
    private bool closed;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    /// <summary>Closed only by its buttons; Escape presses × (dialogs.js).</summary>
    protected static DialogOptions Sized(MaxWidth width) =>
        new() { MaxWidth = width, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = false };

    /// <summary>Whether there is typed text that is not saved.</summary>
    protected abstract bool IsTyped { get; }

    /// <summary>Whether something would be lost if it were closed at this moment.</summary>
    protected bool Loses() => IsTyped && !closed;

    protected void Close(object? result)
    {
        closed = true;
        Dialog.Close(DialogResult.Ok(result));
    }

    // Several controls come here, and the browser shows the question late: it is asked once. What is being saved cannot be taken back
    // halfway.
    protected async Task CancelAsync()
    {
        if (IsActing || asking)
            return;
        asking = true;
        closed = !Loses() || await AskBeforeLeaving.AskAsync(Dialogs);
        asking = false;
        if (closed)
            Dialog.Cancel();
    }
}
