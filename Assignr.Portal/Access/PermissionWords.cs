namespace Assignr.Portal.Access;

public static class PermissionWords
{
    /// <summary>"Official, Assignor", or "None".</summary>
    public static string InWords(this Permissions permissions) =>
        string.Join(", ", Each.Where(permission => permissions.HasFlag(permission))) is { Length: > 0 } words ? words : "None";

    /// <summary>The permissions that can be ticked, in the order of the form.</summary>
    public static IReadOnlyList<Permissions> Each { get; } = [Permissions.Official, Permissions.Assignor, Permissions.Observer];
}
