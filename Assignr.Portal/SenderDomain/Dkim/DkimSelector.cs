using System.Text.RegularExpressions;

namespace Assignr.Portal.SenderDomain.Dkim;

/// <summary>The name of a key of a domain (RFC 6376 3.1): its record is at selector._domainkey.domain.</summary>
internal static partial class DkimSelector
{
    /// <summary>Names that mail servers often use; tried only where the site names none, and said to be.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["default", "dkim", "google", "k1", "mail", "s1", "selector1", "smtp"];

    /// <summary>What was typed or pasted, also as the whole name of the record or as <c>s=name</c>; null where it is no
    /// selector.</summary>
    public static string? Parse(string text)
    {
        var name = text.Trim().TrimEnd(';', '.').ToLowerInvariant();
        if (name.StartsWith("s=", StringComparison.Ordinal))
            name = name[2..].Trim();
        if (name.IndexOf("._domainkey", StringComparison.Ordinal) is > 0 and var end)
            name = name[..end];
        return name.Length <= Settings.Site.LongestSelector && Labels().IsMatch(name) ? name : null;
    }

    public static string RecordOf(string selector, string domain) => $"{selector}._domainkey.{domain}";

    [GeneratedRegex(@"^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\z")]
    private static partial Regex Labels();
}
