using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>What saving does to links and emails that went to a removed address, beside the tick box for a new email.</summary>
[Allow(Who.Assignors)]
public sealed class DescribeEdit(IDbContextFactory<PortalDb> database, PersonParts parts, TimeProvider clock)
{
    /// <returns>Null where it does nothing, or where no address is left to send to.</returns>
    public async Task<string?> RunAsync(Caller caller, Guid personId, PersonInput input, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (input.Permissions == Permissions.None || input.Addresses.All(string.IsNullOrWhiteSpace))
            return null;
        await using var db = await database.CreateDbContextAsync(cancel);
        var person = await db.People.AsNoTracking().Include(person => person.Addresses)
            .SingleOrDefaultAsync(person => person.Id == personId && person.FirstLoginAt == null, cancel);
        if (person is null || input.Lost(person) is not { Count: > 0 } lost)
            return null;
        return await parts.WhyANewEmailAsync(db, person, lost, clock.GetUtcNow(), cancel) is [var why, ..] ? why : null;
    }
}
