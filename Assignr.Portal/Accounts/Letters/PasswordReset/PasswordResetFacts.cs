using Assignr.Portal.Letters;

namespace Assignr.Portal.Accounts.Letters.PasswordReset;

public sealed record PasswordResetFacts : LinkFacts
{
    public required string UserName { get; init; }

    /// <summary>What opens the same as the link.</summary>
    public required LetterCode Code { get; init; }

    /// <summary>The assignor who sent it; null where it was asked for on the sign-in page.</summary>
    public string? AskedByName { get; init; }
}
