using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Positions;

/// <summary>
/// Names of positions before those of officials, separated only by a space: "CR Marlowe", "AR 1 Hollis", "Referee Ito".
/// </summary>
internal static class CrewLabels
{
    private const int MostWords = 2;
    private const int LongestShort = 3;

    /// <summary>Short names of positions.</summary>
    private static readonly HashSet<string> Short =
    [
        "cr", "ar", "ar1", "ar2", "ar3", "r1", "r2", "r3", "u1", "u2", "u3", "u4", "l1", "l2", "lm1", "lm2", "hl", "lj", "bj", "fj",
        "sj", "dj", "cj", "4th", "4o", "sra", "sra1", "sra2", "1b", "2b", "3b", "hp", "ump", "aa", "aa1", "aa2", "ac",
    ];

    /// <summary>Labels that are also names of people: "CJ Marlowe", "Judge Hollis".</summary>
    private static readonly HashSet<string> Names = ["lj", "bj", "fj", "sj", "dj", "cj", "aa", "ac", "judge", "base", "center", "centre"];

    /// <summary>The first words of labels.</summary>
    private static readonly HashSet<string> Begin =
        [.. Short.Concat(GameFields.AllPositions).Select(position => position.Split(' ')[0].TrimEnd([.. "0123456789"]))];

    /// <param name="key">By <see cref="Columns.Key"/>.</param>
    public static bool IsWord(string key) => Short.Contains(key) || GameFields.IsPosition(key);

    /// <summary>Whether a position is such a label and not also a first name.</summary>
    public static bool Is(string position) => Columns.Key(position) is var key && IsWord(key) && !Names.Contains(key);

    /// <summary>A cheap test first, because most names do not begin so.</summary>
    private static bool MayBegin(string word) => word.Length > 0
        && (char.IsAsciiDigit(word[0]) || Begin.Contains(Text.Fold(word).TrimEnd([.. "0123456789#:="])));

    /// <summary>The position before a name; null where the text begins with the name.</summary>
    /// <param name="areUsual">Other names of the column have labels, so that one without a number is not somebody's initials.</param>
    public static (string? Position, string Name) Cut(string text, bool areUsual)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
            return (null, text);
        var words = text.Split(' ');
        if (!MayBegin(words[0]))
            return (null, text);
        for (var count = Math.Min(MostWords, words.Length - 1); count > 0; count--)
        {
            var label = string.Join(' ', words[..count]);
            if (Is(label) && label[^1] is not (',' or '.' or ')')
                && (areUsual || char.IsAsciiDigit(label[^1]) || label.Length > LongestShort))
                return (label, string.Join(' ', words[count..]));
        }
        return (null, text);
    }
}
