using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.People.Editing;

/// <summary>Who else has an address. It is allowed, because families share one, but it is said.</summary>
[Allow(Who.Assignors)]
public sealed class FindPeopleAtAddress(IDbContextFactory<PortalDb> database)
{
    private const int MostNames = 3;

    /// <param name="exceptPersonId">The person whose form it is.</param>
    /// <returns>A sentence for the field; null where nobody else has it, or where it is not an address.</returns>
    public async Task<string?> RunAsync(Caller caller, string? address, Guid? exceptPersonId = null, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (EmailAddress.KeyOf(address) is not { } key)
            return null;
        await using var db = await database.CreateDbContextAsync(cancel);
        var others = db.People.Where(person => person.Id != exceptPersonId && person.Addresses.Any(row => row.Key == key));
        var names = await others.OrderBy(person => person.SortKey).ThenBy(person => person.Id).Take(MostNames)
            .Select(person => person.FirstName + " " + person.LastName).ToListAsync(cancel);
        return names.Count == 0 ? null : Sentence(names, names.Count < MostNames ? names.Count : await others.CountAsync(cancel));
    }

    private static string Sentence(List<string> names, int count) => (names.Count, count - names.Count) switch
    {
        (1, _) => $"{names[0]} has this address too. Each gets an email of their own.",
        (_, 0) => $"{string.Join(", ", names[..^1])} and {names[^1]} have this address too. Each gets an email of their own.",
        (_, var more) => $"{string.Join(", ", names)} and {more} more have this address too. Each gets an email of their own.",
    };
}
