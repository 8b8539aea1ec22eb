namespace Assignr.Portal.Access;

/// <summary>The rules that a use case may declare. There is no default: a use case without one runs for nobody.</summary>
public enum Who
{
    /// <summary>Anybody, signed in or not.</summary>
    Anyone,

    /// <summary>Anybody who is signed in and has at least one permission.</summary>
    SignedIn,

    /// <summary>Assignors and observers, who see everybody.</summary>
    Readers,

    Assignors,

    /// <summary>Only the portal itself: start-up and background work.</summary>
    Portal,
}

/// <summary>Declares who may run a use case; <see cref="Caller.Demand"/> enforces it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AllowAttribute(Who who) : Attribute
{
    public Who Who { get; } = who;
}

/// <summary>A caller asked for something that they may not do. Pages never offer it, so this is a bug or an attack.</summary>
public sealed class NotAllowedException(string message) : Exception(message);
