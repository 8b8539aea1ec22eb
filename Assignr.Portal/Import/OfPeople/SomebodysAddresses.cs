namespace Assignr.Portal.Import.OfPeople;

/// <summary>Addresses in a cell that are somebody else's by the word before them: "ana@x.example Bcc: luca@y.example".</summary>
internal static class SomebodysAddresses
{
    /// <summary>Who gets a copy of a mail is never whom the row is about.</summary>
    private static readonly HashSet<string> Copies = ["cc", "bcc", "cci", "cco", "copy", "copie", "copia", "kopie", "blindkopie"];

    /// <summary>Words of the head of a mail: behind an address of its own another one follows.</summary>
    private static readonly HashSet<string> Heads = ["to", "from", "an", "von", "para", "de", "pour"];

    private static readonly HashSet<string> Nothing = [];

    /// <summary>More colons than any list of addresses has; a word behind them is unknown in the cell, and so it is asked about.</summary>
    private const int MostColons = 50;

    private const int LongestWord = 31;

    /// <returns>What stands before it in the cell, and what begins with the word; null where nothing is somebody else's.</returns>
    public static (string Own, string Others)? In(string cell)
    {
        var (firstAt, lastAt) = (cell.IndexOf('@', StringComparison.Ordinal), cell.LastIndexOf('@'));
        var colon = lastAt < 0 ? -1 : cell.IndexOf(':', StringComparison.Ordinal);
        for (var count = 0; colon >= 0 && colon < lastAt && count < MostColons; count++)
        {
            foreach (var start in StartsOfWord(cell, colon))
            {
                if (IsOthers(Columns.Key(cell[start..colon]), firstAt < start, firstAt != lastAt))
                    return (cell[..start].Trim(' ', ',', ';', '|', '/', '\n', '('), cell[start..]);
            }
            colon = cell.IndexOf(':', colon + 1);
        }
        return null;
    }

    private static bool IsOthers(string word, bool isBehindOne, bool isOneOfSeveral) =>
        Copies.Contains(word) || (isOneOfSeveral && WhoseWords.Of(word, Nothing) == Whose.SomebodyElses)
            || (Heads.Contains(word) && isBehindOne);

    /// <summary>Where the two words before a colon begin, and where the last of them does.</summary>
    private static IEnumerable<int> StartsOfWord(string cell, int colon)
    {
        var end = colon > 0 && char.IsWhiteSpace(cell[colon - 1]) ? colon - 1 : colon;
        var last = StartOfWord(cell, end);
        if (last == end)
            yield break;
        var first = last > 0 && cell[last - 1] == ' ' ? StartOfWord(cell, last - 1) : last;
        if (first < last - 1 && Begins(cell, first))
            yield return first;
        if (Begins(cell, last))
            yield return last;
    }

    private static int StartOfWord(string cell, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestWord && (char.IsLetter(cell[start - 1]) || cell[start - 1] is '\'' or '.' or '-'))
            start--;
        return start;
    }

    private static bool Begins(string cell, int start) =>
        char.IsLetter(cell[start]) && (start == 0 || char.IsWhiteSpace(cell[start - 1])
            || cell[start - 1] is ',' or ';' or '|' or '/' or '(');
}
