using System.Text.RegularExpressions;

namespace Assignr.Portal.SenderDomain.Dns;

internal static partial class DomainName
{
    /// <summary>Whether a text in a record can be looked up: dotted labels of at most 63 characters, 253 in all (RFC 1035 2.3.4), where
    /// an underscore may stand too.</summary>
    public static bool IsOne(string text) => text.Length <= 254 && Dotted().IsMatch(text);

    [GeneratedRegex(@"^(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.?\z")]
    private static partial Regex Dotted();
}
