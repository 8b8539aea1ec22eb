using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.Import.OfPeople.Names;
using Assignr.Portal.Import.OfPeople.Officiating;
using Assignr.Portal.Import.OfPeople.Rows;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>What one row says about a person. What it does not say is empty or null.</summary>
internal sealed record PersonReading
{
    private (string Name, string Suffix)? parts;

    public required int Line { get; init; }

    public string? ExternalId { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>One or several, separated by commas.</summary>
    public string? Phone { get; init; }

    public Permissions? Permissions { get; init; }

    public required IReadOnlyList<EmailAddress> Addresses { get; init; }

    /// <summary>What cannot be imported as it is.</summary>
    public IReadOnlyList<Finding> Problems { get; init; } = [];

    /// <summary>Addresses that probably have a typing error.</summary>
    public IReadOnlyList<Finding> Suspects { get; init; } = [];

    /// <summary>Numbers that a spreadsheet shortened: they are not imported, and nobody is found by them.</summary>
    public IReadOnlyList<Finding> Lost { get; init; } = [];

    /// <summary>The cell of the name, where it seems to name two people.</summary>
    public string? TwoPeople { get; init; }

    /// <summary>Text after the name that says that they no longer officiate: "RETIRED".</summary>
    public string? Status { get; init; }

    /// <summary>Other words or numbers after the name: "/L3", "- new".</summary>
    public string? Behind { get; init; }

    /// <summary>A sentence that they may no longer officiate, by a column that is left out or by the heading of their section.</summary>
    public string? Standing { get; init; }

    /// <summary>The half of the name that may not be one: "12", "FALSE".</summary>
    public string? NoName { get; init; }

    /// <summary>A word of the name has similar-looking letters of two alphabets.</summary>
    public bool IsMixed { get; init; }

    /// <summary>The text beyond the last heading.</summary>
    public string? Beyond { get; init; }

    /// <summary>An address in a column of phones that is left out, with the key of the email cell that may take it.</summary>
    public (string Address, string Heading, string? Field)? Astray { get; init; }

    /// <summary>The company or club of a line that names no person.</summary>
    public string? Organization { get; init; }

    public ShiftedCells? Shifted { get; init; }

    /// <summary>Cells of UTF-8 that was read in another encoding.</summary>
    public IReadOnlyList<Finding> Mangled { get; init; } = [];

    /// <summary>How many cells of the line are filled.</summary>
    public int Filled { get; init; }

    /// <summary>The line has only one filled cell.</summary>
    public bool IsAlone => Filled == 1;

    /// <summary>The heading of the row's section, or the name of its sheet, which may say that they are out.</summary>
    public string? Section { get; init; }

    /// <summary>The first imported cell with a character that could not be read.</summary>
    public string? Unread { get; init; }

    /// <summary>Some cell of the line has one, imported or not.</summary>
    public bool HasUnread { get; init; }

    public required IReadOnlyList<PlanCell> Cells { get; init; }

    public RowEdit Edit { get; init; } = RowEdit.None;

    public string Name => FirstName.Length == 0 || LastName.Length == 0 ? $"{FirstName}{LastName}" : $"{FirstName} {LastName}";

    /// <summary>The phone cells as written, separated by commas like the phones that are stored.</summary>
    public string PhoneCells => string.Join(
        ", ", Cells.Where(cell => PersonColumns.FieldOf(cell.Field) == PeopleFields.Phone).Select(cell => Text.OneLine(cell.Text)));

    public string NameKey => field ??= Import.Names.FullName.Key(NameParts);

    /// <summary>As <see cref="FullName.Parts"/>.</summary>
    public (string Name, string Suffix) NameParts => parts ??= Import.Names.FullName.Parts(FirstName, LastName);

    public PlainName Plain => field ??= PlainName.Of(FirstName, LastName);

    /// <summary>Addresses and complete phones, in the form in which they are compared.</summary>
    public IReadOnlyList<string> Reach => field ??= [.. Addresses.Select(address => address.Key), .. PhoneNumbers.Whole(Phone)];

    /// <summary>All values: rows with the same ones are about one person.</summary>
    public string Says => string.Join('\n', ExternalId, FirstName, LastName, PhoneNumbers.Key(Phone), Permissions,
        string.Join(' ', Addresses.Select(address => address.Key)));

    /// <summary>Whether its id, addresses and phones are all in the other row, so that nothing distinguishes the two.</summary>
    public bool SaysNoMoreThan(PersonReading other) =>
        (ExternalId is null || ExternalId == other.ExternalId) && (Phone is null || PhoneNumbers.AreSame(Phone, other.Phone))
            && (Permissions is null || Permissions == other.Permissions)
        && Addresses.All(address => other.Addresses.Any(theirs => theirs.Key == address.Key));

    /// <summary>
    /// Addresses, phones and permissions, except Official, which most people have; for a line without a name all of its text, to show what
    /// it is.
    /// </summary>
    public string Summary => string.Join(" · ", Nameless.Count > 0 ? Nameless : Addresses.Select(address => address.Value)
        .Append(Phone ?? "").Append(Permissions is { } given and not Access.Permissions.Official
            ? given.InWords()
            : "").Where(text => text.Length > 0));

    /// <summary>The first texts of a line without a name; empty for any other line.</summary>
    private List<string> Nameless { get; init; } = [];

    /// <param name="Field">The cell to correct.</param>
    /// <param name="Corrected">The probable text of the whole cell; null where it cannot be guessed.</param>
    /// <param name="Offer">What the correction offers, for its button.</param>
    /// <param name="IsNote">Only a note follows the address, as in many rows.</param>
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
            TwoPeople = OfPeople.Names.TwoPeople.In(cells),
            Unread = columns.IsOurs ? null : cells.FirstOrDefault(BrokenLetters.AreLost)?.Text,
            HasUnread = row.Cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal)),
            Nameless = first.Length + last.Length == 0 ? NamelessLine.Of(row) : [],
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
}
