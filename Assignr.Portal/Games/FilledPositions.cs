using Assignr.Portal.Access;
using Assignr.Portal.Data;

namespace Assignr.Portal.Games;

/// <summary>Which positions count as filled, said once: somebody has it who is not deactivated. All others are to be filled.</summary>
internal static class FilledPositions
{
    public static IQueryable<Slot> In(PortalDb db) =>
        db.Slots.Where(slot => db.People.Any(person => person.Id == slot.PersonId && person.Permissions != Permissions.None));
}
