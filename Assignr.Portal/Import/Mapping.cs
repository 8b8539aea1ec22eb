using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import;

/// <summary>What a column can become.</summary>
/// <param name="Name">Its stored name, as in <see cref="Mapping.Columns"/> and <see cref="RowEdit.Cells"/>.</param>
/// <param name="Label">Its name on the screen.</param>
public sealed record ImportField(string Name, string Label)
{
    /// <summary>Several columns may become it: email, phone, crew position.</summary>
    public bool Repeats { get; init; }

    /// <summary>Nothing can be imported without it.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>What each column of a file becomes, and how its cells are read.</summary>
public sealed record Mapping
{
    /// <summary>The name of the field of each column; null: left out.</summary>
    public required IReadOnlyList<string?> Columns { get; init; }

    /// <summary>For people: addresses of a person that the file does not contain are removed. Otherwise they stay.</summary>
    public bool RemovesAddresses { get; init; }

    /// <summary>03/04/2026 is the 3rd of April. Null: as the file itself shows, else undecided.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>The same for dates with points. Null: the day comes first, unless the file itself shows otherwise.</summary>
    public bool? PointsDayFirst { get; init; }

    /// <summary>For games: the 29 of "Nov 28, 29" is the year, not a second day. Null: as the file itself shows, else undecided.</summary>
    public bool? FiguresAreYears { get; init; }

    /// <summary>For games: times from 1:00 to 6:59 without AM or PM are PM. Null: as the file itself shows, else undecided.</summary>
    public bool? EarlyHoursArePm { get; init; }

    /// <summary>The same for times from 7:00 to 11:59.</summary>
    public bool? LateHoursArePm { get; init; }

    /// <summary>For games: in "Wolves vs Bears" the second team is at home. In "Tigers @ Lions" it always is.</summary>
    public bool SecondIsHome { get; init; }

    /// <summary>For games: "Boys Varsity" in "Boys Varsity: Bears at Wolves" is left out. Otherwise it is part of the team's
    /// name.</summary>
    public bool TeamsAlone { get; init; }

    /// <summary>For games: "#3" in "#3 Lions" is part of the team's name. Otherwise it is left out.</summary>
    public bool KeepsRanks { get; init; }

    /// <summary>For games: the numbers in "Lions 3 - Tigers 2" are the result and not parts of the names. Null: undecided.</summary>
    public bool? NumbersAreGoals { get; init; }

    /// <summary>For games: in "Bears vs *Wolves" the team with the star is at home. Null: undecided.</summary>
    public bool? StarIsHome { get; init; }

    /// <summary>For games: in "Lions - Tigers @ Mill Road" the text after the @ is a place, not a team. Null: undecided.</summary>
    public bool? AtIsPlace { get; init; }

    /// <summary>For games: date cells of a workbook have day and month exchanged. Null: undecided.</summary>
    public bool? SwapsRealDays { get; init; }

    /// <summary>For games: the team whose schedule it is, where the rows name only the other team. Null: not said.</summary>
    public string? OwnTeam { get; init; }

    /// <summary>For games: rows without a date have none. Otherwise a date above the games of its day applies to them.</summary>
    public bool KeepsEmptyDates { get; init; }

    /// <summary>For games: the year of dates without one. Null: undecided.</summary>
    public Season? Season { get; init; }

    /// <summary>For games: the season is asked for, whatever the file shows.</summary>
    public bool AsksSeason { get; init; }

    /// <summary>For games: several lines of one game, each for one of its officials, are joined. Null: as the file itself shows.</summary>
    public bool? OfficialLines { get; init; }

    /// <summary>For games: by column, the positions of the officials in a cell with several: "Referee, Umpire". A column that is not
    /// contained numbers them.</summary>
    public IReadOnlyDictionary<int, string> Positions { get; init; } = new Dictionary<int, string>();

    /// <summary>For games: by folded word beside an official's name, whether that official comes. Other words are asked about.</summary>
    public IReadOnlyDictionary<string, bool> WordsBesideNames { get; init; } = new Dictionary<string, bool>();

    /// <summary>The mapping with one column changed. A field that does not repeat is taken away from its old column.</summary>
    public Mapping With(IReadOnlyList<ImportField> fields, int column, string? field)
    {
        var moves = field is not null && fields.Any(one => one.Name == field && !one.Repeats);
        return this with
        {
            Columns = [.. Columns.Select((before, index) => index == column ? field
            : moves && before == field ? null
            : before)]
        };
    }
}

/// <summary>The assignor's decisions about rows and names, which override the file.</summary>
public sealed record Edits
{
    public static Edits None { get; } = new();

    /// <summary>By line.</summary>
    public IReadOnlyDictionary<int, RowEdit> Rows { get; init; } = new Dictionary<int, RowEdit>();

    /// <summary>For games: by folded name, who is meant by a name in the crews that nobody has.</summary>
    public IReadOnlyDictionary<string, NameChoice> Names { get; init; } = new Dictionary<string, NameChoice>();
}

public sealed record RowEdit
{
    /// <summary>Nothing was changed.</summary>
    public static readonly RowEdit None = new();

    /// <summary>By field (a repeated one by name and number from 2: <c>email</c>, <c>email2</c>; a position by <c>position:</c> and its
    /// heading, several officials by <c>crew:</c> and theirs): the text that replaces the cell's.</summary>
    public IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>();

    public bool? LeftOut { get; init; }

    /// <summary>The row is about this person or game.</summary>
    public Guid? Match { get; init; }

    /// <summary>The row is about nobody in the portal.</summary>
    public bool? AsNew { get; init; }

    /// <summary>People: the row is about the person of that line.</summary>
    public int? SameAs { get; init; }

    /// <summary>The doubts that somebody confirmed, each as its sentence: a doubt with another sentence is asked about again.</summary>
    public IReadOnlyList<string> Meant { get; init; } = [];

    /// <summary>This edit followed by <paramref name="next"/>, which wins where both have a value.</summary>
    public RowEdit With(RowEdit next) => new()
    {
        Cells = next.Cells.Count == 0
            ? Cells
            : Cells.Concat(next.Cells).GroupBy(cell => cell.Key).ToDictionary(group => group.Key, group => group.Last().Value),
        LeftOut = next.LeftOut ?? LeftOut,
        Match = next.AsNew == true || next.SameAs is not null ? null : next.Match ?? Match,
        AsNew = next.Match is not null || next.SameAs is not null ? null : next.AsNew ?? AsNew,
        SameAs = next.AsNew == true || next.Match is not null ? null : next.SameAs ?? SameAs,
        Meant = [.. Meant.Union(next.Meant)],
    };
}

/// <summary>Exactly one of the three.</summary>
/// <param name="PersonId">It is this person.</param>
/// <param name="Add">Add a new person: an official without an address.</param>
/// <param name="LeaveOpen">Leave their positions open.</param>
public sealed record NameChoice(Guid? PersonId = null, bool Add = false, bool LeaveOpen = false);
