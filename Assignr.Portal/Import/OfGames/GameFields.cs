using System.Text.RegularExpressions;
using Assignr.Portal.Import.OfGames.HomeAndAway;

namespace Assignr.Portal.Import.OfGames;

/// <summary>The fields of a schedule, and the headings that they are recognised by.</summary>
internal static partial class GameFields
{
    public const string ExternalId = "externalId";
    public const string Date = "date";
    public const string Time = "time";
    public const string DateTime = "dateTime";
    public const string Home = "home";
    public const string Away = "away";
    public const string Matchup = "matchup";
    public const string Team = "team";
    public const string Opponent = "opponent";
    public const string Side = "side";
    public const string State = "state";
    public const string Position = "position";
    public const string Crew = "crew";
    public const string PositionName = "positionName";
    public const string PositionBeside = "positionBeside";
    public const string Above = "above";
    public const string Answer = "answer";
    public const string Remarks = "remarks";

    private static readonly Dictionary<string, string> ByHeading =
        GameHeadings.Known.SelectMany(field => field.Value.Select(heading => (heading, field.Key)))
            .ToDictionary(pair => pair.heading, pair => pair.Key);

    /// <summary>By headings without spaces: "StartTime".</summary>
    private static readonly Dictionary<string, string> ByOneWord =
        ByHeading.DistinctBy(one => OneWord(one.Key)).ToDictionary(one => OneWord(one.Key), one => one.Value);

    private static readonly HashSet<string> PositionsInOneWord = [.. GameHeadings.Positions.Select(OneWord)];

    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(ExternalId, "Game id"),
        new(Date, "Date"),
        new(Time, "Time"),
        new(DateTime, "Date and time"),
        new(Home, "Home"),
        new(Away, "Away"),
        new(Matchup, "Both teams"),
        new(Team, "Team whose schedule it is"),
        new(Opponent, "Other team"),
        new(Side, "Whether it is at home"),
        new(State, "State"),
        new(Position, "Position in the crew") { Repeats = true },
        new(Crew, "Several officials") { Repeats = true },
        new(PositionName, "Which position the official has"),
        new(PositionBeside, "Position of the official beside it") { Repeats = true },
        new(Above, "Official whose name is the heading") { Repeats = true },
        new(Answer, "Whether the official accepted"),
        new(Remarks, "Remarks: cancelled, moved") { Repeats = true },
    ];

    /// <param name="heading">By <see cref="Columns.Key"/>.</param>
    public static string? Of(string heading) => Candidates(heading).FirstOrDefault();

    public static IEnumerable<string> Candidates(string heading)
    {
        if (ByHeading.TryGetValue(heading, out var field) || ByOneWord.TryGetValue(heading, out field)
            || ByHeading.TryGetValue(Hint().Replace(heading, ""), out field))
            yield return field;
        else if (IsNumber(heading))
            yield return ExternalId;
        if (field is Date or Time)
            yield return DateTime;
        if (field is State)
            yield return Answer;
        if (IsPosition(heading) || IsCrew(heading))
            yield return Position;
    }

    /// <summary>By <see cref="Columns.Key"/>, with and without the spaces between the words.</summary>
    public static IEnumerable<string> AllPositions => GameHeadings.Positions.Concat(PositionsInOneWord);

    /// <summary>"Referee #1", "AR 3", "Official (1)": positions of one name are numbered.</summary>
    public static bool IsPosition(string heading) =>
        GameHeadings.Positions.Contains(heading)
        || (Unnumbered(OfName().Replace(heading, "")) is var one
            && (GameHeadings.Positions.Contains(one) || PositionsInOneWord.Contains(one)));

    /// <summary>Whether a heading means several officials.</summary>
    public static bool IsCrew(string heading) =>
        OfName().Replace(heading, "") is var bare
            && (GameHeadings.OfCrews.Contains(bare) || (bare.EndsWith('s') && GameHeadings.Positions.Contains(bare[..^1])));

    /// <summary>"Nº", "N° match", "Nr. der Begegnung", "Match code".</summary>
    private static bool IsNumber(string heading)
    {
        var words = heading.Split(' ');
        return Array.Exists(words, GameHeadings.OfNumbers.Contains)
            && Array.TrueForAll(words, word => GameHeadings.OfNumbers.Contains(word) || GameHeadings.OfGames.Contains(word));
    }

    /// <summary>"Team 1", "Team A": the first of two.</summary>
    public static bool IsNumberedTeam(string heading) => NumberedTeam().IsMatch(heading);

    public static bool IsRemarks(string heading) => GameHeadings.OfRemarks.Contains(heading);

    /// <summary>"1st umpire", "referee number 2", "2e arbitre" without their numbers.</summary>
    private static string Unnumbered(string heading) =>
        Ordinal().Replace(heading.TrimEnd([' ', .. "123456789"]).Replace(" number", "", StringComparison.Ordinal), "");

    private static string OneWord(string heading) => heading.Replace(" ", "", StringComparison.Ordinal);

    public static string? Check(Mapping mapping)
    {
        var columns = mapping.Columns;
        if (All.Where(field => !field.Repeats).FirstOrDefault(field => columns.Count(column => column == field.Name) > 1) is { } twice)
            return $"Two columns are {twice.Label.ToLowerInvariant()}. Choose one of them.";
        var missing = new List<string>();
        if (!columns.Contains(DateTime) && !columns.Contains(Date))
            missing.Add("date");
        if (!columns.Contains(Home) && !columns.Contains(Matchup) && !columns.Contains(Opponent))
            missing.Add("home team");
        if (!columns.Contains(Away) && !columns.Contains(Matchup) && !columns.Contains(Opponent))
            missing.Add("away team");
        return missing.Count == 0 ? OneTeam.IsAsked(mapping) && mapping.OwnTeam is null ? OneTeam.Asked
            : null
            : $"No column is the {string.Join(", the ", missing)} yet. Say which.";
    }

    /// <summary>Headings as <see cref="Games.Grid.ExportGames"/> writes them: everything between the teams and the state is a position,
    /// whatever its name.</summary>
    public static bool IsOwnExport(IReadOnlyList<string> headings) =>
        headings.Count >= 6 && headings.Take(5).SequenceEqual(["Game ID", "Date", "Time", "Home", "Away"]) && headings[^1] == "State";

    [GeneratedRegex("^(?:team|mannschaft|equipe|equipo) ?(?:1|a|one)(?: name)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedTeam();

    // "Kickoff (local)", "Time (ET)", "Date (MM/DD/YYYY)".
    [GeneratedRegex(
        @" (?:local|[ecmp][sd]?t|eastern|central|mountain|pacific|cet|cest|mez|mesz|utc|gmt|24h|24 h|h?h mm|am pm|[ap]m"
            + "|(?:mm ?(?:dd|jj)|(?:dd|tt|jj) ?mm)(?: ?(?:yy|jj|aa){1,2})?|(?:yyyy|jjjj|aaaa) ?mm ?(?:dd|tt|jj))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Hint();

    [GeneratedRegex(@"^[1-9] ?(?:st|nd|rd|th|er|eme|ere|e|o|a)? (?=\p{L}{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    // "Nombre del árbitro", "Noms des arbitres", "Nom de l'arbitre", "Name des Schiedsrichters".
    [GeneratedRegex(@"^(?:names?|namen|nombres?|noms?) (?:(?:del?|des|der|du|of|los|las|la|the) ){0,2}(?:l(?=a))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex OfName();
}
