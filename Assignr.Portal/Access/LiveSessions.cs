namespace Assignr.Portal.Access;

/// <summary>Tells open pages that a person's sessions have ended: deactivated, deleted, or the password changed.</summary>
public sealed class LiveSessions
{
    /// <summary>With the person's id; raised on any thread, after the commit that ended them.</summary>
    public event Action<Guid>? Ended;

    public void End(Guid personId) => Ended?.Invoke(personId);
}
