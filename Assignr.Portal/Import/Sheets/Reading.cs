using Assignr.Portal.Import.Sheets.Decoding;
using Assignr.Portal.Import.Sheets.Lines;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.Sheets;

/// <summary>The choices about a file that can be read in several ways. Null values are decided by the file itself.</summary>
public sealed record Reading
{
    public static Reading AsFound { get; } = new();

    /// <summary>The sheet of a workbook to read.</summary>
    public string? Worksheet { get; init; }

    /// <summary>Together with all sheets that have the same headings.</summary>
    public bool AllSheets { get; init; }

    /// <summary>Also the rows and columns that the workbook hides.</summary>
    public bool Hidden { get; init; }

    /// <summary>Also the cells that the workbook shows struck through.</summary>
    public bool Struck { get; init; }

    /// <summary>The last line of the headings; 0: there are none, the first line is a row.</summary>
    public int? HeadingLine { get; init; }

    /// <summary>How many lines the headings have, 1 or 2; used where <see cref="HeadingLine"/> is given.</summary>
    public int HeadingHeight { get; init; } = 1;

    /// <summary>Treats what looks like several lists side by side as one.</summary>
    public bool OneList { get; init; }

    /// <summary>Treats what looks like two columns in one, such as "Home, Away", as one.</summary>
    public bool WholeColumns { get; init; }

    /// <summary>A name with an unquoted comma is two cells of a text file, as written.</summary>
    public bool PartsNames { get; init; }

    /// <summary>Lines of a key and a value, such as "Home: Lions", are a table as they are.</summary>
    public bool KeyedAsTable { get; init; }

    /// <summary>Also the lines that a mail quotes, each after a &gt;.</summary>
    public bool QuotedLines { get; init; }

    /// <summary>A 0 in a column of words is a value.</summary>
    public bool KeepsZeros { get; init; }

    /// <summary>A mark for the cell above, such as ", is a value.</summary>
    public bool KeepsDittos { get; init; }

    /// <summary>A table whose headings stand in its first column is read line by line.</summary>
    public bool KeepsLines { get; init; }

    /// <summary>Seconds since 1970 and weeks of a year are no days.</summary>
    public bool KeepsFigures { get; init; }

    /// <summary>By its name in <see cref="Encodings"/>.</summary>
    public string? Encoding { get; init; }

    /// <summary>The delimiter between the cells of a text file.</summary>
    public char? Delimiter { get; init; }
}

/// <summary>Something about a file that was decided by what it shows, with the alternatives.</summary>
/// <param name="Subject">The label of its menu: "Line of headings".</param>
/// <param name="Sentence">What was decided; empty where nobody needs to read it but it can be changed.</param>
/// <param name="Options">Empty where there is no choice.</param>
public sealed record Finding(string Subject, string Sentence, IReadOnlyList<FindingOption> Options);

/// <param name="Reading">How the file is read with this option.</param>
/// <param name="IsTaken">It is the current one.</param>
public sealed record FindingOption(string Label, Reading Reading, bool IsTaken);

/// <summary>How a reader recognises headings and dates: each kind of import has its own.</summary>
/// <param name="FieldOf">The field of a heading, by <see cref="Columns.Key"/>; null where there is none.</param>
/// <param name="DayField">The field that a line with only a date applies to; null where there is none.</param>
/// <param name="IsDay">Whether a cell is a date.</param>
public sealed record Expected(Func<string, string?> FieldOf, string? DayField, Func<string, bool> IsDay)
{
    public static Expected Nothing { get; } = new(_ => null, null, _ => false);

    /// <summary>Whether a cell is a date with a time.</summary>
    public Func<string, bool> IsMoment { get; init; } = _ => false;

    /// <summary>The field of a heading in the other kind of import, whose table may stand in the same file.</summary>
    public Func<string, string?> FieldElsewhere { get; init; } = _ => null;

    /// <summary>
    /// By the headings: whether a mark such as " means the cell above. It does not in a list of people, who do not share their names and
    /// phones, nor in a file of the portal.
    /// </summary>
    public Func<IReadOnlyList<string>, bool> HasDittos { get; init; } = _ => false;

    /// <summary>Whether the cells below a heading, by <see cref="Columns.Key"/>, are dates or times.</summary>
    public Func<string, bool> IsOfDays { get; init; } = _ => false;

    /// <summary>What a line with one filled cell is, by its text.</summary>
    public Func<string, LoneCell> LoneCell { get; init; } = _ => new LoneCell(LoneLine.Row);

    /// <summary>Whether the sheets are schedules of the teams that they are named after, by the keys of the headings.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<string>, bool> NamesAreTeams { get; init; } = (_, _) => false;

    /// <summary>The part of a date below a heading, by <see cref="Columns.Key"/>; null where there is none.</summary>
    public Func<string, DayPart?> DayPartOf { get; init; } = _ => null;

    /// <summary>The date of a day, a month and a year, as one cell; null where they are not a date.</summary>
    public Func<string, string, string, string?> DayOf { get; init; } = (_, _, _) => null;

    /// <summary>
    /// For a heading of two things, such as "Home, Away" and "Officials (First, Last)": by the keys of the words above them and of each.
    /// </summary>
    public Func<string, string, string, HeadingPair> PairOf { get; init; } = (_, _, _) => HeadingPair.None;

    /// <summary>Whether the cells below a heading, by <see cref="Columns.Key"/>, are names of people, which may have a comma.</summary>
    public Func<string, bool> IsOfNames { get; init; } = _ => false;

    /// <summary>A list may be lines of text without columns: see <see cref="PeopleInLines"/>.</summary>
    public bool MayBeLines { get; init; }

    /// <summary>The table of lines of text without columns; null where they are not a list.</summary>
    internal Func<IReadOnlyList<SheetRow>, CancellationToken, LinesTable?> TableOf { get; init; } = (_, _) => null;

    /// <summary>By headings and rows: the list of each column, from 0, where several lists are side by side; empty where there is only
    /// one.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<SheetRow>, IReadOnlyList<ListColumn>> ListsOf { get; init; } = (_, _) => [];
}

/// <param name="List">From 0; <see cref="OfAll"/> where the column belongs to each of them.</param>
/// <param name="Heading">The heading of the column within a list.</param>
public readonly record struct ListColumn(int List, string Heading)
{
    public const int OfAll = -1;

    /// <summary>A value above the list that applies to its rows, such as a date or a field, with the heading of its
    /// column.</summary>
    public (string Heading, string Text)? Above { get; init; }
}

/// <param name="Day">The date that it names.</param>
public readonly record struct LoneCell(LoneLine Kind, string Day = "");

/// <summary>The meaning of a line with one filled cell, among rows that are below their date.</summary>
public enum LoneLine
{
    /// <summary>A row like the others.</summary>
    Row,

    /// <summary>It names a date.</summary>
    Day,

    /// <summary>It is about another date, or about none: the date above it applies no further.</summary>
    DayEnd,

    /// <summary>A part of the season: a week, a round, a month.</summary>
    Season,

    /// <summary>Anything else, such as "Field 1".</summary>
    Note,
}
