using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Games.Crews;

/// <summary>Gives a position to a person, or opens it again.</summary>
[Allow(Who.Assignors)]
public sealed class AssignPerson(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="slotId">The position of a game.</param>
    /// <param name="was">The person whom the page showed there; where that has changed, nothing is overwritten.</param>
    /// <param name="personId">Null opens the position.</param>
    /// <param name="cancel">Cancels the request.</param>
    public async Task<Done> RunAsync(Caller caller, Guid slotId, Guid? was, Guid? personId, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (was == personId)
            return new Done();
        var now = clock.GetUtcNow();
        return await database.WriteAsync<Done>(async db =>
        {
            var slot = await db.Slots.SingleOrDefaultAsync(slot => slot.Id == slotId, cancel);
            if (slot is null)
                return new Problem("Not saved: there is no such position any longer.");
            if (await RefuseAsync(db, slot, was, personId, cancel) is { } refusal)
                return refusal;
            var site = await db.Site.AsNoTracking().SingleAsync(cancel);
            var game = await db.Games.SingleAsync(game => game.Id == slot.GameId, cancel);
            var detail = $"{slot.Position}, {game.Describe(site)}";
            slot.Assign(personId, now);
            if (was is { } old)
                db.Record(caller, Act.Unassigned, now, old, detail);
            if (personId is { } one)
                db.Record(caller, Act.Assigned, now, one, detail);
            return new Done();
        }, cancel);
    }

    private static async Task<Problem?> RefuseAsync(PortalDb db, Slot slot, Guid? was, Guid? personId, CancellationToken cancel)
    {
        if (slot.PersonId != was)
            return new Problem("Not saved: somebody else changed this position meanwhile. You see the crew as it is now.");
        if (personId is null)
            return null;
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == personId, cancel);
        if (person is null)
            return new Problem("Not saved: this person was deleted meanwhile.");
        if (!person.Permissions.HasFlag(Permissions.Official))
            return new Problem($"Not saved: {person.FullName} is not an official.");
        var taken = await db.Slots.Where(other => other.GameId == slot.GameId && other.PersonId == personId).Select(other => other.Position)
            .FirstOrDefaultAsync(cancel);
        return taken is null ? null : new Problem($"Not saved: {person.FullName} is in this crew already, as {taken}.");
    }
}
