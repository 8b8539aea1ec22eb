using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfGames;

/// <summary>Both teams in one cell: "Tigers @ Lions" is played at the Lions' place; of "Wolves vs Bears" the order says who is at home.</summary>
/// <param name="IsOrdered">Nothing but the order says who is at home.</param>
internal sealed partial record Matchup(string First, string Second, bool IsOrdered)
{
    private const int Longest = 2 * Games.Game.LongestText;

    private static readonly HashSet<string> Headings =
    [
        "game", "match", "fixture", "matchup", "match up", "teams", "opponents", "contest", "event", "event name", "game name", "subject", "summary", "title", "name", "description", "game description",
    ];

    public static bool IsHeading(string key) => Headings.Contains(key);

    /// <param name="dashes">A dash parts the teams too: "Lions - Tigers". In a column of places it parts the place from its field.</param>
    /// <returns>Null where the text names no two teams.</returns>
    public static Matchup? Read(string text, bool dashes)
    {
        var line = Text.OneLine(text);
        if (line.Length is 0 or > Longest || EmailAddress.Parse(line, out _) is not null)
            return null;
        return Parted(line, At(), isOrdered: false) ?? Parted(line, Versus(), isOrdered: true) ?? (dashes ? Parted(line, Dash(), isOrdered: true) : null);
    }

    public string Home(bool secondIsHome) => IsOrdered && !secondIsHome ? First : Second;

    public string Away(bool secondIsHome) => IsOrdered && !secondIsHome ? Second : First;

    private static Matchup? Parted(string line, Regex between, bool isOrdered) =>
        between.Split(line) is [{ Length: > 0 } first, { Length: > 0 } second] && first.Any(char.IsLetterOrDigit) && second.Any(char.IsLetterOrDigit)
            ? new Matchup(first, second, isOrdered) : null;

    [GeneratedRegex(@" ?@ ?| at ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex At();

    [GeneratedRegex(@" (?:vs?\.?|versus|against|gegen|contra|contre) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Versus();

    [GeneratedRegex(@" [-–—x×:] ", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();
}
