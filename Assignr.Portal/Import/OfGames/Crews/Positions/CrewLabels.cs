using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.Crews.Positions;

/// <summary>
/// Names of positions before those of officials, with nothing but a space between: "CR Marlowe", "AR 1 Hollis", "Referee Ito".
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

    /// <summary>Some people are called so: "CJ Marlowe", "Judge Hollis".</summary>
    private static readonly HashSet<string> Names = ["lj", "bj", "fj", "sj", "dj", "cj", "aa", "ac", "judge", "base", "center", "centre"];

    /// <summary>Their first words.</summary>
    private static readonly HashSet<string> Begin =
        [.. Short.Concat(GameFields.AllPositions).Select(position => position.Split(' ')[0].TrimEnd([.. "0123456789"]))];

    /// <param name="key">As <see cref="Columns.Key"/> makes it.</param>
    public static bool IsWord(string key) => Short.Contains(key) || GameFields.IsPosition(key);

    /// <summary>Whether a position is such a label, and no first name.</summary>
    public static bool Is(string position) => Columns.Key(position) is var key && IsWord(key) && !Names.Contains(key);

    /// <summary>Most names do not begin so, which is cheap to say.</summary>
    private static bool MayBegin(string word) => word.Length > 0
        && (char.IsAsciiDigit(word[0]) || Begin.Contains(Text.Fold(word).TrimEnd([.. "0123456789#:="])));

    /// <summary>The position before a name; none where the text begins with a name.</summary>
    /// <param name="areUsual">Labels stand beside other names of the column: then one without a number is no initials.</param>
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
