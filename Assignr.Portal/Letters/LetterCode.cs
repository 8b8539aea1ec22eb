namespace Assignr.Portal.Letters;

/// <summary>What can be typed in place of opening the link.</summary>
/// <param name="Code">As ABCD-EFGH.</param>
/// <param name="TypedAt">The address of the page for it, without its scheme, as portal.example.com/start.</param>
public sealed record LetterCode(string Code, string TypedAt)
{
    /// <summary>The path of the page.</summary>
    public const string Path = "start";

    /// <param name="code">As ABCD-EFGH.</param>
    /// <param name="page">The whole address of the page.</param>
    public static LetterCode Of(string code, string page) => new(code, page[(page.IndexOf("://", StringComparison.Ordinal) + 3)..]);

    /// <summary>Never prints the code.</summary>
    public override string ToString() => nameof(LetterCode);
}
