using Assignr.Portal.Settings;

namespace Assignr.Portal.Letters;

/// <summary>What every letter is written from, read at the claim. Each kind adds its own facts in its own record.</summary>
public abstract record LetterFacts
{
    public required Site Site { get; init; }

    public required string FirstName { get; init; }

    public required string FullName { get; init; }

    /// <summary>Where the letter goes.</summary>
    public required string Address { get; init; }

    /// <summary>Where answers go. Null: the site's reply-to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Never prints a link.</summary>
    public sealed override string ToString() => GetType().Name;
}
