namespace Assignr.Portal.Changes;

/// <summary>Tells open pages that something they show has changed. Use cases call it after their commit.</summary>
public sealed class ChangeFeed
{
    /// <summary>Raised on any thread.</summary>
    public event Action<Change>? Changed;

    public void Tell(Change change) => Changed?.Invoke(change);
}
