using Assignr.Portal.Letters;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>The facts of a notice: a letter that tells what happened to an account.</summary>
public sealed record NoticeFacts : LetterFacts
{
    public required string UserName { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The assignor who did it; null where the person did.</summary>
    public string? ChangedByName { get; init; }

    /// <summary>What the message is about, in a form that its kind can read.</summary>
    public string About { get; init; } = "";
}
