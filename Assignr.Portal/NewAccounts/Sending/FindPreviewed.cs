using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>The people of a preview who match the search, compared as in the grid: recipients by name or address, the others by
/// name.</summary>
[Allow(Who.Assignors)]
public sealed class FindPreviewed(IDbContextFactory<PortalDb> database)
{
    /// <returns>Null where nothing was typed.</returns>
    public async Task<FoundInPreview?> RunAsync(Caller caller, MailingPreview preview, string typed, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var words = Text.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        await using var db = await database.CreateDbContextAsync(cancel);
        var (byAddress, byName) = (db.People.AsQueryable(), db.People.AsQueryable());
        foreach (var word in words)
        {
            byAddress = byAddress.Where(person => person.SearchText.Contains(word));
            byName = byName.Where(person => person.SortKey.Contains(word));
        }
        var recipients = await IdsAsync(byAddress, cancel);
        var others = preview.Excluded.Count == 0 ? [] : await IdsAsync(byName, cancel);
        return new FoundInPreview(
            [.. preview.Recipients.PersonIds.Where(recipients.Contains)],
            [.. preview.Excluded.Select(group => new Excluded(group.Reason, [.. group.People.Where(others.Contains)]))
                .Where(group => group.People.Count > 0)]);
    }

    private static async Task<HashSet<Guid>> IdsAsync(IQueryable<Person> people, CancellationToken cancel) =>
        [.. await people.Select(person => person.Id).ToListAsync(cancel)];
}

/// <param name="Recipients">In the order of the grid.</param>
/// <param name="Excluded">By reason; none is empty.</param>
public sealed record FoundInPreview(IReadOnlyList<Guid> Recipients, IReadOnlyList<Excluded> Excluded);
