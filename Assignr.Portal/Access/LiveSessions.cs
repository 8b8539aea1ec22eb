namespace Assignr.Portal.Access;

/// <summary>Tells open pages that somebody's sessions are over: deactivated, deleted, or the password changed.</summary>
public sealed class LiveSessions
{
    /// <summary>With the person's id; raised on any thread, after the commit that rotated the security stamp.</summary>
    public event Action<Guid>? Ended;

    public void End(Guid personId) => Ended?.Invoke(personId);
}
