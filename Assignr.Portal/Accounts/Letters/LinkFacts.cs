using Assignr.Portal.Letters;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>What a letter with a link of an account is written from.</summary>
public abstract record LinkFacts : LetterFacts
{
    public required string Link { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }
}
