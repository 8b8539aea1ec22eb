using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Letters;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>A letter in words that are not saved yet, as the assignor themselves would get it. Its links open nothing.</summary>
[Allow(Who.Readers)]
public sealed class PreviewWords(IDbContextFactory<PortalDb> database, SampleLetters samples, TimeProvider clock)
{
    /// <param name="hasGame">As somebody with a game ahead gets it, where there is a game.</param>
    /// <returns>Null where the words cannot be sent, or whoever looks was deleted.</returns>
    public async Task<Letter?> RunAsync(
        Caller caller, WordedLetter letter, Wording words, bool hasGame, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (words.Check().Count > 0)
            return null;
        await using var db = await database.CreateDbContextAsync(cancel);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == caller.PersonId, cancel);
        return person is null ? null : await samples.WriteAsync(db, person, person.PrimaryAddress ?? "you@example.com", letter,
            words.Cleaned(), hasGame, null, clock.GetUtcNow(), cancel);
    }
}
