using System.Linq.Expressions;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;

namespace Assignr.Portal.Games;

public static class AssignedOfficials
{
    /// <summary>Officials with an assignment on a game that is not cancelled and starts today or later.</summary>
    /// <param name="today">When today began in the site's time zone.</param>
    public static Expression<Func<Person, bool>> Are(PortalDb db, DateTimeOffset today)
    {
        var assigned = UpcomingGames.AssignedPeople(db, today);
        return person => (person.Permissions & Permissions.Official) != 0 && assigned.Contains(person.Id);
    }
}
