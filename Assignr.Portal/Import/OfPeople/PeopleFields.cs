using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>What a column of a file of people can be, and by which headings it is known. Nothing else of a person can be set by a file (BAR 63).</summary>
internal static class PeopleFields
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string FullName = "fullName";
    public const string Suffix = "suffix";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Permissions = "permissions";
    public const string ExternalId = "externalId";

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [FirstName] = ["first name", "firstname", "first", "given name", "givenname", "given names", "forename", "forenames", "christian name", "fname", "name first", "vorname", "prenom", "nombre", "nombres"],
        [LastName] = ["last name", "lastname", "last", "surname", "family name", "familyname", "second name", "lname", "name last", "nachname", "familienname", "nom", "nom de famille", "apellido", "apellidos"],
        [FullName] = ["name", "full name", "fullname", "official", "official name", "officials name", "referee", "referee name", "umpire", "umpire name", "person", "member", "member name", "display name", "contact", "contact name", "name last first", "name first last", "last name first name", "last first", "first last", "first and last name", "first name last name"],
        [Suffix] = ["suffix", "name suffix", "generation", "generational suffix"],
        [Permissions] = ["permissions", "permission", "role", "roles", "access", "user type", "person type", "type"],
        [ExternalId] = ["external id", "externalid", "id", "member id", "memberid", "member number", "member no", "official id", "officials id", "official number", "official no", "referee id", "referee number", "referee no", "umpire id", "license number", "licence number", "registration number", "person id"],
    };

    private static readonly HashSet<string> PhoneWords = ["phone", "phones", "mobile", "cell", "cellphone", "telephone", "tel", "handy", "telefon", "telefono", "movil", "celular", "telephones", "portable"];

    /// <summary>Whoever is called in an emergency is somebody else, and so is an assistant.</summary>
    private static readonly HashSet<string> NotTheirs = ["emergency", "fax", "assistant", "assistants", "company", "manager", "managers", "spouse"];

    private static readonly Dictionary<string, string> ByHeading = Known.SelectMany(field => field.Value.Select(heading => (heading, field.Key))).ToDictionary(pair => pair.heading, pair => pair.Key);

    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(FirstName, "First name"),
        new(LastName, "Last name"),
        new(FullName, "First and last name"),
        new(Suffix, "Suffix of the name"),
        new(Email, "Email") { Repeats = true },
        new(Phone, "Phone") { Repeats = true },
        new(Permissions, "Permissions"),
        new(ExternalId, "External id"),
    ];

    public static Recognised Recognise(Sheet sheet)
    {
        if (IsOwnExport(sheet.Headings))
            return new Recognised(new Mapping { Columns = [ExternalId, FirstName, LastName, .. Enumerable.Repeat(Email, sheet.Headings.Count - 5), Phone, Permissions] }, []);
        var (mapping, guesses) = Columns.Recognise(sheet, All, Candidates, PersonCells.Is);
        var (columns, said) = (mapping.Columns.ToArray(), guesses.ToList());
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] is not null || !sheet.Values(column).Any() || !sheet.MostAre(column, PersonCells.IsAddress))
                continue;
            columns[column] = Email;
            said.RemoveAll(guess => guess.Columns.Contains(column));
            said.Add(Guess.OfColumns($"{sheet.NameOf(column)} is read as email: its cells are addresses.", "Leave it out", All, (column, null)));
        }
        return new Recognised(new Mapping { Columns = NamesBeside(sheet, columns, said) }, said);
    }

    /// <summary>"Name" beside a column of last names holds first names, unless it says the last name again; and the other way round.</summary>
    private static string?[] NamesBeside(Sheet sheet, string?[] columns, List<Guess> said)
    {
        var (first, last, full) = (Array.IndexOf(columns, FirstName), Array.IndexOf(columns, LastName), Array.IndexOf(columns, FullName));
        if (full < 0 || (first < 0 && last < 0))
            return columns;
        var half = first < 0 ? last : first;
        var (heading, other) = (sheet.Headings[full], sheet.Headings[half]);
        if (first >= 0 && last >= 0)
        {
            columns[full] = null;
            if (!sheet.Values(full).Any())
                return columns;
            said.Add(Guess.OfColumns(
                $"“{heading}” is left out: “{sheet.Headings[first]}” and “{sheet.Headings[last]}” are the name.", "Take this one", All,
                (full, FullName), (first, null), (last, null)));
        }
        else if (sheet.Rows.Any(row => row.Cells[full].Length > 0) && sheet.Rows.Count(row => Says(row.Cells[full], row.Cells[half])) * 2 > sheet.Rows.Count)
        {
            var (was, missing) = (columns[half], first < 0 ? FirstName : LastName);
            columns[half] = null;
            said.Add(Guess.OfColumns(
                $"“{heading}” is read as the whole name: it holds that of “{other}” too.", $"It is the {Columns.Label(All, missing)}", All,
                (full, missing), (half, was)));
        }
        else
        {
            columns[full] = first < 0 ? FirstName : LastName;
            said.Add(Guess.OfColumns(
                $"“{heading}” is read as the {(first < 0 ? "first" : "last")} name, as “{other}” is the {(first < 0 ? "last" : "first")} name.",
                "It is the whole name", All, (full, FullName), (half, null)));
        }
        return columns;
    }

    private static bool Says(string whole, string part) => part.Length > 0 && whole.Length > part.Length && Data.Text.Fold(whole).Contains(Data.Text.Fold(part), StringComparison.Ordinal);

    /// <summary>As <see cref="People.ExportPeople"/> writes it: its columns are what they are, whatever stands in them.</summary>
    private static bool IsOwnExport(IReadOnlyList<string> headings) =>
        headings.Count >= 6 && headings.Take(4).SequenceEqual(["External Id", "First Name", "Last Name", "Primary Email Address"]) && headings[^2] == "Mobile Phone" && headings[^1] == "Permissions";

    public static string? Check(Mapping mapping)
    {
        var columns = mapping.Columns;
        if (All.Where(field => !field.Repeats).FirstOrDefault(field => columns.Count(column => column == field.Name) > 1) is { } twice)
            return $"Two columns are {twice.Label.ToLowerInvariant()}. Choose one of them.";
        return columns.Contains(FullName) || (columns.Contains(FirstName) && columns.Contains(LastName))
            ? null
            : "No column is the name yet. Say which columns are first name and last name, or which one holds both.";
    }

    /// <param name="heading">As <see cref="Columns.Key"/> makes it.</param>
    public static string? Of(string heading) => Candidates(heading).FirstOrDefault();

    private static IEnumerable<string> Candidates(string heading)
    {
        if (ByHeading.TryGetValue(heading, out var field))
            yield return field;
        var words = heading.Split(' ');
        if (words.Any(word => NotTheirs.Contains(word)))
            yield break;
        if (IsEmail(words))
            yield return Email;
        else if (words.Any(word => PhoneWords.Contains(word)))
            yield return Phone;
        // "Official First Name", "Player Last Name": whose it is stands before it.
        else if (field is null && words.Length > 2 && ByHeading.TryGetValue(string.Join(' ', words[^2..]), out var ending) && ending is FirstName or LastName)
            yield return ending;
    }

    private static bool IsEmail(string[] words) =>
        words.Any(word => word is "email" or "emails" or "emailaddress" or "mail" or "emailadresse" or "correo" or "courriel")
        && !words.Any(word => word is "hash" or "confirmed" or "verified" or "sent" or "status" or "opt" or "preference" or "normalized");
}
