namespace Assignr.Portal.Import.OfPeople;

/// <summary>Lines that name nobody: with one text among rows that say more ("North Region", "Level 1"), or of an organization.</summary>
internal sealed class SectionLines(ImportSource source)
{
    /// <summary>Words of which no name is made.</summary>
    private static readonly HashSet<string> Words =
    [
        "region", "district", "area", "zone", "county", "conference", "division", "league", "association", "chapter",
        "section", "group", "crew",
        "crews", "team", "teams", "level", "levels", "grade", "tier", "class", "official", "officials", "referee",
        "referees", "refs", "umpire",
        "umpires", "umps", "judges", "linesmen", "timers", "scorers", "assignors", "evaluators", "observers", "volunteers",
        "board", "staff",
        "members", "officers", "trainees", "rookies", "applicants", "candidates", "veterans", "alumni", "adults", "adult", "youth", "kids",
        "juniors", "seniors", "varsity", "jv", "active", "inactive", "retired", "deceased", "suspended", "use", "leave",
        "list", "new", "other",
        "others", "pending", "available", "unavailable", "boys", "girls",
        "zona", "distrito", "nivel", "grupo", "categoria", "arbitros", "oficiales", "activos", "inactivos", "retirados", "bajas", "nuevos",
        "jubilados", "jueces", "aspirantes", "miembros", "liga", "seccion",
        "groupe", "niveau", "zones", "arbitres", "officiels", "actifs", "inactifs", "retraites", "nouveaux", "membres", "ligue", "juges",
        "stagiaires", "departement", "comite",
        "gruppe", "stufe", "kreis", "bezirk", "verband", "liga", "schiedsrichter", "schiedsrichterinnen", "schiris", "aktive", "inaktive",
        "ehemalige", "neue", "anwarter", "mitglieder", "vorstand", "kader", "staffel", "klasse",
    ];

    /// <summary>Most rows say more than a name.</summary>
    private readonly Lazy<bool> rowsAreFull = new(() =>
    {
        var least = source.Mapping.Columns.Any(PeopleFields.IsWholeName) ? 2 : 3;
        return source.Sheet.Rows.Count(row => row.Cells.Count(cell => cell.Length > 0) >= least) * 2 > source.Sheet.Rows.Count;
    });

    /// <summary>The heading of the section, where it says that whoever stands below is out.</summary>
    private string? outBelow;

    /// <summary>One text stands in the line, and nobody said what it is.</summary>
    public bool IsAlone(PersonReading reading) =>
        reading is { IsAlone: true, Name.Length: > 0, Edit: { LeftOut: null, Cells.Count: 0, Match: null, AsNew: not true, SameAs: null } }
        && rowsAreFull.Value;

    /// <summary>It is plainly no name: one word, or words of which no name is made.</summary>
    public bool Is(PersonReading reading) => IsAlone(reading)
        && (reading.FirstName.Length == 0 || reading.LastName.Length == 0 || NameWords.SaysOut(TextOf(reading))
            || Columns.Key(TextOf(reading)).Split(' ').Any(IsNone));

    /// <summary>A line in the order of the file, which knows whether it stands below "Inactive Officials".</summary>
    public PersonReading Below(PersonReading reading)
    {
        if (Is(reading))
            outBelow = TextOf(reading) is var text && NameWords.SaysOut(text) ? text : null;
        return outBelow is null || reading.Standing is not null ? reading : reading with { Standing = $"It stands below “{outBelow}”." };
    }

    public PersonPlanRow LeaveOut(PersonPlanRow row, Remarks remarks)
    {
        remarks.Count(
            "lines have one filled cell and are left out as headings of a section", $"“{row.Title}” in line {source.Sheet.Place(row.Line)}",
            "line has one filled cell and is left out as the heading of a section");
        return row with
        {
            Outcome = Outcome.LeftOut,
            Reason = "Only this stands in the line: it seems to be the heading of a section.",
            Mend = "Take it in if it is somebody.",
        };
    }

    public PersonPlanRow OfOrganization(PersonPlanRow row, string name, Remarks remarks)
    {
        remarks.Count(
            "lines are of an organization and name nobody: they are left out", $"“{name}” in line {source.Sheet.Place(row.Line)}",
            "line is of an organization and names nobody: it is left out");
        return row with
        {
            Outcome = Outcome.LeftOut,
            Title = name,
            Reason = "An organization stands in the line, and nobody's name.",
            Mend = "Take it in and enter the name if it is somebody.",
        };
    }

    /// <summary>As the line has it.</summary>
    public static string TextOf(PersonReading reading) => reading.Cells.FirstOrDefault(cell => cell.Text.Length > 0)?.Text ?? reading.Name;

    private static bool IsNone(string word) => Words.Contains(word) || word.All(char.IsAsciiDigit);
}
