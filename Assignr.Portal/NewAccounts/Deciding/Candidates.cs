using System.Runtime.CompilerServices;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Reads the facts that <see cref="Eligibility"/> judges by, for many people in one query.</summary>
public static class Candidates
{
    private const int ChunkSize = 500;

    /// <summary>Everybody whom an audience covers: active and never logged in and, for assigned officials, with a game
    /// ahead.</summary>
    /// <param name="today">When today began in the site's time zone.</param>
    public static IQueryable<Person> Of(PortalDb db, Audience audience, Scope scope, DateTimeOffset today, DateTimeOffset now)
    {
        var people = NeverLoggedIn.Among(db.People).Among(db, scope).Who(scope.SentSoFar, now);
        return audience == Audience.AllAssignedOfficials ? people.Where(AssignedOfficials.Are(db, today)) : people;
    }

    /// <summary>In the order of the grid, in chunks, so that only a few are in memory at once.</summary>
    public static async IAsyncEnumerable<List<Candidate>> ReadInChunksAsync(
        PortalDb db, IQueryable<Person> people, DateTimeOffset today, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var assigned = UpcomingGames.AssignedPeople(db, today);
        // One query with narrow rows finds the order and who has a game ahead; only the people of one chunk are read whole.
        var chunks = await people.OrderBy(person => person.SortKey).ThenBy(person => person.Id)
            .Select(person => new ValueTuple<Guid, bool>(person.Id, assigned.Contains(person.Id)))
            .AsAsyncEnumerable().Chunk(ChunkSize).ToListAsync(cancel);
        foreach (var chunk in chunks)
            yield return await ReadAsync(db, Array.ConvertAll(chunk, one => one.Item1),
                [.. chunk.Where(one => one.Item2).Select(one => one.Item1)], cancel);
    }

    /// <summary>A few people by id: a batch of the sender, a page of a list, or the one on a page.</summary>
    public static async Task<List<Candidate>> ReadAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, DateTimeOffset today,
        CancellationToken cancel = default)
    {
        var assigned = await db.Slots
            .Where(slot => slot.PersonId != null && personIds.Contains(slot.PersonId.Value)
                && UpcomingGames.From(db, today).Any(game => game.Id == slot.GameId))
            .Select(slot => slot.PersonId!.Value).Distinct().ToListAsync(cancel);
        return await ReadAsync(db, personIds, [.. assigned], cancel);
    }

    // Two plain statements with one parameter each, however many people are asked for.
    private static async Task<List<Candidate>> ReadAsync(PortalDb db, IReadOnlyCollection<Guid> personIds, HashSet<Guid> assigned,
        CancellationToken cancel)
    {
        var addresses = (await db.Addresses.Where(address => personIds.Contains(address.PersonId))
            .OrderBy(address => address.Position)
            .Select(address => new
            {
                address.PersonId,
                Candidate = new CandidateAddress(
                    address.Address, address.Key, address.RefusedAt, address.RefusedBecause,
                    db.Addresses.Any(other => other.Key == address.Key && other.PersonId != address.PersonId),
                    address.NotTheirsAt, address.ComplainedAt),
            })
            .ToListAsync(cancel)).ToLookup(address => address.PersonId, address => address.Candidate);
        var people = await db.People.Where(person => personIds.Contains(person.Id))
            .OrderBy(person => person.SortKey).ThenBy(person => person.Id)
            .Select(person => new Candidate
            {
                PersonId = person.Id,
                FirstName = person.FirstName,
                LastName = person.LastName,
                Permissions = person.Permissions,
                FirstLoginAt = person.FirstLoginAt,
                NoLongerOfficiatesAt = person.NoLongerOfficiatesAt,
                HandedOverAt = person.NewAccountHandedOverAt,
                LinksWithdrawnAt = person.LinksWithdrawnAt,
                LinkExpiresAt = person.LinkExpiresAt,
                HasPending = NewAccountQueue.Unsettled(db).Any(message => message.PersonId == person.Id),
                IsPendingPaused = NewAccountQueue.Unsettled(db).Any(message => message.PersonId == person.Id && message.PausedAt != null),
                Addresses = Array.Empty<CandidateAddress>(),
            })
            .ToListAsync(cancel);
        return people.ConvertAll(person =>
            person with { Addresses = [.. addresses[person.PersonId]], HasUpcomingGame = assigned.Contains(person.PersonId) });
    }
}
