namespace Assignr.Portal.Access;

/// <summary>What a person may do here. None: deactivated.</summary>
[Flags]
public enum Permissions
{
    None = 0,
    Official = 1,
    Assignor = 2,

    /// <summary>Reads everything, changes nothing.</summary>
    Observer = 4,
}
