using System.Text.RegularExpressions;

namespace Assignr.Portal.Import;

/// <summary>4.47911E+11: what a spreadsheet leaves of a long number when it saves what it showed. The digits that are missing are lost.</summary>
internal static partial class ShortenedNumber
{
    public static bool Is(string text) => text.Length is >= 5 and <= 24 && Shortened().IsMatch(text);

    [GeneratedRegex(@"^[+-]?[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shortened();
}
