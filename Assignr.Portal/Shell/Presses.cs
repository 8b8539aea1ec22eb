namespace Assignr.Portal.Shell;

/// <summary>The presses of one circuit that its browser has not asked about yet.</summary>
public sealed class Presses
{
    private List<Task> begun = [];

    /// <summary>
    /// What was pressed last showed this, as its <c>data-shows</c> said in the browser at that moment; null where it said nothing.
    /// What is drawn here may be newer than what somebody saw when they pressed.
    /// </summary>
    public string? Shown { get; set; }

    public void Add(Task press) => begun.Add(press);

    /// <summary>Waits until what was pressed since the last call has come to its end, well or not.</summary>
    public async Task EndAsync()
    {
        var last = begun;
        begun = [];
        await Task.WhenAll(last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
