using System.Text;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Phones as they are compared: "(555) 014-3301", "555.014.3301" and "+1 555 014 3301" are one.</summary>
internal static class PhoneNumbers
{
    /// <summary>Digits of a number of North America, without its 1.</summary>
    private const int American = 10;

    private const int WholeNumber = 7;

    /// <summary>Whether two texts say the same phones in the same order: signs do not count, words and digits do.</summary>
    public static bool AreSame(string? one, string? other) => one == other || Key(one) == Key(other);

    /// <summary>Whether the first text says every phone of the second.</summary>
    public static bool Has(string? phones, string some) =>
        AreSame(phones, some) || (Key(some) is { Length: > 0 } said && !said.Split(',').Except(Key(phones).Split(',')).Any());

    /// <summary>One or several, as they are compared; empty where there is none.</summary>
    public static string Key(string? phones) =>
        string.Join(',', (phones ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(KeyOfOne)
            .Where(key => key.Length > 0));

    /// <summary>Those that have the digits of a whole number, each as it is compared: by them somebody may be known.</summary>
    public static IEnumerable<string> Whole(string? phones) =>
        Key(phones).Split(',').Where(key => key.Count(char.IsAsciiDigit) >= WholeNumber).Distinct();

    private static string KeyOfOne(string phone)
    {
        // Of a number with its country the 0 of its own is in brackets: +49 (0)30 …
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
