using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.Games;

/// <summary>The one rule for which positions are filled: those whose person is not deactivated. All others are to be
/// filled.</summary>
internal static class FilledPositions
{
    public static IQueryable<Slot> In(PortalDb db) =>
        db.Slots.Where(slot => db.People.Any(person => person.Id == slot.PersonId && person.Permissions != Permissions.None));
}
