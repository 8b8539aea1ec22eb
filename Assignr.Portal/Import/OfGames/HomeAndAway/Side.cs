using System.Text.RegularExpressions;
using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>Where a team plays, by the schedule of that team.</summary>
internal enum Side
{
    Home,
    Away,

    /// <summary>At neither team's place.</summary>
    Neutral,
}

/// <summary>Words for where a team plays: in a column of their own, or before the name of the other team.</summary>
internal static partial class Sides
{
    private const string Bracketed =
        "h|a|v|n|home|away|visitors?|vis|heim|gast|auswärts|dom|ext|local|visitante|casa|fuera|neutral|neutre|neutro";

    private static readonly Dictionary<string, Side> Known = new (Side Side, string Words)[]
    {
        (Side.Home, "home|h|hm|vs|vs.|v|v.|versus|home game|at home|heim|zuhause|domicile|dom|dom.|a domicile|local|casa|en casa|de local"),
        (Side.Away, "away|a|aw|@|at|road|vis|visitor|visitors|visiting|away game|auswarts|ausw|ausw.|gast|exterieur|ext|ext.|a lexterieur"
            + "|visitante|visita|fuera|de visita|de visitante"),
        (Side.Neutral,
            "neutral|n|neutral site|neutral field|neutral ground|neutraler platz|neutre|terrain neutre|neutro|campo neutral|"
            + "cancha neutral"),
    }.SelectMany(one => one.Words.Split('|').Select(word => (word, one.Side))).ToDictionary(pair => pair.word, pair => pair.Side);

    /// <summary>Below a heading that asks whether it is at home.</summary>
    private static readonly Dictionary<string, Side> Answers = new (Side Side, string Words)[]
    {
        (Side.Home, "yes|y|true|1|x|ja|j|oui|o|si|s"), (Side.Away, "no|n|false|0|nein|non"),
    }.SelectMany(one => one.Words.Split('|').Select(word => (word, one.Side))).ToDictionary(pair => pair.word, pair => pair.Side);

    /// <param name="isAnswer">The column asks whether the team is at home.</param>
    /// <param name="isVisitor">
    /// V means visitor, as beside H and in brackets, and N means neutral. Elsewhere V is short for versus, and N means no.
    /// </param>
    public static Side? Of(string cell, bool isAnswer, bool isVisitor = false)
    {
        var word = Text.Fold(Text.OneLine(cell)).Replace("'", "", StringComparison.Ordinal).Trim('(', ')', ' ');
        return isVisitor && word is "v" or "v." ? Side.Away
            : isVisitor && word is "n" or "n." ? Side.Neutral
            : isAnswer && Answers.TryGetValue(word, out var answered) ? answered : Known.TryGetValue(word, out var side) ? side : null;
    }

    /// <summary>Whether cells of a column have H or home, so that V means visitor.</summary>
    public static bool AreOfVisitors(IEnumerable<string> cells) =>
        cells.Any(cell => Text.Fold(cell.Trim('(', ')', ' ', '.')) is "h" or "home");

    /// <summary>"Home?", "Is Home", "Team 1 Is Home", "Heimspiel".</summary>
    /// <param name="key">By <see cref="Columns.Key"/>.</param>
    public static bool IsAsked(string key) => Asked().IsMatch(key);

    /// <summary>"@ Lions", "at Lions", "vs. Lions", "Lions (A)": the other team, and where the game is played.</summary>
    public static (string Team, Side? Side) Cut(string cell)
    {
        var text = Text.OneLine(cell);
        if (Before().Match(text) is { Success: true } before)
            return (text[before.Length..], Of(before.Groups["side"].Value, isAnswer: false) ?? Side.Away);
        return Behind().Match(text) is { Success: true, Index: > 0 } behind ? (text[..behind.Index], InBrackets(behind)) : (text, null);
    }

    /// <summary>"(H) Lions", "Lions (A)": a team, and the side in brackets beside it.</summary>
    public static (string Team, Side? Side) Marked(string team)
    {
        if (Behind().Match(team) is { Success: true, Index: > 0 } behind)
            return (team[..behind.Index], InBrackets(behind));
        return Ahead().Match(team) is { Success: true } ahead ? (team[ahead.Length..], InBrackets(ahead)) : (team, null);
    }

    private static Side? InBrackets(Match match) => Of(match.Groups["side"].Value, isAnswer: false, isVisitor: true);

    [GeneratedRegex(@"\b(?:home|heim|heimspiel|local|casa|domicile)$", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^(?:(?<side>@) ?|(?<side>at|vs\.?|v\.?|versus) |(?:gegen|contra|contre) |(?<side>bei|chez|en casa de) )(?=[^ ])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@" ?\((?<side>" + Bracketed + @")\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^\((?<side>" + Bracketed + @")\) ?(?=[^ ])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();
}
