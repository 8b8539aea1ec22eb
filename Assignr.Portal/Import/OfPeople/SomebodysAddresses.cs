using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Addresses in a cell that are somebody else's by the word before them: "ana@x.example Bcc: luca@y.example".</summary>
internal static partial class SomebodysAddresses
{
    /// <summary>Who gets a copy of a mail is never whom the row is about.</summary>
    private static readonly HashSet<string> Copies = ["cc", "bcc", "cci", "cco", "copy", "copie", "copia", "kopie", "blindkopie"];

    /// <summary>Words of the head of a mail: behind an address of its own another one follows.</summary>
    private static readonly HashSet<string> Heads = ["to", "from", "an", "von", "para", "de", "pour"];

    private static readonly HashSet<string> Nothing = [];

    /// <returns>What stands before it in the cell, and what begins with the word; null where nothing is somebody else's.</returns>
    public static (string Own, string Others)? In(string cell)
    {
        var isOneOfSeveral = cell.Count('@') > 1;
        foreach (Match word in Word().Matches(cell))
        {
            var (before, behind) = (cell[..word.Index], cell[word.Index..]);
            if (behind.Contains('@', StringComparison.Ordinal) && IsOthers(Columns.Key(word.Groups["word"].Value), before, isOneOfSeveral))
                return (before.Trim(' ', ',', ';', '|', '/', '\n', '('), behind);
        }
        return null;
    }

    private static bool IsOthers(string word, string before, bool isOneOfSeveral) =>
        Copies.Contains(word) || (isOneOfSeveral && WhoseWords.Of(word, Nothing) == Whose.SomebodyElses)
        || (Heads.Contains(word) && before.Contains('@', StringComparison.Ordinal));

    [GeneratedRegex(@"(?<=^|[\s,;|/(])(?<word>\p{L}[\p{L}'.-]{0,30}(?: [\p{L}'.-]{1,30})?)\s?:", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
