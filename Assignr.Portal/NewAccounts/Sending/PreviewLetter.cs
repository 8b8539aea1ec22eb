using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Letters;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.NewAccounts.Words;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Sending;

/// <summary>The email as one person would get it, from today's facts. Its link does not work: nobody is shown a working
/// one.</summary>
[Allow(Who.Assignors)]
public sealed class PreviewLetter(
    IDbContextFactory<PortalDb> database, NewAccountLetterWriter writer, LetterWords words, SampleLetters samples,
    TimeProvider clock)
{
    /// <returns>Null where the person was deleted or has no address.</returns>
    public async Task<Letter?> RunAsync(Caller caller, Guid personId, string? note, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        var person = (await Candidates.ReadAsync(db, [personId], site.StartOfToday(now), cancel)).SingleOrDefault();
        var to = person?.Addresses.OrderBy(one => one.NotTheirsAt is not null).ThenBy(one => one.RefusedAt is not null)
            .FirstOrDefault();
        if (person is null || to is null)
            return null;
        var message = new Message
        {
            Kind = NewAccountQueue.Kind,
            Lane = Lane.Bulk,
            PersonId = personId,
            Address = to.Address,
            AskedBy = caller.PersonId,
            Note = Text.Lines(note),
            AskedAt = now,
            DueAt = now,
        };
        var facts = (await FactsOfBatch.ReadAsync(db, [new Going(message, person, to)], site, now, cancel))[message.Id];
        var wordsOf = await db.NewAccountWordsAsync(words, [null], cancel);
        return writer.Write(facts with
        {
            Words = wordsOf(null, facts),
            Link = samples.Link,
            Code = samples.Code,
            NotYou = samples.NotYou,
            WorksUntil = samples.WorksUntil(now),
        });
    }
}
