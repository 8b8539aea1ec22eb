using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames.Crews.Positions;

/// <summary>Names of several positions: "Linesmen", "2 refs". They are numbered: Linesman 1, Linesman 2.</summary>
internal static partial class PluralPositions
{
    /// <summary>The name of one of them, or null where the words name one position or none; and how many there are, or 0.</summary>
    public static (string? One, int Count) Of(string words)
    {
        var count = Counted().IsMatch(words) ? words[0] - '0' : 0;
        var name = (count > 0 ? words[1..] : words).Replace("(s)", "s", StringComparison.OrdinalIgnoreCase).Trim();
        var key = Columns.Key(name);
        if (!GameFields.IsCrew(key) || GameFields.IsPosition(key))
            return (null, 0);
        var one = key == "umps" ? "Umpire"
            : name.EndsWith("men", StringComparison.OrdinalIgnoreCase) ? $"{name[..^2]}an"
            : key.EndsWith('s') && GameFields.IsPosition(key[..^1]) ? name[..^1] : "Official";
        return (char.ToUpperInvariant(one[0]) + one[1..], count);
    }

    [GeneratedRegex(@"^[1-9] ?\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
