using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>What one row says about a person. What it does not say is empty or null.</summary>
internal sealed record PersonReading
{
    private const int MostShown = 4;
    private const int LongestShown = 60;

    private (string Name, string Suffix)? parts;

    public required int Line { get; init; }

    public string? ExternalId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>One or several, with commas between them.</summary>
    public string? Phone { get; init; }

    public Permissions? Permissions { get; init; }

    public required IReadOnlyList<EmailAddress> Addresses { get; init; }

    /// <summary>What cannot be taken as it is.</summary>
    public IReadOnlyList<Finding> Problems { get; init; } = [];

    /// <summary>Addresses that probably have a typing error.</summary>
    public IReadOnlyList<Finding> Suspects { get; init; } = [];

    /// <summary>Numbers of which a spreadsheet lost digits: they count for nothing, and nobody is known by them.</summary>
    public IReadOnlyList<Finding> Lost { get; init; } = [];

    /// <summary>The cell of the name, where it seems to name two people.</summary>
    public string? TwoPeople { get; init; }

    /// <summary>What stands behind the name and says that they officiate no longer: "RETIRED".</summary>
    public string? Status { get; init; }

    /// <summary>Other words or figures behind the name: "/L3", "- new".</summary>
    public string? Behind { get; init; }

    /// <summary>The sentence that they may officiate no longer, by a column that is left out or the heading of their section.</summary>
    public string? Standing { get; init; }

    /// <summary>The half of the name that may be none: "12", "FALSE".</summary>
    public string? NoName { get; init; }

    /// <summary>A word of the name has letters of two alphabets that look alike.</summary>
    public bool IsMixed { get; init; }

    /// <summary>What stands behind the last heading.</summary>
    public string? Beyond { get; init; }

    /// <summary>An address below the heading of a phone that is left out, with the key of the cell of email that may take it.</summary>
    public (string Address, string Heading, string? Field)? Astray { get; init; }

    /// <summary>The firm or club of a line that names nobody.</summary>
    public string? Organization { get; init; }

    public ShiftedCells? Shifted { get; init; }

    /// <summary>Cells of UTF-8 that was read otherwise.</summary>
    public IReadOnlyList<Finding> Mangled { get; init; } = [];

    /// <summary>How many cells of the line are filled.</summary>
    public int Filled { get; init; }

    /// <summary>The line has one filled cell.</summary>
    public bool IsAlone => Filled == 1;

    /// <summary>The heading of the section, or the name of the sheet, in which the row stands: it may say that they are out.</summary>
    public string? Section { get; init; }

    /// <summary>The first cell that is taken and holds a letter that could not be read.</summary>
    public string? Unread { get; init; }

    /// <summary>So does a cell of the line, taken or not.</summary>
    public bool HasUnread { get; init; }

    public required IReadOnlyList<PlanCell> Cells { get; init; }

    public RowEdit Edit { get; init; } = RowEdit.None;

    public string Name => FirstName.Length == 0 || LastName.Length == 0 ? $"{FirstName}{LastName}" : $"{FirstName} {LastName}";

    /// <summary>The cells of phones as they stand, with commas between them as between the phones that are kept.</summary>
    public string PhoneCells => string.Join(
        ", ", Cells.Where(cell => PersonColumns.FieldOf(cell.Field) == PeopleFields.Phone).Select(cell => Text.OneLine(cell.Text)));

    public string NameKey => field ??= Import.FullName.Key(NameParts);

    /// <summary>As <see cref="FullName.Parts"/> has them.</summary>
    public (string Name, string Suffix) NameParts => parts ??= Import.FullName.Parts(FirstName, LastName);

    public PlainName Plain => field ??= PlainName.Of(FirstName, LastName);

    /// <summary>Addresses and whole phones, as they are compared.</summary>
    public IReadOnlyList<string> Reach => field ??= [.. Addresses.Select(address => address.Key), .. PhoneNumbers.Whole(Phone)];

    /// <summary>All of it: rows that say the same are about one person.</summary>
    public string Says => string.Join('\n', ExternalId, FirstName, LastName, PhoneNumbers.Key(Phone), Permissions,
        string.Join(' ', Addresses.Select(address => address.Key)));

    /// <summary>What tells them from somebody else: an id, addresses, phones. Nothing in it that the other row does not say.</summary>
    public bool SaysNoMoreThan(PersonReading other) =>
        (ExternalId is null || ExternalId == other.ExternalId) && (Phone is null || PhoneNumbers.AreSame(Phone, other.Phone))
            && (Permissions is null || Permissions == other.Permissions)
        && Addresses.All(address => other.Addresses.Any(theirs => theirs.Key == address.Key));

    /// <summary>
    /// Addresses, phones and permissions, of which Official, which most have, is not said; of a line with no name all that stands in it,
    /// so that one sees what it is.
    /// </summary>
    public string Summary => string.Join(" · ", Nameless.Count > 0 ? Nameless : Addresses.Select(address => address.Value)
        .Append(Phone ?? "").Append(Permissions is { } given and not Access.Permissions.Official
            ? given.InWords()
            : "").Where(text => text.Length > 0));

    /// <summary>What a line with no name says, its first words; else nothing.</summary>
    private List<string> Nameless { get; init; } = [];

    /// <param name="Field">Whose cell it is, to correct it.</param>
    /// <param name="Corrected">The whole cell as it should probably be; null where nobody can guess.</param>
    /// <param name="Offer">What the correction offers, for its button.</param>
    /// <param name="IsNote">Only a note stands behind the address, as behind those of many rows.</param>
    internal sealed record Finding(
        string Field, string Sentence, string Mend, string? Corrected = null, string? Offer = null, bool IsNote = false);

    public static PersonReading Of(SheetRow row, PersonColumns columns, RowEdit? edit, Remarks remarks)
    {
        var cells = columns.IsOurs ? columns.CellsOf(row, edit) : BrokenLetters.Decoded(columns.CellsOf(row, edit), remarks);
        var names = new NameCells(remarks, columns.IsOurs);
        var (problems, suspects, lost) = (new List<Finding>(), new List<Finding>(), new List<Finding>());
        var (addresses, withAddresses) = (new List<EmailAddress>(), new List<PlanCell>());
        var (first, last, infix, secondLast, suffix, externalId) = ("", "", "", "", "", "");
        var (phones, permissions) = (new OrderedDictionary<string, string>(), (Permissions?)null);
        foreach (var cell in cells)
        {
            switch (PersonColumns.FieldOf(cell.Field))
            {
                case PeopleFields.FirstName:
                    first = names.Part(cell);
                    break;
                case PeopleFields.LastName:
                    last = names.Part(cell);
                    break;
                case PeopleFields.Infix:
                    infix = Text.OneLine(remarks.ValueOf(cell.Text, isName: true));
                    break;
                case PeopleFields.SecondLastName:
                    secondLast = names.Part(cell);
                    break;
                case PeopleFields.FullName:
                    (first, last) = names.Whole(cell.Text);
                    break;
                case PeopleFields.LastFirst:
                    (first, last) = names.Whole(cell.Text, lastFirst: true);
                    break;
                case PeopleFields.NamedEmail:
                    (first, last) = names.Whole(NamedAddresses.NameIn(cell.Text));
                    withAddresses.Add(cell with { Text = remarks.ValueOf(cell.Text) });
                    break;
                case PeopleFields.Suffix:
                    suffix = Text.OneLine(remarks.ValueOf(cell.Text));
                    break;
                case PeopleFields.ExternalId:
                    externalId = PhoneCell.Whole(cell, Text.OneLine(remarks.ValueOf(cell.Text)), lost);
                    break;
                case PeopleFields.Email:
                    withAddresses.Add(cell with { Text = AddressCell.IsOfDirectory(cell.Text, remarks) ? "" : remarks.ReachOf(cell.Text) });
                    PhoneCell.ReadBeside(cell, remarks, phones, lost);
                    break;
                case PeopleFields.Phone when cell.Text.Length > 0 && columns.IsFax(cell, row):
                    remarks.Count("fax numbers are left out", $"“{cell.Text}”", "fax number is left out");
                    break;
                case PeopleFields.Phone:
                    PhoneCell.Read(cell, remarks, phones, lost, columns.IsOurs);
                    break;
                case PeopleFields.Permissions:
                    permissions = PermissionText.Read(cell.Text, out var unknown);
                    if (unknown is not null)
                        problems.Add(new Finding(cell.Field, $"“{unknown}” is no permission.",
                            "Use Official, Assignor, Observer or None."));
                    break;
            }
        }
        last = secondLast.Length > 0 && last.Length > 0 ? $"{last} {secondLast}" : $"{last}{secondLast}";
        last = infix.Length > 0 && last.Length > 0 ? $"{infix} {last}" : last;
        if (first.Length + last.Length == 0 && columns.Shown(row) is { Length: > 0 } shown)
        {
            (first, last) = names.Whole(shown);
            remarks.Count(
                "lines have no first and no last name: both are taken from the name that they are shown by", $"“{shown}”",
                "line has no first and no last name: both are taken from the name that it is shown by");
        }
        (first, last) = (names.WithoutTitle(first), names.WithoutTitle(last));
        foreach (var cell in withAddresses)
            AddressCell.Read(cell, $"{first} {last}", addresses, problems, suspects, remarks);
        var reading = new PersonReading
        {
            Line = row.Line,
            ExternalId = externalId.Length > 0 ? externalId : null,
            FirstName = first,
            LastName = suffix.Length > 0 && last.Length > 0 ? $"{last} {suffix}" : last,
            Phone = phones.Count > 0 ? string.Join(", ", phones.Values) : null,
            Permissions = permissions,
            Addresses = addresses.Count > 0 ? addresses : [],
            Suspects = suspects.Count > 0 ? suspects : [],
            Lost = lost.Count > 0 ? lost : [],
            Status = names.Status,
            Behind = names.Behind,
            NoName = columns.IsOurs ? null : NameCells.NoName(first) ?? NameCells.NoName(last),
            IsMixed = !columns.IsOurs && $"{first} {last}".Split(' ').Any(OddAddresses.MixesAlphabets),
            Standing = columns.Standing.Of(row),
            Beyond = columns.Beyond.In(row),
            Astray = columns.Astray(row, cells),
            Organization = first.Length + last.Length == 0 ? columns.Organization(row) : columns.IsOurs ? null : NameCells.Firm(cells),
            Shifted = columns.IsOurs ? null : ShiftedCells.In(cells),
            Mangled = columns.IsOurs ? [] : BrokenLetters.Mangled(cells),
            Filled = row.Cells.Count(cell => cell.Length > 0),
            TwoPeople = OfPeople.TwoPeople.In(cells),
            Unread = columns.IsOurs ? null : cells.FirstOrDefault(BrokenLetters.AreLost)?.Text,
            HasUnread = row.Cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal)),
            Nameless = first.Length + last.Length == 0 ? Said(row) : [],
            Cells = cells,
            Edit = edit ?? RowEdit.None,
        };
        if (!NameCells.IsName(first, last))
        {
            problems.Add(new Finding(
                PeopleFields.FirstName, $"“{reading.Name}” is no name: there is no letter in it.",
                "Edit the row and enter the name, or leave the row out."));
        }
        problems.AddRange(LongTexts.In(reading));
        return problems.Count > 0 ? reading with { Problems = problems } : reading;
    }

    private static List<string> Said(SheetRow row) =>
        [.. row.Cells.Where(cell => cell.Length > 0 && !NoValue.Is(cell)).Take(MostShown).Select(Shortened)];

    private static string Shortened(string cell) => Text.OneLine(cell) is { Length: > LongestShown } text
        ? $"{text[..LongestShown]}…"
        : Text.OneLine(cell);
}
