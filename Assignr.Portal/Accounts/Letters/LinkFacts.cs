using Assignr.Portal.Letters;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>The facts of a letter with an account's link.</summary>
public abstract record LinkFacts : LetterFacts
{
    public required string Link { get; init; }

    public required DateTimeOffset WorksUntil { get; init; }
}
