using System.Linq.Expressions;
using Assignr.Portal.Access;
using Microsoft.EntityFrameworkCore.Query;

namespace Assignr.Portal.People;

/// <summary>Account standing, shown as a chip in the grid. Computed from dates, never stored.</summary>
public enum Standing
{
    NoEmail,
    NotSent,
    Sending,
    Sent,
    Refused,

    /// <summary>Whoever reads one of the addresses said that it is not theirs.</summary>
    NotTheirs,

    NoLongerOfficiates,

    /// <summary>Whoever reads one of the addresses complained about an email.</summary>
    Complained,
    LinkExpired,
    Withdrawn,
    LoggedIn,
    Deactivated,
}

public static class Standings
{
    private static readonly Expression<Func<Person, DateTimeOffset, Standing>> Rule = (person, now) =>
        person.Permissions == Permissions.None ? Standing.Deactivated
        : person.FirstLoginAt != null ? Standing.LoggedIn
        : person.NoLongerOfficiatesAt != null ? Standing.NoLongerOfficiates
        : person.PrimaryAddress == null ? Standing.NoEmail
        : person.NotTheirsAt != null ? Standing.NotTheirs
        : person.ComplainedAt != null ? Standing.Complained
        : person.NewAccountAskedAt != null
            && (person.NewAccountHandedOverAt == null || person.NewAccountHandedOverAt < person.NewAccountAskedAt)
            && (person.NewAccountRefusedAt == null || person.NewAccountRefusedAt < person.NewAccountAskedAt)
            && (person.NewAccountDroppedAt == null || person.NewAccountDroppedAt < person.NewAccountAskedAt) ? Standing.Sending
        : person.NewAccountRefusedAt != null
            && (person.NewAccountHandedOverAt == null || person.NewAccountHandedOverAt < person.NewAccountRefusedAt) ? Standing.Refused
        : person.LinksWithdrawnAt != null && (person.LinkExpiresAt == null || person.LinkExpiresAt < now) ? Standing.Withdrawn
        : person.NewAccountHandedOverAt == null ? Standing.NotSent
        : person.LinkExpiresAt == null || person.LinkExpiresAt < now ? Standing.LinkExpired
        : Standing.Sent;

    private static readonly Func<Person, DateTimeOffset, Standing> Compiled = Rule.Compile();

    private static readonly Dictionary<Standing, Func<Person, DateTimeOffset?>> CompiledSince =
        Enum.GetValues<Standing>().ToDictionary(standing => standing, standing => Since(standing).Compile());

    /// <summary>The one rule, for the database.</summary>
    public static Expression<Func<Person, Standing>> At(DateTimeOffset now) =>
        Expression.Lambda<Func<Person, Standing>>(Body(now), Rule.Parameters[0]);

    /// <summary>The same rule for a person in memory.</summary>
    public static Standing Of(Person person, DateTimeOffset now) => Compiled(person, now);

    /// <summary>Whether a person has this standing; <see cref="Standing.Sent"/> includes <see cref="Standing.Sending"/>.</summary>
    public static Expression<Func<Person, bool>> Is(Standing standing, DateTimeOffset now)
    {
        var body = Body(now);
        Expression test = Expression.Equal(body, Expression.Constant(standing));
        if (standing == Standing.Sent)
            test = Expression.OrElse(test, Expression.Equal(body, Expression.Constant(Standing.Sending)));
        return Expression.Lambda<Func<Person, bool>>(test, Rule.Parameters[0]);
    }

    /// <summary>Since when they have this standing; null where nothing has happened yet.</summary>
    public static DateTimeOffset? Since(Person person, Standing standing) => CompiledSince[standing](person);

    /// <summary>The same for the database.</summary>
    public static Expression<Func<Person, DateTimeOffset?>> Since(Standing standing) => standing switch
    {
        Standing.Sending => person => person.NewAccountAskedAt,
        Standing.Sent => person => person.NewAccountHandedOverAt,
        Standing.Refused => person => person.NewAccountRefusedAt,
        Standing.NotTheirs => person => person.NotTheirsAt,
        Standing.NoLongerOfficiates => person => person.NoLongerOfficiatesAt,
        Standing.Complained => person => person.ComplainedAt,
        Standing.LinkExpired => person => person.LinkExpiresAt,
        Standing.Withdrawn => person => person.LinksWithdrawnAt,
        Standing.LoggedIn => person => person.LastLoginAt,
        Standing.Deactivated => person => person.DeactivatedAt,
        _ => person => null,
    };

    private static Expression Body(DateTimeOffset now)
    {
        // As a captured variable, the time becomes a parameter of the query; as a constant it would make a new query each time.
        Expression<Func<DateTimeOffset>> moment = () => now;
        return ReplacingExpressionVisitor.Replace(Rule.Parameters[1], moment.Body, Rule.Body);
    }
}
