using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>The result of saving.</summary>
/// <param name="ChangedMeanwhile">Another assignor saved since the page was opened, so nothing was saved.</param>
public sealed record WordsChanged(bool ChangedMeanwhile = false) : Result;

/// <summary>Gives a letter words of the site's own, or takes them back where they are the usual ones. Mailings that were sent keep the
/// words of their press.</summary>
[Allow(Who.Assignors)]
public sealed class ChangeWords(IDbContextFactory<PortalDb> database, LetterWords words, TimeProvider clock)
{
    /// <param name="before">As the page showed them: where the database differs, another assignor has changed them.</param>
    public async Task<WordsChanged> RunAsync(
        Caller caller, WordedLetter letter, Wording before, Wording after, CancellationToken cancel = default)
    {
        caller.Demand(this);
        if (!Enum.IsDefined(letter))
            return new WordsChanged { Problems = [new Problem("There is no such email.")] };
        if (after.Check() is { Count: > 0 } problems)
            return new WordsChanged { Problems = problems };
        var to = after.Cleaned();
        return await database.WriteAsync(async db =>
        {
            var own = await db.OwnWords.SingleOrDefaultAsync(one => one.Letter == letter, cancel);
            var (current, usual) = LoadWords.Of(words, letter, own);
            if (current != before)
                return new WordsChanged(ChangedMeanwhile: true)
                {
                    Problems = [new Problem("Not saved: somebody else changed these words meanwhile.")],
                };
            if (to == current)
                return new WordsChanged();
            if (own is null)
                db.OwnWords.Add(OwnWords.Of(letter, to, usual));
            else
                own.Change(to, usual);
            db.Record(caller, Act.WordsChanged, clock.GetUtcNow(), detail: $"{letter.Called()}. {Differences(current, to)}");
            return new WordsChanged();
        }, cancel);
    }

    private static string Differences(Wording before, Wording after) => string.Join(" ", new[]
    {
        before.Subject == after.Subject ? null : $"Subject: {before.Subject} to {after.Subject}.",
        before.Before == after.Before ? null : "The words above the button changed.",
        before.After == after.After ? null : "The words below the button changed.",
    }.OfType<string>());
}
