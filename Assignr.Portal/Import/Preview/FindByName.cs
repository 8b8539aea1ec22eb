using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Import.Preview;

/// <summary>
/// The first officials whose name contains every typed word, whatever the spelling of umlauts, signs and spaces: to choose who is meant by
/// a name of a file.
/// </summary>
[Allow(Who.Assignors)]
public sealed class FindByName(IDbContextFactory<PortalDb> database)
{
    private const int Most = 12;
    private const int MostWords = 8;

    public async Task<IReadOnlyList<SimilarPerson>> RunAsync(Caller caller, string? text, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var officials = db.People.AsNoTracking().Where(person => (person.Permissions & Permissions.Official) != 0);
        foreach (var word in Text.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var letters = PlainName.Letters(word);
            officials = officials.Where(person => person.SortKey.Contains(word)
                || (letters != "" && person.SortKey.Replace("'", "").Replace("-", "").Replace(".", "").Replace(" ", "")
                    .Replace("ae", "a").Replace("oe", "o").Replace("ue", "u").Contains(letters)));
        }
        return await officials.OrderBy(person => person.SortKey).ThenBy(person => person.Id).Take(Most)
            .Select(person => new SimilarPerson(person.Id, person.FirstName + " " + person.LastName, person.PrimaryAddress))
            .ToListAsync(cancel);
    }
}
