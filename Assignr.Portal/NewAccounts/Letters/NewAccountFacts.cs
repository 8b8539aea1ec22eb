using Assignr.Portal.Settings;

namespace Assignr.Portal.NewAccounts.Letters;

/// <summary>What a new account email is written from, gathered at hand-over.</summary>
public sealed record NewAccountFacts
{
    public required Site Site { get; init; }

    public required string FirstName { get; init; }

    public required string FullName { get; init; }

    public required string Address { get; init; }

    /// <summary>What the person will sign in as unless they choose another name.</summary>
    public required string UserName { get; init; }

    public required string Link { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }

    /// <summary>Null: nobody but the person themselves asked for it.</summary>
    public string? AskedByName { get; init; }

    /// <summary>Where answers go; the site's reply-to where null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The assignor's words: plain text, line breaks kept.</summary>
    public string? Note { get; init; }

    /// <summary>The person's next games, soonest first; the letter shows three at most.</summary>
    public IReadOnlyList<LetterGame> Games { get; init; } = [];

    /// <summary>Never the link.</summary>
    public override string ToString() => nameof(NewAccountFacts);
}

public sealed record LetterGame(DateTimeOffset StartsAt, string Home, string Away, string Position, bool IsTimeToBeSet = false);
