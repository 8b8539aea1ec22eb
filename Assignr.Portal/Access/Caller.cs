using System.Collections.Concurrent;
using System.Reflection;

namespace Assignr.Portal.Access;

/// <summary>Who asks: the first argument of every use case. Read from the database for every act.</summary>
public sealed record Caller
{
    private static readonly ConcurrentDictionary<Type, Who?> Rules = new();

    /// <summary>The portal itself, for start-up and background work.</summary>
    public static Caller Portal { get; } = new() { Name = "Assignr Portal", IsPortal = true };

    /// <summary>Null for a stranger and for the portal itself.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The session of the act; null for the portal, for strangers, and without a browser.</summary>
    public Guid? SessionId { get; init; }

    public required string Name { get; init; }

    public Permissions Permissions { get; init; }

    /// <summary>The IP address of the request, for the audit; null where there is none.</summary>
    public string? IpAddress { get; init; }

    public bool IsPortal { get; private init; }

    public static Caller Anonymous(string? ipAddress) => new() { Name = "Somebody not signed in", IpAddress = ipAddress };

    public bool Is(Who who) => who switch
    {
        Who.Anyone => true,
        _ when IsPortal => true,
        Who.SignedIn => PersonId is not null && Permissions != Permissions.None,
        Who.Readers => PersonId is not null && (Permissions & (Permissions.Assignor | Permissions.Observer)) != 0,
        Who.Assignors => PersonId is not null && Permissions.HasFlag(Permissions.Assignor),
        _ => false,
    };

    /// <summary>To be called first in every use case.</summary>
    /// <exception cref="NotAllowedException">The use case's <see cref="AllowAttribute"/> does not cover this caller, or it has
    /// none.</exception>
    public void Demand(object useCase)
    {
        var type = useCase.GetType();
        var rule = Rules.GetOrAdd(type, static key => key.GetCustomAttribute<AllowAttribute>()?.Who);
        if (rule is null || !Is(rule.Value))
            throw new NotAllowedException($"{type.Name} is not for this caller ({Permissions}).");
        Acting.As(SessionId, rule.Value);
    }
}
