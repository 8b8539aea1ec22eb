namespace Assignr.Portal.Import;

/// <summary>What a column can become.</summary>
/// <param name="Name">Its stored name, as in <see cref="Mapping.Columns"/> and <see cref="RowEdit.Cells"/>.</param>
/// <param name="Label">As on screen.</param>
public sealed record ImportField(string Name, string Label)
{
    /// <summary>Several columns may be it: email, phone, crew position.</summary>
    public bool Repeats { get; init; }

    /// <summary>Nothing can be imported without it.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>What each column of a file becomes, and how its cells are taken.</summary>
public sealed record Mapping
{
    /// <summary>For each column a field's name; null: left out.</summary>
    public required IReadOnlyList<string?> Columns { get; init; }

    /// <summary>People: addresses of a person that the file does not name are removed. Otherwise they stay.</summary>
    public bool RemovesAddresses { get; init; }

    /// <summary>03/04/2026 is the 3rd of April. Null: as the file itself shows, or else not decided.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>The same of dates with points: null: the day comes first, unless the file itself shows otherwise.</summary>
    public bool? PointsDayFirst { get; init; }

    /// <summary>Games: the 29 of "Nov 28, 29" is the year, not a second day. Null: as the file itself shows, or else not decided.</summary>
    public bool? FiguresAreYears { get; init; }

    /// <summary>Games: times from 1:00 to 6:59 that have neither AM nor PM are PM. Null: as the file itself shows, or
    /// else not decided.</summary>
    public bool? EarlyHoursArePm { get; init; }

    /// <summary>The same of those from 7:00 to 11:59.</summary>
    public bool? LateHoursArePm { get; init; }

    /// <summary>Games: of "Wolves vs Bears" in one cell the second team is at home; that of "Tigers @ Lions" always is.</summary>
    public bool SecondIsHome { get; init; }

    /// <summary>Games: "Boys Varsity" in "Boys Varsity: Bears at Wolves" is left out. Otherwise it stays with the team.</summary>
    public bool TeamsAlone { get; init; }

    /// <summary>Games: "#3" in "#3 Lions" stays with the team. Otherwise it is left out.</summary>
    public bool KeepsRanks { get; init; }

    /// <summary>Games: of "Lions 3 - Tigers 2" the numbers are the result, and no part of the teams. Null: not decided.</summary>
    public bool? NumbersAreGoals { get; init; }

    /// <summary>Games: of "Bears vs *Wolves" the team with the star is at home. Null: not decided.</summary>
    public bool? StarIsHome { get; init; }

    /// <summary>Games: of "Lions - Tigers @ Mill Road" what stands behind the @ is a place, not a team. Null: not decided.</summary>
    public bool? AtIsPlace { get; init; }

    /// <summary>Games: real days of a workbook have day and month the wrong way round. Null: not decided.</summary>
    public bool? SwapsRealDays { get; init; }

    /// <summary>Games: whose schedule it is where its rows only name the other team. Null: not said.</summary>
    public string? OwnTeam { get; init; }

    /// <summary>Games: rows without a date have none. Otherwise one that stands once above the games of its day counts for them.</summary>
    public bool KeepsEmptyDates { get; init; }

    /// <summary>Games: of which year dates without one are. Null: not decided.</summary>
    public Season? Season { get; init; }

    /// <summary>Games: that season is asked, whatever the file shows.</summary>
    public bool AsksSeason { get; init; }

    /// <summary>Games: lines of the same game are one, each for one of its officials. Null: as the file itself shows.</summary>
    public bool? OfficialLines { get; init; }

    /// <summary>Games: by column, how the officials of a cell with several stand in it: "Referee, Umpire". Where there is none
    /// they are numbered.</summary>
    public IReadOnlyDictionary<int, string> Positions { get; init; } = new Dictionary<int, string>();

    /// <summary>Games: by folded word, whether an official beside whose name it stands comes. Where there is none it is asked.</summary>
    public IReadOnlyDictionary<string, bool> WordsBesideNames { get; init; } = new Dictionary<string, bool>();

    /// <summary>With one column changed; a field that does not repeat leaves the column that it was.</summary>
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

/// <summary>What the assignor decided about rows and names, over what the file says.</summary>
public sealed record Edits
{
    public static Edits None { get; } = new();

    /// <summary>By line.</summary>
    public IReadOnlyDictionary<int, RowEdit> Rows { get; init; } = new Dictionary<int, RowEdit>();

    /// <summary>Games: by folded name, who somebody is whom the crews name and nobody is called.</summary>
    public IReadOnlyDictionary<string, NameChoice> Names { get; init; } = new Dictionary<string, NameChoice>();
}

public sealed record RowEdit
{
    /// <summary>Nothing was changed.</summary>
    public static readonly RowEdit None = new();

    /// <summary>By field (a repeated one by name and number from 2: <c>email</c>, <c>email2</c>; a position by <c>position:</c> and its
    /// heading, several officials by <c>crew:</c> and theirs): the text that counts instead of the cell's.</summary>
    public IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>();

    public bool? LeftOut { get; init; }

    /// <summary>The row is about this person or game.</summary>
    public Guid? Match { get; init; }

    /// <summary>The row is about nobody who is here yet.</summary>
    public bool? AsNew { get; init; }

    /// <summary>People: the row is about the person of that line.</summary>
    public int? SameAs { get; init; }

    /// <summary>What was looked at and is meant, as its sentence said it: what says something else is asked for itself.</summary>
    public IReadOnlyList<string> Meant { get; init; } = [];

    /// <summary>This edit and then <paramref name="next"/>, which wins where both say something.</summary>
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

/// <summary>One of the three.</summary>
/// <param name="PersonId">It is this person.</param>
/// <param name="Add">Somebody new: an official without an address.</param>
/// <param name="LeaveOpen">Their positions stay open.</param>
public sealed record NameChoice(Guid? PersonId = null, bool Add = false, bool LeaveOpen = false);
