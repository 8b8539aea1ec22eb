using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts;

/// <summary>Reads the facts that <see cref="Eligibility"/> judges by, for many people in one query.</summary>
public static class Candidates
{
    /// <summary>Everybody whom a choice of audience is about: active, never logged in, and for assigned officials with a game ahead.</summary>
    public static IQueryable<Person> Of(PortalDb db, Audience audience, DateTimeOffset today)
    {
        var waiting = db.People.Where(person => person.Permissions != Permissions.None && person.FirstLoginAt == null);
        return audience == Audience.AllAssignedOfficials ? waiting.Where(Assigned(db, today)) : waiting;
    }

    /// <summary>Officials with an assignment on a game that is not cancelled and starts today or later.</summary>
    /// <param name="today">The moment at which today began in the site's time zone.</param>
    public static System.Linq.Expressions.Expression<Func<Person, bool>> Assigned(PortalDb db, DateTimeOffset today)
    {
        var assigned = UpcomingGames.AssignedPeople(db, today);
        return person => (person.Permissions & Permissions.Official) != 0 && assigned.Contains(person.Id);
    }

    /// <summary>Those among them whom an import was about; null: all of them.</summary>
    public static IQueryable<Person> Among(this IQueryable<Person> people, PortalDb db, ImportScope? among)
    {
        if (among is null)
            return people;
        var importId = among.ImportId;
        return people.Where(person => db.ImportedPeople.Any(one => one.ImportId == importId && one.PersonId == person.Id));
    }

    /// <summary>In the order of the grid.</summary>
    public static async Task<List<Candidate>> ReadAsync(PortalDb db, IQueryable<Person> people, DateTimeOffset today, CancellationToken cancel = default)
    {
        var assigned = UpcomingGames.AssignedPeople(db, today);
        return await people.AsNoTracking()
            .OrderBy(person => person.SortKey).ThenBy(person => person.Id)
            .Select(person => new Candidate
            {
                PersonId = person.Id,
                FirstName = person.FirstName,
                LastName = person.LastName,
                Permissions = person.Permissions,
                FirstLoginAt = person.FirstLoginAt,
                HandedOverAt = person.NewAccountHandedOverAt,
                LinkExpiresAt = person.LinkExpiresAt,
                HasPending = db.Messages.Any(message => message.PersonId == person.Id && message.Kind == NewAccountQueue.Kind && message.SettledAt == null),
                HasUpcomingGame = assigned.Contains(person.Id),
                Addresses = person.Addresses.OrderBy(address => address.Position).Select(address => new CandidateAddress(
                    address.Address, address.Key, address.RefusedAt, address.RefusedBecause,
                    db.Addresses.Any(other => other.Key == address.Key && other.PersonId != address.PersonId))).ToList(),
            })
            .ToListAsync(cancel);
    }

    /// <summary>A few people by id: a batch of the sender, or the one on a page.</summary>
    public static Task<List<Candidate>> ReadAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset today, CancellationToken cancel = default) =>
        ReadAsync(db, db.People.Where(person => personIds.Contains(person.Id)), today, cancel);
}
