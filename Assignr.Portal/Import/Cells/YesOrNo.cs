using Assignr.Portal.Data;

namespace Assignr.Portal.Import.Cells;

/// <summary>Marks that mean yes or no below a heading that is a question.</summary>
internal static class YesOrNo
{
    private static readonly Dictionary<string, bool> Known = new (bool IsYes, string Words)[]
    {
        (true, "x|✓|✔|✗|✘|1|y|yes|t|true|j|ja|wahr|o|oui|vrai|s|si|sim|verdadero|da"),
        (false, "0|n|no|f|false|nein|falsch|non|faux|falso|nao"),
    }.SelectMany(one => one.Words.Split('|').Select(word => (word, one.IsYes))).ToDictionary(pair => pair.word, pair => pair.IsYes);

    /// <summary>Null where the cell is neither.</summary>
    public static bool? Of(string cell) => Known.TryGetValue(Text.Fold(cell), out var isYes) ? isYes : null;
}
