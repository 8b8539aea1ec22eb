using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assignr.Portal.People;

/// <summary>
/// An email address as this portal accepts it: one addr-spec with a dotted domain, at most 64 characters before the @ and 254 in all, no
/// quoted local part (RFC 5321 4.5.3.1). <see cref="Value"/> is shown and mailed to, with its domain in Unicode. <see cref="Key"/> is the
/// form in which addresses are compared: ASCII letters folded, the domain as punycode, and nothing else, so that two mailboxes never have
/// the same key.
/// </summary>
public sealed partial record EmailAddress
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value, string key) => (Value, Key) = (value, key);

    public string Value { get; }

    public string Key { get; }

    /// <summary>Whether a stored text is this address. Older versions stored the domain as punycode.</summary>
    public bool IsStoredAs(string text) => text == Value || text == $"{Value[..Value.LastIndexOf('@')]}{Key[Key.LastIndexOf('@')..]}";

    /// <summary>Null, with a sentence for the field, where the text is not an address.</summary>
    public static EmailAddress? Parse(string? text, out string? problem)
    {
        var value = Trimmed(text);
        problem = Problem(value, out var domain);
        if (problem is not null)
            return null;
        var local = value[..value.LastIndexOf('@')];
        return new EmailAddress($"{local}@{domain.Shown}", $"{AsciiLower(local.Normalize(NormalizationForm.FormC))}@{domain.Ascii}");
    }

    /// <summary>An address from the database; it was parsed before it was stored.</summary>
    public static EmailAddress Stored(string value, string key) => new(value, key);

    /// <summary>The key of a typed text, for a search; null where it cannot be an address.</summary>
    public static string? KeyOf(string? text) => Parse(text, out _)?.Key;

    /// <summary>Changes the case of ASCII letters only: the rules of cultures would make different addresses equal.</summary>
    public static string AsciiLower(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] | 0x20) : source[i];
        });

    private static string Trimmed(string? text) => (text ?? "").Trim().TrimEnd('.', ',', ';');

    private static string? Problem(string value, out (string Ascii, string Shown) domain)
    {
        domain = ("", "");
        var at = value.LastIndexOf('@');
        if (value.Length == 0)
            return "Enter an email address.";
        if (value.Any(character => char.IsWhiteSpace(character)))
            return "An email address has no spaces. Enter one address per field.";
        if (at <= 0 || at == value.Length - 1 || value.IndexOf('@') != at)
            return "An email address looks like name@example.com.";
        if (value.Length > 254 || at > 64)
            return "This address is too long: at most 64 characters before the @ and 254 in all.";
        if (!IsLocalPart(value[..at]))
            return "There is a character before the @ that an email address cannot have.";
        try
        {
            // IDNA would map the capital ß to ss, which is another domain.
            var lower = AsciiLower(value[(at + 1)..]).Replace('ẞ', 'ß');
            var ascii = Plain().IsMatch(lower) ? lower : AsciiLower(Idn.GetAscii(lower));
            domain = (ascii, ascii.Contains("xn--", StringComparison.Ordinal) ? Idn.GetUnicode(ascii) : ascii);
        }
        catch (ArgumentException)
        {
            return "The part after the @ is not a domain, such as example.com.";
        }
        return domain.Ascii.Contains('.', StringComparison.Ordinal)
            && !domain.Ascii.All(character => char.IsAsciiDigit(character) || character == '.')
            ? null
            : "The part after the @ needs a dot, such as example.com.";
    }

    // Domains that need no IDNA (RFC 1035 2.3.4), which are most: ICU takes microseconds for each.
    [GeneratedRegex(
        @"^(?!.{254})(?:(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // RFC 5322 atext, with single dots between atoms; of RFC 6531 only letters, digits and their marks, so that nothing is
    // invisible.
    private static bool IsLocalPart(string local) =>
        !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && local.EnumerateRunes().All(rune => rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || "!#$%&'*+-/=?^_`{|}~.".Contains((char)rune.Value, StringComparison.Ordinal)
            : (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark)
                // NFC turns some characters into ASCII, the Kelvin sign into K: an address with one would look like another
                // person's.
                && !Ascii.IsValid(rune.ToString().Normalize(NormalizationForm.FormC)));
}
