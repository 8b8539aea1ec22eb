using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>
/// Text beside a team, in a cell of both, that may not be part of its name: "Boys Varsity: Bears", "U14G - Hawks", "Sharks (DH)".
/// </summary>
internal static partial class BesideTeams
{
    /// <summary>The team alone, or the text itself where nothing is beside it.</summary>
    /// <param name="isFirst">It is the first team: text before it is about the game.</param>
    public static string Cut(string team, bool isFirst)
    {
        var behind = Behind().Replace(team, "");
        var bare = (isFirst ? Before() : Bracket()).Replace(behind, "", 1);
        bare = isFirst ? bare : Place().Replace(bare, "", 1);
        return bare.Any(char.IsLetterOrDigit) ? bare : team;
    }

    /// <summary>For a team in a column of its own: without a bracket or a result after it; null where there is none.</summary>
    public static string? WithoutEnd(string team) =>
        team.Length > 0 && (team[^1] is ')' or ']' || char.IsAsciiDigit(team[^1])) && Behind().Replace(team, "") is var bare
        && bare.Length < team.Length && bare.Any(char.IsLetterOrDigit) ? bare : null;

    /// <summary>Whether it is an age, a level or a round and not a team: "U14G", "Boys JV", "Group B", "Semifinal 2".</summary>
    public static bool Are(string text) => OfGames().IsMatch(Text.Fold(text));

    [GeneratedRegex(@"^(?:\([^()]+\)|\[[^\[\]]+\]|[^:()\[\]]+?(?:: ?| [-–—|] )) ?(?=[^ ])", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?:\([^()]+\)|\[[^\[\]]+\]) ?(?=[^ ])", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    // A bracket, or a result.
    [GeneratedRegex(
        @"(?<=[^ ]) ?(?:\([^()]+\)|\[[^\[\]]+\])$|(?<=\p{L}),? [0-9]{1,3} ?[-–:] ?[0-9]{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    // After both teams a comma or a dash separates the place: "Tigers, Rye Field 1".
    [GeneratedRegex(@"(?<=[\p{L}0-9])(?:, ?| [-–—|] )(?=\p{L})[^,|]{2,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"\b(?:(?:[bgumwf]|mu|fu|gu|bu)-?[0-9]{1,2}[bgmwf]?|[0-9]{1,2}[bgu]|varsity|jv|frosh|freshm[ae]n|sophomores?|boys?|girls?|mens?"
            + "|womens?|grade|(?:div|division|pool|group|round|week|game|match|cup|league|court|gruppe|runde|spieltag|liga|pokal|copa|"
            + "jornada"
            + @"|grupo|coupe|poule|journee|ligue)s?(?: [a-z0-9]{1,3})?$|(?:semi|quarter)?-?finals?|playoffs?|tournament|scrimmage|friendly"
            + "|exhibition|herren|damen|frauen|junioren|juniorinnen|jugend|freundschaftsspiel|masculino|femenino|varones|amistoso|amical"
            + @"|seniors?|feminines)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfGames();
}
