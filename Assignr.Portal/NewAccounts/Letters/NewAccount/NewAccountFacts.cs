using Assignr.Portal.Letters;

namespace Assignr.Portal.NewAccounts.Letters.NewAccount;

public sealed record NewAccountFacts : LetterFacts
{
    /// <summary>What the person will sign in as unless they choose another name.</summary>
    public required string UserName { get; init; }

    public required string Link { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }

    /// <summary>Null: nobody but the person themselves asked for it.</summary>
    public string? AskedByName { get; init; }

    /// <summary>The assignor's words: plain text, line breaks kept.</summary>
    public string? Note { get; init; }

    /// <summary>The person's next games, soonest first; the letter shows three at most.</summary>
    public IReadOnlyList<LetterGame> Games { get; init; } = [];
}

public sealed record LetterGame(DateTimeOffset StartsAt, string Home, string Away, string Position, bool IsTimeToBeSet = false);
