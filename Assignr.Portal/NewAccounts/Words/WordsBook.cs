using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>Reads and keeps words, over the caller's own unit of work.</summary>
internal static class WordsBook
{
    public static Task<OwnWords?> OwnWordsOfAsync(this PortalDb db, WordedLetter letter, CancellationToken cancel) =>
        db.OwnWords.AsNoTracking().SingleOrDefaultAsync(words => words.Letter == letter, cancel);

    /// <summary>The words of new account emails: those of their mailings, and today's where there is none or where it is older than
    /// kept words.</summary>
    public static async Task<Func<Guid?, NewAccountFacts, Wording>> NewAccountWordsAsync(
        this PortalDb db, LetterWords words, IEnumerable<Guid?> mailings, CancellationToken cancel)
    {
        var ids = mailings.Distinct().ToList();
        var kept = (await db.MailingWordings.AsNoTracking().Where(one => ids.Contains(one.MailingId)).ToListAsync(cancel))
            .ToDictionary(one => ((Guid?)one.MailingId, one.HasGame), one => one.Words);
        var own = ids.TrueForAll(id => kept.ContainsKey((id, true))) ? null : await db.OwnWordsOfAsync(WordedLetter.NewAccount, cancel);
        return (mailing, facts) => kept.GetValueOrDefault((mailing, facts.Games.Count > 0))
            ?? words.For(WordedLetter.NewAccount, own, facts.AskedByName is not null, facts.Games.Count > 0);
    }

    /// <summary>Keeps what the emails of a mailing will say.</summary>
    public static async Task KeepWordsAsync(this PortalDb db, LetterWords words, Mailing mailing, CancellationToken cancel)
    {
        var own = await db.OwnWordsOfAsync(WordedLetter.NewAccount, cancel);
        foreach (var hasGame in new[] { true, false })
        {
            var said = words.For(WordedLetter.NewAccount, own, isAsked: true, hasGame);
            db.MailingWordings.Add(new MailingWording
            {
                MailingId = mailing.Id,
                HasGame = hasGame,
                Subject = said.Subject,
                Before = said.Before,
                After = said.After,
            });
        }
    }
}
