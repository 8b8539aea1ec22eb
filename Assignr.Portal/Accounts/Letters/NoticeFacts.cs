using Assignr.Portal.Letters;

namespace Assignr.Portal.Accounts.Letters;

/// <summary>What a notice is written from: a letter that tells what happened to an account.</summary>
public sealed record NoticeFacts : LetterFacts
{
    public required string UserName { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The assignor who did it; null where the person did.</summary>
    public string? ChangedByName { get; init; }

    /// <summary>What the message is about, which its own kind knows how to read.</summary>
    public string About { get; init; } = "";
}
