using System.Text;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>Compares phones: "(555) 014-3301", "555.014.3301" and "+1 555 014 3301" are the same.</summary>
internal static class PhoneNumbers
{
    /// <summary>The digits of a North American number without its 1.</summary>
    private const int American = 10;

    private const int WholeNumber = 7;

    /// <summary>Whether two texts have the same phones in the same order: signs do not matter, words and digits do.</summary>
    public static bool AreSame(string? one, string? other) => one == other || Key(one) == Key(other);

    /// <summary>Whether the first text has every phone of the second.</summary>
    public static bool Has(string? phones, string some) =>
        AreSame(phones, some) || (Key(some) is { Length: > 0 } said && !said.Split(',').Except(Key(phones).Split(',')).Any());

    /// <summary>The form in which phones are compared; empty where there is none.</summary>
    public static string Key(string? phones) =>
        string.Join(',', (phones ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(KeyOfOne)
            .Where(key => key.Length > 0));

    /// <summary>The phones with the digits of a complete number, in the form in which they are compared: people may be found by
    /// them.</summary>
    public static IEnumerable<string> Whole(string? phones) =>
        Key(phones).Split(',').Where(key => key.Count(char.IsAsciiDigit) >= WholeNumber).Distinct();

    private static string KeyOfOne(string phone)
    {
        // In a number with a country code, its own leading 0 is in brackets: +49 (0)30 …
        var folded = Text.Fold(phone).Trim();
        var isWhole = folded.StartsWith('+');
        var key = new StringBuilder();
        foreach (var character in isWhole ? folded.Replace("(0)", "", StringComparison.Ordinal) : folded)
        {
            if (char.IsLetterOrDigit(character))
                key.Append(character);
        }
        var text = key.ToString();
        if (isWhole)
            text = $"+{text}";
        else if (text.StartsWith("00", StringComparison.Ordinal))
            text = $"+{text[2..]}";
        var digits = text.AsSpan().TrimStart('+');
        var length = digits.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : digits.Length;
        return length == American + 1 && digits[0] == '1' ? digits[1..].ToString() : text;
    }
}
