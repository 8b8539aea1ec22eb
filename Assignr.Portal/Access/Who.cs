namespace Assignr.Portal.Access;

/// <summary>The rules a use case may declare. There is no rule by default: without one nobody may.</summary>
public enum Who
{
    /// <summary>Whoever comes to the door, signed in or not.</summary>
    Anyone,

    /// <summary>Anybody signed in with at least one permission.</summary>
    SignedIn,

    /// <summary>Assignors and observers: those who see everybody.</summary>
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

/// <summary>Somebody asked for what they may not do. Pages never offer it, so this is a bug or an attack.</summary>
public sealed class NotAllowedException(string message) : Exception(message);
