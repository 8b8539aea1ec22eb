using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Deciding;

/// <summary>Reads what a claim judges once more and what the letter says about the person. It reads less than a preview needs,
/// because it runs for every batch of letters.</summary>
internal static class Claimed
{
    public static async Task<Dictionary<Guid, Candidate>> ReadAsync(PortalDb db, IReadOnlyCollection<Guid> personIds,
        CancellationToken cancel)
    {
        var addresses = (await db.Addresses.AsNoTracking()
            .Where(address => personIds.Contains(address.PersonId))
            .OrderBy(address => address.Position)
            .Select(address => new { address.PersonId, address.Address, address.Key, address.NotTheirsAt, address.ComplainedAt })
            .ToListAsync(cancel)).ToLookup(address => address.PersonId,
                address => new CandidateAddress(
                    address.Address, address.Key, NotTheirsAt: address.NotTheirsAt, ComplainedAt: address.ComplainedAt));
        var people = await db.People.AsNoTracking()
            .Where(person => personIds.Contains(person.Id))
            .Select(person => new
            {
                person.Id,
                person.FirstName,
                person.LastName,
                person.Permissions,
                person.FirstLoginAt,
                person.NoLongerOfficiatesAt,
            })
            .ToListAsync(cancel);
        return people.ToDictionary(person => person.Id, person => new Candidate
        {
            PersonId = person.Id,
            FirstName = person.FirstName,
            LastName = person.LastName,
            Permissions = person.Permissions,
            FirstLoginAt = person.FirstLoginAt,
            NoLongerOfficiatesAt = person.NoLongerOfficiatesAt,
            Addresses = [.. addresses[person.Id]],
        });
    }
}
