using Assignr.Portal.Import.OfPeople.Headings;

namespace Assignr.Portal.Import.OfPeople.Contacts;

/// <summary>Addresses in a cell that belong to another person by the word before them: "ana@x.example Bcc: luca@y.example".</summary>
internal static class SomebodysAddresses
{
    /// <summary>The recipient of a mail's copy is never the person of the row.</summary>
    private static readonly HashSet<string> Copies = ["cc", "bcc", "cci", "cco", "copy", "copie", "copia", "kopie", "blindkopie"];

    /// <summary>Words of a mail's header: after an address of the row's person, another person's follows.</summary>
    private static readonly HashSet<string> Heads = ["to", "from", "an", "von", "para", "de", "pour"];

    private static readonly HashSet<string> Nothing = [];

    /// <summary>More than any list of addresses has. A later word is unknown in the cell, and so is asked about.</summary>
    private const int MostColons = 50;

    private const int LongestWord = 31;

    /// <returns>The text before it, and the text from the word on; null where nothing belongs to another person.</returns>
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

    /// <summary>The starts of the two words before a colon, and of the last one alone.</summary>
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
