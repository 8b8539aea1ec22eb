using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Assignr.Portal.SenderDomain.Dns;

namespace Assignr.Portal.SenderDomain.Spf;

/// <summary>A record of RFC 7208, read as receivers read it.</summary>
/// <param name="Redirect">The domain whose record counts where no mechanism matched; null: none.</param>
/// <param name="Problems">What is wrong with its text, a sentence each. Receivers then take none of it (permerror).</param>
internal sealed partial record SpfRecord(IReadOnlyList<SpfTerm> Terms, string? Redirect, IReadOnlyList<string> Problems)
{
    private const string Version = "v=spf1";

    private static readonly Dictionary<string, SpfKind> Kinds =
        Enum.GetValues<SpfKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant());

    /// <summary>Whether a text of the domain is such a record (RFC 7208 4.5).</summary>
    public static bool Is(string text) => text.Equals(Version, StringComparison.OrdinalIgnoreCase)
        || text.StartsWith($"{Version} ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it was meant to be one.</summary>
    public static bool IsNearly(string text) =>
        !Is(text) && text.TrimStart(' ', '"', '\'', '“').StartsWith("v=spf", StringComparison.OrdinalIgnoreCase);

    public static SpfRecord Parse(string text)
    {
        var (terms, problems, redirect, redirects) = (new List<SpfTerm>(), new List<string>(), (string?)null, 0);
        foreach (var word in text[Version.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Modifier().Match(word) is { Success: true } modifier)
            {
                var (name, value) = (modifier.Groups[1].Value.ToLowerInvariant(), word[modifier.Length..]);
                if (Kinds.ContainsKey(name))
                    problems.Add($"“{Cut(word)}” has = where a colon belongs.");
                else if (name == "redirect" && (++redirects > 1 || !IsDomain(value)))
                    problems.Add(redirects > 1 ? "It has redirect more than once." : $"“{Cut(word)}” names no domain.");
                else if (name == "redirect")
                    redirect = value;
            }
            else if (TermOf(word, out var problem) is { } term)
                terms.Add(term);
            else
                problems.Add(problem);
        }
        return new SpfRecord(terms, redirect, problems);
    }

    internal static string Cut(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private static SpfTerm? TermOf(string word, out string problem)
    {
        problem = $"“{Cut(word)}” is nothing that an SPF record can have.";
        var qualifier = word[0] switch
        {
            '-' => SpfQualifier.Fail,
            '~' => SpfQualifier.SoftFail,
            '?' => SpfQualifier.Neutral,
            _ => SpfQualifier.Pass,
        };
        var parts = Mechanism().Match(word);
        if (!parts.Success || !Kinds.TryGetValue(parts.Groups["name"].Value.ToLowerInvariant(), out var kind))
            return null;
        var (value, four, six) = (parts.Groups["value"].Value, parts.Groups["four"], parts.Groups["six"]);
        if (kind is SpfKind.Ip4 or SpfKind.Ip6)
            return NetworkOf(word, kind, qualifier, value, ref problem);
        problem = $"“{Cut(word)}” names no domain.";
        if (value.Length > 0 ? kind == SpfKind.All || !IsDomain(value) : kind is SpfKind.Include or SpfKind.Exists || word.Contains(':'))
            return null;
        problem = $"“{Cut(word)}” has a length that is none.";
        var (bits4, bits6) = (Bits(four, 32), Bits(six, 128));
        var mayHaveBits = kind is SpfKind.A or SpfKind.Mx;
        return bits4 is null || bits6 is null || (!mayHaveBits && (four.Success || six.Success))
            ? null
            : new SpfTerm(kind, qualifier, word, value.Length > 0 ? value : null, null, bits4.Value, bits6.Value);
    }

    private static SpfTerm? NetworkOf(string word, SpfKind kind, SpfQualifier qualifier, string value, ref string problem)
    {
        var (family, longest) = kind == SpfKind.Ip4 ? (AddressFamily.InterNetwork, 32) : (AddressFamily.InterNetworkV6, 128);
        // The colons of IPv6 and the length are in the rest of the word.
        var parts = word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('/');
        problem = $"“{Cut(word)}” is no {(kind == SpfKind.Ip4 ? "IPv4" : "IPv6")} address or network.";
        if (value.Length == 0 || parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address) || address.AddressFamily != family
            || (kind == SpfKind.Ip4 && parts[0].Count(sign => sign == '.') != 3))
            return null;
        var bits = longest;
        return parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > longest)
            ? null
            : new SpfTerm(kind, qualifier, word, null, address, bits, bits);
    }

    private static int? Bits(Group length, int longest) => !length.Success ? longest
        : int.TryParse(length.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= longest ? bits : null;

    // With a macro, what it names is known only for a letter.
    private static bool IsDomain(string value) => value.Contains('%', StringComparison.Ordinal)
        ? Macro().IsMatch(value)
        : DomainName.IsOne(value);

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9._-]*)=")]
    private static partial Regex Modifier();

    [GeneratedRegex(
        @"^[+?~-]?(?<name>[A-Za-z0-9]+)(:(?<value>[^/]*(%\{[^}]*\}[^/]*)*))?(/(?<four>[0-9]{1,3}))?(//(?<six>[0-9]{1,3}))?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mechanism();

    [GeneratedRegex(@"^(?:[!-$&-~]|%%|%_|%-|%\{[A-Za-z][0-9]*r?[.+,/_=-]*\})+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Macro();
}
