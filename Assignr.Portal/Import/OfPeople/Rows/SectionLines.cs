using Assignr.Portal.Import.OfPeople.Officiating;
using Assignr.Portal.Import.OfPeople.Planning;

namespace Assignr.Portal.Import.OfPeople.Rows;

/// <summary>Lines that name no person: a single text among fuller rows ("North Region", "Level 1"), or an organization.</summary>
internal sealed class SectionLines(ImportSource source)
{
    /// <summary>Most rows have more than a name.</summary>
    private readonly Lazy<bool> rowsAreFull = new(() =>
    {
        var least = source.Mapping.Columns.Any(PeopleFields.IsWholeName) ? 2 : 3;
        return source.Sheet.Rows.Count(row => row.Cells.Count(cell => cell.Length > 0) >= least) * 2 > source.Sheet.Rows.Count;
    });

    /// <summary>
    /// What the last heading says about the people below it: a sentence that they are out, or only its text; neither where it is harmless.
    /// </summary>
    private (string? Standing, string? Section) below;

    /// <summary>A sentence that the sheet's name says so; null where it does not.</summary>
    private string? ofSheet;

    /// <summary>The sheet of the previous line, where several are read together.</summary>
    private string? sheet;

    /// <summary>The line has one text, and nobody said what it is.</summary>
    public bool IsAlone(PersonReading reading) =>
        reading is { IsAlone: true, Name.Length: > 0, Edit.LeftOut: null } && IsUntouched(reading) && rowsAreFull.Value;

    /// <summary>It is clearly not a name: a single word, or words that no name contains.</summary>
    public bool Is(PersonReading reading) => (IsAlone(reading)
            && (reading.FirstName.Length == 0 || reading.LastName.Length == 0 || SectionWords.AreNoName(TextOf(reading))))
        || IsPair(reading);

    /// <summary>Adds the heading above a line ("Inactive Officials"), or the sheet's name, to it; to be called in the order of the
    /// file.</summary>
    public PersonReading Below(PersonReading reading)
    {
        if (source.Sheet.SheetOf(reading.Line) is var its && its != sheet)
        {
            (sheet, below) = (its, default);
            ofSheet = its is not null && StandingWords.AreOfSheet(its) ? $"It stands in “{its}”." : null;
        }
        if (Is(reading) || WasLeftOut(reading))
            below = SaidBy(TextOf(reading));
        return reading.Standing is not null ? reading
            : below.Section is { } section ? reading with { Section = section }
            : (below.Standing ?? ofSheet) is { } standing ? reading with { Standing = standing } : reading;
    }

    private static (string? Standing, string? Section) SaidBy(string heading) =>
        StandingWords.SayOut(heading) ? ($"It stands below “{heading}”.", null)
        : SectionWords.AreHarmless(heading) ? default : (null, heading);

    public PersonPlanRow LeaveOut(PersonPlanRow row, PersonReading reading, Remarks remarks)
    {
        var filled = reading.IsAlone ? "one filled cell" : "two filled cells";
        var place = $"“{row.Title}” in line {source.Sheet.Place(row.Line)}";
        remarks.Count(
            $"lines have {filled} and are left out as headings of a section", place,
            $"line has {filled} and is left out as the heading of a section");
        return row with
        {
            Outcome = Outcome.LeftOut,
            Reason = $"{(reading.IsAlone ? "Only this stands in the line" : "A note stands beside it, and nothing that reaches anybody")}: "
                + "it seems to be the heading of a section.",
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

    /// <summary>The text of the line as written.</summary>
    public static string TextOf(PersonReading reading) => reading.Cells.FirstOrDefault(cell => cell.Text.Length > 0)?.Text ?? reading.Name;

    /// <summary>"TRAINEES | (need mentor)", "Group A | Contact: Pat": a heading and a note, without an address or phone.</summary>
    private bool IsPair(PersonReading reading)
    {
        if (reading is not { Filled: 2, Addresses.Count: 0, Phone: null, Edit.LeftOut: null }
            || !IsUntouched(reading) || !rowsAreFull.Value)
            return false;
        var names = reading.Cells.Where(cell => cell.Text.Length > 0 && PeopleFields.IsOfName(cell.Field))
            .Select(cell => cell.Text).ToList();
        return names.Exists(SectionWords.AreNoName)
            && (names.Count == 1 || names.TrueForAll(name => SectionWords.AreNoName(name) || name[0] is '(' or '['));
    }

    /// <summary>Somebody said that such a line names nobody.</summary>
    private bool WasLeftOut(PersonReading reading) =>
        reading is { IsAlone: true, Name.Length: > 0, Edit.LeftOut: true } && IsUntouched(reading) && rowsAreFull.Value;

    private static bool IsUntouched(PersonReading reading) =>
        reading.Edit is { Cells.Count: 0, Match: null, AsNew: not true, SameAs: null };
}
