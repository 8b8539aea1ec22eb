using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Accounts;

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>The fewest code points of a password (requirements.md 12 says why so few).</summary>
    [Range(8, 64)]
    public int PasswordLength { get; set; } = 12;

    /// <summary>How many forms of the account pages one network may post in a minute; many people may share one.</summary>
    [Range(10, 100_000)]
    public int PostsPerMinute { get; set; } = 60;
}
