using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfGames.HomeAndAway;

/// <summary>
/// Both teams in one cell: "Tigers @ Lions" is played at the Lions'; in "Wolves vs Bears" the order decides who is at home. After both
/// teams "at" begins a place, and a number beside each is the result.
/// </summary>
/// <param name="IsOrdered">Only the order says who is at home.</param>
/// <param name="Beside">Other text of the cell that is left out, a place or a result; null where there is none.</param>
internal sealed partial record Matchup(string First, string Second, bool IsOrdered, string? Beside = null)
{
    /// <summary>"Lions - Tigers @ Mill Road" read as two teams and a place; null where the text before the @ is one team.</summary>
    public Matchup? AtPlace { get; private init; }

    /// <summary>Without the text beside the teams; null where there is none.</summary>
    public Matchup? Alone => (BesideTeams.Cut(First, isFirst: true), BesideTeams.Cut(Second, isFirst: false)) is var (first, second)
        && (first, second) != (First, Second) ? this with { First = first, Second = second } : null;

    /// <summary>"Bears vs *Wolves" read with the marked team at home; null where not exactly one team has a star.</summary>
    public Matchup? Starred => IsOrdered && HasStar(First) != HasStar(Second)
        ? this with { First = HasStar(First) ? Second : First, Second = HasStar(First) ? First : Second, IsOrdered = false } : null;

    /// <summary>The length of "(vis)": a shorter mark is a single letter.</summary>
    private const int LeastMark = 5;

    private const int Longest = 2 * Games.Game.LongestText;

    private static readonly HashSet<string> Headings =
    [
        "game", "match", "fixture", "matchup", "match up", "teams", "opponents", "contest", "event", "event name", "game name", "subject",
        "summary", "title", "name", "description", "game description",
        "home away", "home away teams", "home and away", "home vs away", "home v away", "home visitor", "away home", "visitor home",
        "visitor at home", "away at home",
        "partido", "partidos", "encuentro", "encuentros", "juego", "juegos", "equipos", "enfrentamiento", "evento",
        "begegnung", "begegnungen", "spiel", "spiele", "partie", "partien", "paarung", "paarungen", "spielpaarung", "mannschaften",
        "rencontre", "rencontres", "matchs", "affiche", "equipes", "confrontation", "evenement",
    ];

    public static bool IsHeading(string key) => Headings.Contains(key);

    /// <summary>"Visitor vs Home", "Gast gegen Heim": a heading that says that the second team is at home.</summary>
    public static bool SaysSecondIsHome(string key) => VisitorFirst().IsMatch(key);

    /// <param name="dashes">A dash separates teams too: "Lions - Tigers". In a column of places it separates a place from its
    /// field.</param>
    /// <returns>Null where the text does not name two teams.</returns>
    public static Matchup? Read(string text, bool dashes)
    {
        var line = Text.OneLine(text);
        if (line.Length is 0 or > Longest || EmailAddress.Parse(line, out _) is not null)
            return null;
        return WithRecords(line, dashes) ?? WithResult(line) ?? WithPoints(line, dashes) ?? Parted(line, dashes);
    }

    public string Home(bool secondIsHome) => IsOrdered && !secondIsHome ? First : Second;

    public string Away(bool secondIsHome) => IsOrdered && !secondIsHome ? Second : First;

    /// <summary>Tigers (0-3) @ Lions (2-1); Jets 1-2 at Hawks 3-0: a team's wins and losses so far are not a result.</summary>
    private static Matchup? WithRecords(string line, bool dashes)
    {
        var bare = Records().Replace(line, "");
        if (bare.Length == line.Length && WithoutBareRecords(line) is { } two)
            bare = two;
        return bare.Length == line.Length ? null : Parted(bare, dashes) is { } matchup ? matchup with { Beside = line } : null;
    }

    /// <summary>Without two records that have no brackets. A single one cannot be told from a result.</summary>
    private static string? WithoutBareRecords(string line) => BareRecords().Count(line) == 2 ? BareRecords().Replace(line, "") : null;

    private static Matchup? Parted(string line, bool dashes)
    {
        if (Versus().Match(line) is { Success: true } versus)
            return WithPlace(line[..versus.Index], line[(versus.Index + versus.Length)..], isOrdered: true);
        if (At().Match(line) is { Success: true } at)
            return BesidePlace(line[..at.Index], line[(at.Index + at.Length)..], dashes);
        if (!dashes)
            return null;
        if (Hosts().Split(line) is [var host, var guest])
            return Of(guest, host, isOrdered: false);
        if (Place().Split(line) is [var away, var home] && !Dash().IsMatch(away))
            return Of(away, home, isOrdered: false);
        return Dash().Split(line) is [var first, var second] ? Of(first, second, isOrdered: true) : null;
    }

    /// <summary>Lions 3 - 2 Tigers; Lions 3, Tigers 2; Lions (3) vs Tigers (2).</summary>
    private static Matchup? WithResult(string line)
    {
        if (Score().Match(line) is { Success: true } score)
            return Of(line[..score.Index], line[(score.Index + score.Length)..], isOrdered: true, line);
        if (LastGoals().Match(line) is not { Success: true } last)
            return null;
        var goals = last.ValueSpan[^1] is ')' or ']' ? GoalsInBrackets() : Goals();
        return goals.Match(line[..last.Index]) is { Success: true } first
            ? Of(line[..first.Index], line[(first.Index + first.Length)..last.Index], isOrdered: true, line) : null;
    }

    /// <summary>Central 21 - Eastwood 14, Central 21 @ Eastwood 14. Small or equal numbers may be part of the names: "Lions 1 - Tigers
    /// 2".</summary>
    private static Matchup? WithPoints(string line, bool dashes)
    {
        if (LastGoals().Match(line) is not { Success: true } last || FirstPoints().Match(line[..last.Index]) is not { Success: true } first)
            return null;
        var (points, between) = (first.Groups["points"].Value, first.Groups["between"].Value);
        if ((points.Length < 2 && last.Length < 3) || points == last.Value.Trim() || (!dashes && between.AsSpan().IndexOfAny("-–—") >= 0))
            return null;
        return Of(line[..first.Index], line[(first.Index + first.Length)..last.Index], isOrdered: !At().IsMatch(between), line);
    }

    /// <summary>In "Lions - Tigers @ Mill Road" nothing shows whether the end is a place or a team; in "U14 - Tigers @ Lions" the age
    /// does.</summary>
    private static Matchup? BesidePlace(string first, string rest, bool dashes)
    {
        var matchup = WithPlace(first, rest, isOrdered: false);
        return matchup is not null && dashes && Dash().Split(first) is [var one, var other] && !BesideTeams.Are(one)
            ? matchup with { AtPlace = Of(one, other, isOrdered: true, rest) } : matchup;
    }

    private static Matchup? WithPlace(string first, string rest, bool isOrdered) => At().Split(rest) switch
    {
        [var second] => Of(first, second, isOrdered),
        [var second, { Length: > 0 } place] => Of(first, second, isOrdered, place),
        _ => null,
    };

    private static Matchup? Of(string first, string second, bool isOrdered, string? beside = null)
    {
        var areTeams = first.Any(char.IsLetterOrDigit) && second.Any(char.IsLetterOrDigit)
            && !At().IsMatch(first) && !Versus().IsMatch(second)
            && !Between().IsMatch(first) && !Between().IsMatch(second);
        return areTeams ? Marked(first, second, beside) ?? new Matchup(first, second, isOrdered, beside) : null;
    }

    /// <summary>
    /// "(A) Tigers @ (H) Lions", "Lions (H) - Tigers (A)", "Lions - Tigers (home)": a mark beside one team is enough, unless it is A or V,
    /// which may be part of its name, as of a second team or a varsity.
    /// </summary>
    private static Matchup? Marked(string first, string second, string? beside)
    {
        var (one, other) = (Sides.Marked(first), Sides.Marked(second));
        return (one.Side, other.Side) switch
        {
            (Side.Away, Side.Home) => new Matchup(one.Team, other.Team, IsOrdered: false, beside),
            (Side.Home, Side.Away) => new Matchup(other.Team, one.Team, IsOrdered: false, beside),
            (Side.Home, null) => new Matchup(second, one.Team, IsOrdered: false, beside),
            (null, Side.Home) => new Matchup(first, other.Team, IsOrdered: false, beside),
            (Side.Away, null) when IsWord(first, one.Team) => new Matchup(one.Team, second, IsOrdered: false, beside),
            (null, Side.Away) when IsWord(second, other.Team) => new Matchup(other.Team, first, IsOrdered: false, beside),
            _ => null,
        };
    }

    private static bool HasStar(string team) => team.Length > 0 && (team[0] is '*' or '＊' || team[^1] is '*' or '＊');

    private static bool IsWord(string marked, string team) => marked.Length - team.Length >= LeastMark;

    [GeneratedRegex(
        "^(?:visit\\p{L}*|away|guests?|gaste?|auswarts\\p{L}*|ext\\p{L}*)(?: teams?)? "
            + "(?:(?:vs?|at|versus|gegen|contra|contre|and|und|y|et) )?"
            + "(?:home|hosts?|heim\\p{L}*|local\\p{L}*|domicile|recevants?|casa)(?: teams?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex VisitorFirst();

    [GeneratedRegex(@" ?@ ?| at ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex At();

    /// <summary>Text with which no team begins.</summary>
    [GeneratedRegex(@"^(?:@|(?:at|vs?\.?|versus) )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(
        @" ?[(\[][0-9]{1,3}(?: ?[-–] ?[0-9]{1,3}){1,2}[)\]](?= ?@| (?:at|vs?\.?|versus|[-–—]) |$)"
            + @"|(?:(?<=@)|(?<=@ )|(?<= (?:at|vs?\.?|versus) )|^)[(\[][0-9]{1,3}(?: ?[-–] ?[0-9]{1,3}){1,2}[)\]] ?(?=\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Records();

    [GeneratedRegex(
        @"(?<=\p{L}) [0-9]{1,3}(?:[-–][0-9]{1,3}){1,2}(?= ?@| (?:at|vs?\.?|versus) |$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareRecords();

    // Only between two teams: elsewhere these words name a place.
    [GeneratedRegex(" (?:à|chez|bei|beim|en casa de) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(
        " (?:hosts?|receives?|reçoit|reçoivent|recibe a|recibe|empfängt|empfangen) ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hosts();

    [GeneratedRegex(@" (?:vs?\.?|\./\.|versus|against|gegen|contra|contre|c\.|c/) ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Versus();

    [GeneratedRegex(@" [-–—xX×:/] |(?<=[\p{L}0-9])[–—](?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@" [(\[]?[0-9]{1,3}[)\]]? ?[-–—:] ?[(\[]?[0-9]{1,3}[)\]]? ", RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    [GeneratedRegex(@" (?:[0-9]{1,3}|[(\[][0-9]{1,3}[)\]])$", RegexOptions.CultureInvariant)]
    private static partial Regex LastGoals();

    [GeneratedRegex(@" (?<points>[0-9]{1,3})(?<between> ?@ ?| at | [-–—] | vs?\.? )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstPoints();

    [GeneratedRegex(@" [0-9]{1,3}, ", RegexOptions.CultureInvariant)]
    private static partial Regex Goals();

    [GeneratedRegex(@" [(\[][0-9]{1,3}[)\]] (?:-|–|vs?\.?) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoalsInBrackets();
}
