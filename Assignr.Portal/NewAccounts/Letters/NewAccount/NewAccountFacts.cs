using Assignr.Portal.Letters;
using Assignr.Portal.NewAccounts.Words;

namespace Assignr.Portal.NewAccounts.Letters.NewAccount;

public sealed record NewAccountFacts : LetterFacts
{
    /// <summary>What the person signs in with unless they choose another user name.</summary>
    public required string UserName { get; init; }

    public required string Link { get; init; }

    /// <summary>What opens the same as the link.</summary>
    public required LetterCode Code { get; init; }

    /// <summary>Where somebody says that it is not them.</summary>
    public required string NotYou { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }

    /// <summary>Null where the person asked for it themselves.</summary>
    public string? AskedByName { get; init; }

    /// <summary>The assignor's note: plain text with its line breaks.</summary>
    public string? Note { get; init; }

    /// <summary>What it says in the words of the site; null: the usual words.</summary>
    public Wording? Words { get; init; }

    /// <summary>The person's next games, soonest first; the letter shows three at most.</summary>
    public IReadOnlyList<LetterGame> Games { get; init; } = [];
}

public sealed record LetterGame(DateTimeOffset StartsAt, string Home, string Away, string Position, bool IsTimeToBeSet = false);
