using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.People.Editing;

/// <summary>Finds likely typing errors in addresses, and what was probably meant.</summary>
internal static partial class AddressTypos
{
    private static readonly FrozenSet<string> Providers = FrozenSet.Create(
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.ca", "ymail.com", "rocketmail.com", "hotmail.com",
        "hotmail.co.uk", "hotmail.ca", "outlook.com", "live.com",
        "live.ca", "msn.com", "icloud.com", "me.com", "mac.com", "aol.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net",
        "bellsouth.net", "cox.net", "charter.net",
        "earthlink.net", "optonline.net", "protonmail.com", "proton.me", "gmx.com", "gmx.net", "gmx.de", "web.de", "mail.com", "email.com",
        "zoho.com", "fastmail.com", "rogers.com",
        "shaw.ca", "sympatico.ca", "telus.net", "btinternet.com", "sky.com", "ntlworld.com", "virginmedia.com", "bigpond.com",
            "optusnet.com.au", "xtra.co.nz", "example.com", "example.org", "example.net");

    private static readonly Dictionary<string, string> Endings = new()
    {
        ["con"] = "com",
        ["cmo"] = "com",
        ["ocm"] = "com",
        ["comm"] = "com",
        ["cpm"] = "com",
        ["cim"] = "com",
        ["vom"] = "com",
        ["xom"] = "com",
        ["coom"] = "com",
        ["conm"] = "com",
        ["nte"] = "net",
        ["ent"] = "net",
        ["nett"] = "net",
        ["ney"] = "net",
        ["ogr"] = "org",
        ["rog"] = "org",
        ["orgg"] = "org",
        ["eud"] = "edu",
        ["deu"] = "edu",
    };

    /// <summary>Room for an address of at most 254 characters and spaces around its parts.</summary>
    private const int LongestTyped = 500;

    /// <inheritdoc cref="Suspect(EmailAddress)"/>
    /// <param name="typed">The text of the field; the result is null where it is not an address.</param>
    public static string? Suspect(string? typed) => EmailAddress.Parse(typed, out _) is { } address ? Suspect(address) : null;

    /// <summary>For a valid address that is probably mistyped; null where nothing looks wrong.</summary>
    public static string? Suspect(EmailAddress address)
    {
        var at = address.Value.LastIndexOf('@');
        var domain = EmailAddress.AsciiLower(address.Value[(at + 1)..]);
        var mended = Domain(domain);
        return mended == domain ? null : $"{address.Value[..at]}@{mended}";
    }

    /// <summary>For a text that is not an address; null where no obvious correction makes it one.</summary>
    public static string? Mend(string text)
    {
        // Spaces beside the @ and around the dots after it are typing errors; other spaces separate words, which are never joined.
        if (text.Length > LongestTyped)
            return null;
        var tight = Tight(Signs(text).Trim()).Trim('<', '>', '"', '“', '”', '„', '«', '»', '\'', '(', ')', '*', '.', ',', ';', ':');
        if (tight.Any(char.IsWhiteSpace))
            return null;
        foreach (var candidate in Candidates(tight))
        {
            if (EmailAddress.Parse(candidate, out _) is { } address)
                return Suspect(address) ?? address.Value;
        }
        return null;
    }

    /// <summary>"ivy [at] example [dot] com", "ivy at example dot com", "ivy (at) example.com", "ivy at example.com".</summary>
    private static string Signs(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
            return text;
        var dotted = SpelledDot().Replace(text, ".");
        return dotted != text || text.IndexOfAny(['(', '[', '{']) >= 0 || text.AsSpan().Count(' ') == 2
            ? SpelledAt().Replace(dotted, "@", 1) : text;
    }

    private static string Tight(string text)
    {
        var (tight, spaces, hasAt, isBehindSign) = (new StringBuilder(text.Length), 0, false, false);
        for (var at = 0; at < text.Length; at++)
        {
            var isAt = text[at] is '@' or '＠' or '﹫';
            var isSign = isAt || (hasAt && text[at] is ('.' or '．' or '。'));
            if (char.IsWhiteSpace(text[at]))
            {
                spaces++;
                continue;
            }
            if (!isSign && !isBehindSign)
                tight.Append(text, at - spaces, spaces);
            tight.Append(isAt ? '@' : isSign ? '.' : text[at]);
            (spaces, hasAt, isBehindSign) = (0, hasAt || isAt, isSign);
        }
        return tight.ToString();
    }

    private static IEnumerable<string> Candidates(string text)
    {
        yield return text;
        // Many programs turn a plain apostrophe into a curly one.
        var plain = text.Replace('’', '\'').Replace(',', '.').Replace("..", ".", StringComparison.Ordinal).Replace("@@", "@",
            StringComparison.Ordinal).Replace(".@", "@", StringComparison.Ordinal).Replace("@.", "@", StringComparison.Ordinal);
        yield return plain;
        yield return plain.Replace("(at)", "@", StringComparison.OrdinalIgnoreCase).Replace("[at]", "@",
            StringComparison.OrdinalIgnoreCase);
        if (!plain.Contains('@', StringComparison.Ordinal)
            && Providers.OrderByDescending(provider => provider.Length).FirstOrDefault(provider =>
            plain.EndsWith(provider, StringComparison.OrdinalIgnoreCase) && plain.Length > provider.Length) is { } missing)
            yield return $"{plain[..^missing.Length].TrimEnd('2', '#')}@{missing}";
        // "gmailcom", "gmail".
        if (plain.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && !plain[at..].Contains('.', StringComparison.Ordinal))
        {
            var name = EmailAddress.AsciiLower(plain[(at + 1)..]);
            if (Providers.FirstOrDefault(provider => provider.Replace(".", "", StringComparison.Ordinal) == name
                || provider == $"{name}.com") is { } undotted)
                yield return $"{plain[..at]}@{undotted}";
        }
    }

    private static string Domain(string domain)
    {
        if (Providers.Contains(domain))
            return domain;
        var dot = domain.LastIndexOf('.');
        if (Endings.TryGetValue(domain[(dot + 1)..], out var ending))
        {
            var mended = $"{domain[..(dot + 1)]}{ending}";
            return Nearest(mended) ?? mended;
        }
        return Nearest(domain) ?? domain;
    }

    // Short names such as me.com, sky.com and gmx.de are one letter away from too many other domains.
    private static string? Nearest(string domain) => Providers.Contains(domain) ? domain
        : Providers.Where(provider => provider.Length >= 9 && !provider.StartsWith("example.", StringComparison.Ordinal))
            .FirstOrDefault(provider => provider[0] == domain[0] && Likeness.Distance(provider, domain, 1) == 1);

    [GeneratedRegex(@" ?[\[({] ?(?:at|arroba|chez) ?[\])}] ?| (?:at|arroba) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpelledAt();

    [GeneratedRegex(
        @" ?[\[({] ?(?:dot|punkt|punto|point|\.) ?[\])}] ?| (?:dot|punkt|punto|point) ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpelledDot();
}
