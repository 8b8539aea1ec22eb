using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames;

/// <summary>What a column of a schedule can be, and by which headings it is known.</summary>
internal static class GameFields
{
    public const string ExternalId = "externalId";
    public const string Date = "date";
    public const string Time = "time";
    public const string DateTime = "dateTime";
    public const string Home = "home";
    public const string Away = "away";
    public const string State = "state";
    public const string Position = "position";

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [ExternalId] = ["game id", "gameid", "game", "game number", "game no", "match id", "match", "match number", "match no", "external id", "id", "fixture", "fixture id", "number", "no"],
        [Date] = ["date", "game date", "match date", "day", "played on", "start date"],
        [Time] = ["time", "start time", "game time", "kickoff", "kick off", "kickoff time", "kick off time", "start", "match time", "starts", "tipoff", "first pitch"],
        [DateTime] = ["date and time", "date time", "datetime", "date/time", "starts at", "start date time", "date & time", "when"],
        [Home] = ["home", "home team", "hometeam", "host", "team 1", "home club"],
        [Away] = ["away", "away team", "awayteam", "visitor", "visitors", "visiting team", "guest", "guests", "opponent", "team 2", "away club"],
        [State] = ["state", "status", "game status", "cancelled", "canceled"],
    };

    /// <summary>Of so many names below a heading that is not known, one has to be known for them to be a crew.</summary>
    private const int LeastKnown = 5;

    private static readonly HashSet<string> Positions =
    [
        "referee", "umpire", "head linesman", "line judge", "back judge", "side judge", "field judge", "center judge", "centre judge", "down judge", "replay official", "crew chief",
        "ar", "ar1", "ar2", "ar 1", "ar 2", "assistant referee", "assistant referee 1", "assistant referee 2", "fourth official", "4th official", "center", "centre", "center referee",
        "linesman", "linesman 1", "linesman 2", "linesperson", "referee 1", "referee 2", "referee 3", "official 1", "official 2", "official 3", "official 4", "plate umpire", "base umpire", "plate", "base", "bases",
        "umpire 1", "umpire 2", "umpire 3", "umpire 4", "r1", "r2", "u1", "u2", "scorer", "scorekeeper", "timekeeper", "timer", "clock operator", "judge", "touch judge", "second referee", "first referee", "ref", "official",
    ];

    private static readonly Dictionary<string, string> ByHeading = Known.SelectMany(field => field.Value.Select(heading => (heading, field.Key))).ToDictionary(pair => pair.heading, pair => pair.Key);

    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(ExternalId, "Game id"),
        new(Date, "Date"),
        new(Time, "Time"),
        new(DateTime, "Date and time"),
        new(Home, "Home"),
        new(Away, "Away"),
        new(State, "State"),
        new(Position, "Position in the crew") { Repeats = true },
    ];

    /// <param name="isKnown">Whether somebody here is called so: positions whose heading is not known are told by whom they name.</param>
    public static Recognised Recognise(Sheet sheet, Func<string, bool> isKnown)
    {
        if (IsOwnExport(sheet.Headings))
            return new Recognised(new Mapping { Columns = [ExternalId, Date, Time, Home, Away, .. Enumerable.Repeat(Position, sheet.Headings.Count - 6), State] }, []);
        var (mapping, sentences) = Columns.Recognise(sheet, All, Candidates, GameCells.Is);
        var (columns, said) = (mapping.Columns.ToArray(), sentences.ToList());
        if (!columns.Contains(Time) && !columns.Contains(DateTime) && Array.IndexOf(columns, Date) is var date and >= 0
            && sheet.Values(date).Any() && sheet.MostAre(date, GameCells.IsMoment))
        {
            columns[date] = DateTime;
            said.Add($"“{sheet.Headings[date]}” is read as date and time: its cells hold both.");
        }
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not null || Candidates(Columns.Key(sheet.Headings[column])).Any())
                continue;
            var known = sheet.Values(column).Distinct().Where(isKnown).ToList();
            if (known.Count == 0 || known.Count * LeastKnown < sheet.Values(column).Distinct().Count())
                continue;
            columns[column] = Position;
            said.Add($"“{(sheet.Headings[column].Length > 0 ? sheet.Headings[column] : $"Column {column + 1}")}” is read as a position in the crew: {known[0]} is somebody here.");
        }
        return new Recognised(new Mapping { Columns = columns }, said);
    }

    /// <param name="heading">As <see cref="Columns.Key"/> makes it.</param>
    public static string? Of(string heading) => Candidates(heading).FirstOrDefault();

    private static IEnumerable<string> Candidates(string heading)
    {
        if (ByHeading.TryGetValue(heading, out var field))
            yield return field;
        if (field is Date or Time)
            yield return DateTime;
        // "Referee #1", "AR 3", "Official (1)": a number tells apart those of one name.
        if (Positions.Contains(heading) || Positions.Contains(heading.TrimEnd(' ', '1', '2', '3', '4', '5', '6', '7', '8', '9').Replace(" number", "", StringComparison.Ordinal)))
            yield return Position;
    }

    public static string? Check(Mapping mapping)
    {
        var columns = mapping.Columns;
        if (All.Where(field => !field.Repeats).FirstOrDefault(field => columns.Count(column => column == field.Name) > 1) is { } twice)
            return $"Two columns are {twice.Label.ToLowerInvariant()}. Choose one of them.";
        var missing = new List<string>();
        if (!columns.Contains(DateTime) && !columns.Contains(Date))
            missing.Add("date");
        if (!columns.Contains(DateTime) && !columns.Contains(Time))
            missing.Add("time");
        if (!columns.Contains(Home))
            missing.Add("home team");
        if (!columns.Contains(Away))
            missing.Add("away team");
        return missing.Count == 0 ? null : $"No column is the {string.Join(", the ", missing)} yet. Say which.";
    }

    /// <summary>As <see cref="Games.ExportGames"/> writes it: whatever stands between the teams and the state is a position, however it is called.</summary>
    private static bool IsOwnExport(IReadOnlyList<string> headings) =>
        headings.Count >= 6 && headings.Take(5).SequenceEqual(["Game ID", "Date", "Time", "Home", "Away"]) && headings[^1] == "State";
}
