using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.NewAccounts.Words;

/// <summary>The words of one letter, as the site has them, and the usual ones.</summary>
[Allow(Who.Readers)]
public sealed class LoadWords(IDbContextFactory<PortalDb> database, LetterWords words)
{
    public async Task<WordsOfLetter> RunAsync(Caller caller, WordedLetter letter, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        return Of(words, letter, await db.OwnWordsOfAsync(letter, cancel));
    }

    /// <summary>In a form the usual words are those for somebody without a game ahead.</summary>
    internal static WordsOfLetter Of(LetterWords words, WordedLetter letter, OwnWords? own)
    {
        var usual = words.Usual(letter, isAsked: true, hasGame: false);
        return new WordsOfLetter(own is null ? usual : new Wording
        {
            Subject = own.Subject ?? usual.Subject,
            Before = own.Before ?? usual.Before,
            After = own.After ?? usual.After,
        }, usual);
    }
}

public sealed record WordsOfLetter(Wording Current, Wording Usual);
