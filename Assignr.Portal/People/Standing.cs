using System.Linq.Expressions;
using Assignr.Portal.Access;

namespace Assignr.Portal.People;

/// <summary>Account standing: the chip in the grid. Computed from dates, never stored.</summary>
public enum Standing
{
    NoEmail,
    NotSent,
    Sending,
    Sent,
    Refused,
    LinkExpired,
    LoggedIn,
    Deactivated,
}

public static class Standings
{
    /// <summary>The one rule, for the database and, compiled, for everything else.</summary>
    public static Expression<Func<Person, Standing>> At(DateTimeOffset now) => person =>
        person.Permissions == Permissions.None ? Standing.Deactivated
        : person.FirstLoginAt != null ? Standing.LoggedIn
        : person.PrimaryAddress == null ? Standing.NoEmail
        : person.NewAccountAskedAt != null
            && (person.NewAccountHandedOverAt == null || person.NewAccountHandedOverAt < person.NewAccountAskedAt)
            && (person.NewAccountRefusedAt == null || person.NewAccountRefusedAt < person.NewAccountAskedAt)
            && (person.NewAccountDroppedAt == null || person.NewAccountDroppedAt < person.NewAccountAskedAt) ? Standing.Sending
        : person.NewAccountRefusedAt != null
            && (person.NewAccountHandedOverAt == null || person.NewAccountHandedOverAt < person.NewAccountRefusedAt) ? Standing.Refused
        : person.NewAccountHandedOverAt == null ? Standing.NotSent
        : person.LinkExpiresAt == null || person.LinkExpiresAt < now ? Standing.LinkExpired
        : Standing.Sent;
}
