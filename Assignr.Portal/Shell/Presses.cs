namespace Assignr.Portal.Shell;

/// <summary>The presses of one circuit whose end its browser has not asked for yet.</summary>
public sealed class Presses
{
    private List<Task> begun = [];

    /// <summary>
    /// The <c>data-shows</c> of the last press, as the browser showed it at that moment; null where it had none. What the server has drawn
    /// since may be newer.
    /// </summary>
    public string? Shown { get; set; }

    public void Add(Task press) => begun.Add(press);

    /// <summary>Waits until the presses since the last call have ended, whatever their outcome.</summary>
    public async Task EndAsync()
    {
        var last = begun;
        begun = [];
        await Task.WhenAll(last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
