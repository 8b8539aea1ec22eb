using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Accounts;

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>The fewest code points a password has (why so few: requirements.md 12).</summary>
    [Range(8, 64)]
    public int PasswordLength { get; set; } = 12;

    /// <summary>How many forms of the account pages one address may post in a minute; a whole clinic may sit behind one.</summary>
    [Range(10, 100_000)]
    public int PostsPerMinute { get; set; } = 60;
}
