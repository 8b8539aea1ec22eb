using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assignr.Portal.People;

/// <summary>
/// One email address as this portal accepts it: exactly one addr-spec with a dotted domain, local part at most 64 and the whole
/// at most 254 characters, no quoted local part (RFC 5321 4.5.3.1). <see cref="Value"/> is what is shown and what mail goes to,
/// its domain in the letters of its language; <see cref="Key"/> what addresses are compared by: ASCII letters folded, the domain as
/// punycode, and nothing else, so that no two mailboxes ever share a key.
/// </summary>
public sealed partial record EmailAddress
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value, string key) => (Value, Key) = (value, key);

    public string Value { get; }

    public string Key { get; }

    /// <summary>Whether this is how a stored address stands there: one of before may have its domain as punycode.</summary>
    public bool IsStoredAs(string text) => text == Value || text == $"{Value[..Value.LastIndexOf('@')]}{Key[Key.LastIndexOf('@')..]}";

    /// <summary>Null and a sentence for the field where the text is not an address.</summary>
    public static EmailAddress? Parse(string? text, out string? problem)
    {
        var value = Trimmed(text);
        problem = Problem(value, out var domain);
        if (problem is not null)
            return null;
        var local = value[..value.LastIndexOf('@')];
        return new EmailAddress($"{local}@{domain.Shown}", $"{AsciiLower(local.Normalize(NormalizationForm.FormC))}@{domain.Ascii}");
    }

    /// <summary>An address of somebody here: it was parsed when it came in.</summary>
    public static EmailAddress Stored(string value, string key) => new(value, key);

    /// <summary>The key of whatever was typed, for looking up; null where it cannot be an address.</summary>
    public static string? KeyOf(string? text) => Parse(text, out _)?.Key;

    /// <summary>Only ASCII changes case: culture casing makes strangers' addresses equal.</summary>
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
            // The capital ß is no other letter: else it would be ss, and another domain.
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

    // Labels that stay as they are (RFC 1035 2.3.4), which most are: ICU takes microseconds for each domain.
    [GeneratedRegex(
        @"^(?!.{254})(?:(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // RFC 5322 atext and dots between atoms; RFC 6531 letters beyond ASCII, but nothing invisible.
    private static bool IsLocalPart(string local) =>
        !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && local.EnumerateRunes().All(rune => rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || "!#$%&'*+-/=?^_`{|}~.".Contains((char)rune.Value, StringComparison.Ordinal)
            : (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark)
                // NFC turns the Kelvin sign into a plain K: such a twin of somebody else's mailbox is nobody's address.
                && !Ascii.IsValid(rune.ToString().Normalize(NormalizationForm.FormC)));
}
