namespace Assignr.Portal.Import.Sheets;

/// <summary>How a file is to be read where it can be read in several ways. What is null is decided by what the file itself shows.</summary>
public sealed record Reading
{
    public static Reading AsFound { get; } = new();

    /// <summary>Which sheet of a workbook.</summary>
    public string? Worksheet { get; init; }

    /// <summary>With all sheets that have the same headings.</summary>
    public bool AllSheets { get; init; }

    /// <summary>Rows and columns that the workbook hides.</summary>
    public bool Hidden { get; init; }

    /// <summary>Cells that the workbook shows struck through.</summary>
    public bool Struck { get; init; }

    /// <summary>The line of the headings, or the last of them; 0: there is none, the first line is a row already.</summary>
    public int? HeadingLine { get; init; }

    /// <summary>How many lines the headings take, 1 or 2; counts where <see cref="HeadingLine"/> is given.</summary>
    public int HeadingHeight { get; init; } = 1;

    /// <summary>What seem to be several lists side by side is one.</summary>
    public bool OneList { get; init; }

    /// <summary>What seem to be two columns in one, as "Home, Away", is one.</summary>
    public bool WholeColumns { get; init; }

    /// <summary>A name with a comma and without quotes is two cells of a text file, as it stands.</summary>
    public bool PartsNames { get; init; }

    /// <summary>Lines that each say what they hold, as "Home: Lions", are a table as they stand.</summary>
    public bool KeyedAsTable { get; init; }

    /// <summary>Lines that a mail quotes, each behind a &gt;, are read too.</summary>
    public bool QuotedLines { get; init; }

    /// <summary>A 0 in a column of words is one.</summary>
    public bool KeepsZeros { get; init; }

    /// <summary>By the name that <see cref="Encodings"/> has for it.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands between the cells of a text file.</summary>
    public char? Delimiter { get; init; }
}

/// <summary>Something about a file that was decided by what it shows, and what else can be chosen.</summary>
/// <param name="Subject">"Line of headings", for its menu.</param>
/// <param name="Sentence">What was decided; empty where nobody would ask, but may still choose.</param>
/// <param name="Options">None where there is nothing to choose.</param>
public sealed record Finding(string Subject, string Sentence, IReadOnlyList<FindingOption> Options);

/// <param name="Reading">What the file is read by once it is chosen.</param>
/// <param name="IsTaken">It is what is shown now.</param>
public sealed record FindingOption(string Label, Reading Reading, bool IsTaken);

/// <summary>By what a reader tells a heading and a day: each kind of import has its own.</summary>
/// <param name="FieldOf">Of a heading, as <see cref="Columns.Key"/> makes it; null where it is of none.</param>
/// <param name="DayField">The field for which a line that holds nothing but a day counts; null where there is none.</param>
/// <param name="IsDay">Whether a cell holds a day.</param>
public sealed record Expected(Func<string, string?> FieldOf, string? DayField, Func<string, bool> IsDay)
{
    public static Expected Nothing { get; } = new(_ => null, null, _ => false);

    /// <summary>Whether a cell holds a day and a time.</summary>
    public Func<string, bool> IsMoment { get; init; } = _ => false;

    /// <summary>What a line is that has one filled cell, by its text.</summary>
    public Func<string, LoneCell> LoneCell { get; init; } = _ => new LoneCell(LoneLine.Row);

    /// <summary>By the keys of the headings, whether the names of several sheets are the teams whose schedules they are.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<string>, bool> NamesAreTeams { get; init; } = (_, _) => false;

    /// <summary>Which part of a day stands below a heading, as <see cref="Columns.Key"/> makes it; null where none does.</summary>
    public Func<string, DayPart?> DayPartOf { get; init; } = _ => null;

    /// <summary>The day that its day, month and year make, as one cell has it; null where they make none.</summary>
    public Func<string, string, string, string?> DayOf { get; init; } = (_, _, _) => null;

    /// <summary>
    /// Of a heading that names two things, as "Home, Away" and "Officials (First, Last)": the key of what stands above them, and of each.
    /// </summary>
    public Func<string, string, string, HeadingPair> PairOf { get; init; } = (_, _, _) => HeadingPair.None;

    /// <summary>Whether names of people stand below a heading, as <see cref="Columns.Key"/> makes it, which may have a comma.</summary>
    public Func<string, bool> IsOfNames { get; init; } = _ => false;

    /// <summary>A list may come as lines of text with no columns: see <see cref="PeopleInLines"/>.</summary>
    public bool MayBeLines { get; init; }

    /// <summary>A list may come as lines of text with no columns: the table that they make; null where they make none.</summary>
    internal Func<IReadOnlyList<SheetRow>, CancellationToken, LinesTable?> TableOf { get; init; } = (_, _) => null;

    /// <summary>By headings and rows, for each column of which list it is, from 0, where several stand side by
    /// side; else nothing.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<SheetRow>, IReadOnlyList<ListColumn>> ListsOf { get; init; } = (_, _) => [];
}

/// <param name="List">From 0; <see cref="OfAll"/> where the column belongs to each of them.</param>
/// <param name="Heading">What the column is called in each of the lists.</param>
public readonly record struct ListColumn(int List, string Heading)
{
    public const int OfAll = -1;

    /// <summary>What stands above the list and says something of its rows, with the heading of the column that takes it:
    /// a day, a field.</summary>
    public (string Heading, string Text)? Above { get; init; }
}

/// <param name="Day">That it names.</param>
public readonly record struct LoneCell(LoneLine Kind, string Day = "");

/// <summary>What a line with one filled cell is among rows that stand below their day.</summary>
public enum LoneLine
{
    /// <summary>A row as the others.</summary>
    Row,

    /// <summary>It names a day.</summary>
    Day,

    /// <summary>It speaks of another day, or of none: that above it goes no further.</summary>
    DayEnd,

    /// <summary>Part of a season: a week, a round, a month.</summary>
    Season,

    /// <summary>Anything else, as "Field 1".</summary>
    Note,
}
