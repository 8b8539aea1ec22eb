using System.Linq.Expressions;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;

namespace Assignr.Portal.People;

/// <summary>
/// Whom new account emails are for: active people who have never logged in, with or without an email address. Every number of them, in
/// the banner, in the dialog and elsewhere, is counted from here.
/// </summary>
public static class NeverLoggedIn
{
    public static IQueryable<Person> Among(IQueryable<Person> people) =>
        people.Where(person => person.Permissions != Permissions.None && person.FirstLoginAt == null);

    /// <summary>Officials with an assignment on a game that is not cancelled and starts today or later.</summary>
    /// <param name="today">The moment at which today began in the site's time zone.</param>
    public static Expression<Func<Person, bool>> IsAssigned(PortalDb db, DateTimeOffset today)
    {
        var assigned = UpcomingGames.AssignedPeople(db, today);
        return person => (person.Permissions & Permissions.Official) != 0 && assigned.Contains(person.Id);
    }
}
