using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.Crews.Headings;

/// <summary>
/// The position that a column beside those of officials belongs to: the one that its heading names ("Referee 2 Status"), the one with its
/// number ("Accept 2" with "Official 2"), or the one before it ("Umpire, Confirmed").
/// </summary>
/// <param name="positions">The positions of the file, by column.</param>
internal sealed class BesidePositions(Sheet sheet, IReadOnlyDictionary<int, string> positions)
{
    /// <param name="words">The words that the heading consists of, beside the name of the position or its number.</param>
    /// <param name="isOneOfSeveral">Other positions have such columns too, so one after a position belongs to that position.</param>
    /// <returns>The column of the position; -1 where it belongs to none.</returns>
    public int Of(int column, HashSet<string> words, bool isOneOfSeveral)
    {
        var key = Columns.Key(sheet.Headings[column]);
        bool IsRest(string rest) =>
            rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } others && others.All(words.Contains);
        bool IsNamed(string position) => Columns.Key(position) is { Length: > 0 } own
            && ((key.StartsWith(own, StringComparison.Ordinal) && IsRest(key[own.Length..]))
                || (key.EndsWith($" {own}", StringComparison.Ordinal) && IsRest(key[..^own.Length])));
        foreach (var (position, heading) in positions)
        {
            if (IsNamed(heading))
                return position;
        }
        var (plain, number) = Numbered(key);
        if (!IsRest(plain))
            return -1;
        if (number.Length > 0)
        {
            var same = positions.Keys.Where(one => Numbered(Columns.Key(sheet.Headings[one])).Number == number).ToList();
            return same.Count == 1 ? same[0] : -1;
        }
        return isOneOfSeveral && positions.ContainsKey(column - 1) ? column - 1 : -1;
    }

    /// <summary>How many columns have a heading of these words, alone or with a number.</summary>
    public static int Count(Sheet sheet, HashSet<string> words) => sheet.Headings.Count(heading => Are(Columns.Key(heading), words));

    public static bool Are(string key, HashSet<string> words) =>
        Numbered(key).Words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } all && all.All(words.Contains);

    private static (string Words, string Number) Numbered(string key)
    {
        var words = key.TrimEnd([.. "0123456789"]);
        return (words.TrimEnd(), key[words.Length..]);
    }
}
