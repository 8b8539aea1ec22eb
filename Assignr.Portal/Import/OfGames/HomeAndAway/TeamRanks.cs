using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>
/// Numbers beside teams: a rank before one ("#3 Lions", "No. 5 Bears", "(2) Wolves"), and after both what may be the result.
/// </summary>
internal static partial class TeamRanks
{
    /// <summary>After these words a number is part of a name: "Team 1", "Winner of Game 3", "Rye U12 2".</summary>
    private static readonly HashSet<string> OfNumbers =
    [
        "team", "teams", "game", "match", "winner", "loser", "seed", "seeds", "pool", "group", "place", "grade", "division", "div", "field",
        "court", "rank", "no", "nr", "number", "squad", "side", "troop", "school", "ps", "is", "ms",
        "district", "station", "local", "company",
        "mannschaft", "gruppe", "spiel", "sieger", "verlierer", "platz", "equipo", "grupo", "partido", "ganador", "perdedor", "lugar",
        "equipe", "groupe", "match", "gagnant", "perdant", "vainqueur",
        "semifinal", "semifinalist", "quarterfinal", "finalist", "bracket", "region", "week", "round",
    ];

    /// <summary>The team without its rank, or the text itself where it has none.</summary>
    public static string Cut(string team) =>
        team.Length > 0 && (team[0] is '#' or '(' or '[' or 'N' or 'n') && Rank().Match(team) is { Success: true } rank
            ? team[rank.Length..] : team;

    /// <summary>
    /// The teams of a cell without the number after each of them, which may be the goals of that game or part of a name: "Lions 3 - Tigers
    /// 2".
    /// Null where the numbers cannot be goals.
    /// </summary>
    public static Matchup? WithoutGoals(Matchup matchup)
    {
        if (Goals().Match(matchup.First) is not { Success: true } one || Goals().Match(matchup.Second) is not { Success: true } other)
            return null;
        var (first, second) = (matchup.First[..one.Index], matchup.Second[..other.Index]);
        return IsNumbered(first) || IsNumbered(second) || Text.Fold(first) == Text.Fold(second)
            ? null : matchup with { First = first, Second = second };
    }

    private static bool IsNumbered(string team) => Text.Fold(team[(team.LastIndexOf(' ') + 1)..]) is var word
        && (OfNumbers.Contains(word.Trim('#', '.')) || word.Any(char.IsAsciiDigit));

    [GeneratedRegex(
        @"^(?:#[0-9]{1,3}\.?|No\.? ?[0-9]{1,3}|\([0-9]{1,2}\)|\[[0-9]{1,2}\]) ?(?=\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    [GeneratedRegex(@"(?<=[\p{L}.)'’]) [0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Goals();
}
