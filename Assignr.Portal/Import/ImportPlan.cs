
namespace Assignr.Portal.Import;

public enum Outcome
{
    Add = 1,
    Update = 2,
    Unchanged = 3,

    /// <summary>It needs a decision, and is not imported without one.</summary>
    Look = 4,

    Error = 5,
    LeftOut = 6,
}

/// <summary>What would become of every row if Apply were pressed at this moment. Preview and Apply make it with the same
/// function.</summary>
public sealed record ImportPlan
{
    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<PlanRow> Rows { get; init; }

    /// <summary>For games: names in crews that nobody in the portal has, most frequent first, decided or not.</summary>
    public IReadOnlyList<UnknownName> Names { get; init; } = [];

    /// <summary>What was read differently from what the cells say, one sentence each for all rows together.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the file leaves open: the rows that a question concerns need a look until it is answered.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>What was decided about cells that can be read in several ways.</summary>
    public IReadOnlyList<Guess> Guesses { get; init; } = [];

    /// <summary>For games: columns whose cells name several officials.</summary>
    public IReadOnlyList<CrewOrder> Crews { get; init; } = [];

    public required ImportCounts Counts { get; init; }

    /// <summary>Differs where Apply would write something else (SHA-256, hexadecimal).</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Differs where anything has changed that the plan was made from, except the draft: see
    /// <see cref="IImportKind.BasisAsync"/>.</summary>
    public required string Basis { get; init; }
}

public sealed record ImportCounts(int Add, int Update, int Unchanged, int Look, int Error, int LeftOut)
{
    public int All => Add + Update + Unchanged + Look + Error + LeftOut;

    public int this[Outcome outcome] => outcome switch
    {
        Outcome.Add => Add,
        Outcome.Update => Update,
        Outcome.Unchanged => Unchanged,
        Outcome.Look => Look,
        Outcome.Error => Error,
        _ => LeftOut,
    };

    public static ImportCounts Of(IEnumerable<PlanRow> rows)
    {
        var counts = rows.CountBy(row => row.Outcome).ToDictionary();
        int Count(Outcome outcome) => counts.GetValueOrDefault(outcome);
        return new ImportCounts(Count(Outcome.Add), Count(Outcome.Update), Count(Outcome.Unchanged), Count(Outcome.Look),
            Count(Outcome.Error), Count(Outcome.LeftOut));
    }
}

/// <summary>One row of the preview. Each kind of import derives its own, with what Apply needs.</summary>
public abstract record PlanRow
{
    public required int Line { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The person or game: "Ana Zamora", "SEA at ATL, Sun 13 Sep 2026, 16:05".</summary>
    public required string Title { get; init; }

    /// <summary>The second line: addresses and phone; or the crew, "5 of 7".</summary>
    public string Summary { get; init; } = "";

    /// <summary>For an update: what changes.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Information without a decision: "Shares its address with Felix Dufresne. Each gets an email of their own."</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>For a look or an error: the cause, as a sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>How to correct it, as a sentence.</summary>
    public string? Mend { get; init; }

    /// <summary>Presses, each of which corrects it.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>The cells of the row, for editing in place: label, field as in <see cref="RowEdit.Cells"/>, text.</summary>
    public IReadOnlyList<PlanCell> Cells { get; init; } = [];

    /// <summary>Whether the assignor changed anything in it.</summary>
    public bool IsEdited { get; init; }
}

/// <param name="Old">Empty where there was no value.</param>
public sealed record FieldChange(string Label, string Old, string New);

public sealed record PlanCell(string Field, string Label, string Text);

/// <param name="Kind">Offers of one kind can be taken for all rows at once: "correct-address", "add-as-new", "accept".</param>
/// <param name="Label">The label of the button: "Use ana@gmail.com", "Update Jon Smith", "Add as somebody new".</param>
/// <param name="Edit">What the press adds to the row's edit.</param>
public sealed record Offer(string Kind, string Label, RowEdit Edit);

/// <param name="Key">Folded, as in <see cref="Edits.Names"/>.</param>
/// <param name="Name">As the file spells it.</param>
/// <param name="Games">How many games name them.</param>
/// <param name="Similar">People who may be meant: with a similar name, or several with exactly this one.</param>
/// <param name="Choice">Null: not decided, so the rows need a look.</param>
public sealed record UnknownName(string Key, string Name, int Games, IReadOnlyList<SimilarPerson> Similar, NameChoice? Choice)
{
    /// <summary>A first and a last name that resembles no other name of the file: it can be added together with others.</summary>
    public bool IsWhole { get; init; }

    /// <summary>It has a first and a last name, so a new person can be added with it.</summary>
    public bool MayBeAdded { get; init; } = true;
}

/// <param name="Heading">The heading of the column, as in a sentence.</param>
/// <param name="Positions">In the order of the cells, separated by commas.</param>
/// <param name="Usual">The positions of most games in the portal; null where there are none.</param>
public sealed record CrewOrder(int Column, string Heading, string Positions, string? Usual);

/// <param name="Hint">What distinguishes them from others of their name: their address.</param>
public sealed record SimilarPerson(Guid PersonId, string Name, string? Hint);
