using System.Text.RegularExpressions;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>A cell of email addresses, with or without words between them.</summary>
internal static partial class AddressCell
{
    private static readonly char[] BetweenWords = [' ', '\t', '\n', '/', '(', ')', '[', ']', '<', '>', ':', ',', ';', '|', '"'];

    /// <summary>Its addresses, and whatever else stands where one should.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        if (text.Length == 0)
            return [];
        var bare = Mailto().Replace(text.Contains('<', StringComparison.Ordinal) ? NamedAddresses.Bare(text) : text, "");
        var pieces = bare.Split([',', ';', '\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // A comma for a dot, as in ana@example,com, parts nothing.
        if (pieces.Length > 1 && !pieces.All(piece => piece.Contains('@', StringComparison.Ordinal)))
            pieces = [bare.Trim()];
        return pieces.SelectMany(AddressesIn);
    }

    /// <summary>
    /// Every whole address among the words of a piece; where a word with an @ is none, or nothing has one, the piece itself, which is the
    /// error then.
    /// </summary>
    private static IEnumerable<string> AddressesIn(string piece)
    {
        if (EmailAddress.Parse(piece, out _) is not null)
            return [piece];
        var addresses = piece.Split(BetweenWords, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Contains('@', StringComparison.Ordinal)).ToList();
        return addresses.Count > 0 && addresses.TrueForAll(word => EmailAddress.Parse(word, out _) is not null) ? addresses : [piece];
    }

    [GeneratedRegex(@"\bmailto:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mailto();
}
