using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.Import.OfPeople.Headings;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>
/// The fields of a file of people, and the headings by which they are recognised. A file can set nothing else about a person
/// (requirements.md 63).
/// </summary>
internal static class PeopleFields
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string FullName = "fullName";
    public const string LastFirst = "lastFirst";
    public const string NamedEmail = "namedEmail";
    public const string Infix = "infix";
    public const string SecondLastName = "secondLastName";
    public const string Suffix = "suffix";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Permissions = "permissions";
    public const string ExternalId = "externalId";

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [FirstName] = ["first name", "firstname", "first", "given name", "givenname", "given names", "forename",
            "forenames", "christian name",
            "fname", "name first",
            "vornamen", "rufname", "prenoms", "nombre de pila",
            "vorname", "prenom", "prenom usuel", "nombre", "nombres", "primer nombre", "voornaam", "roepnaam", "nome", "imie"],
        [LastName] = ["last name", "lastname", "last", "surname", "family name", "familyname", "second name",
            "lname", "name last", "nachname",
            "zuname", "name familienname",
            "familienname", "nom", "nom de famille", "nom dusage", "apellido", "apellidos",
            "primer apellido", "apellido 1", "apellido1", "1er apellido", "apellido paterno", "paterno",
            "achternaam", "cognome", "sobrenome", "nazwisko"],
        [Infix] = ["tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "last name prefix", "surname prefix", "infix",
            "name infix", "particule", "vorsatzwort", "namensvorsatz"],
        [SecondLastName] = ["segundo apellido", "apellido 2", "apellido2", "2do apellido", "2o apellido", "apellido materno", "materno",
            "second last name", "second surname"],
        [FullName] = ["name", "full name", "fullname", "official", "official name", "officials name", "referee", "referee name", "umpire",
            "umpire name", "person", "member",
            "member name", "display name", "contact", "contact name", "nombre completo", "nom complet", "vollstandiger name",
            "arbitro", "oficial", "arbitre", "schiedsrichter", "schiri"],
        [Suffix] = ["suffix", "name suffix", "generation", "generational suffix"],
        [Permissions] = ["permissions", "permission", "role", "roles", "access", "user type", "person type", "type"],
        [ExternalId] = ["external id", "externalid", "id", "member id", "memberid", "member number", "member no", "official id",
            "officials id", "official number", "official no", "referee id", "referee number", "referee no", "umpire id", "license number",
            "licence number", "registration number", "person id"],
    };

    /// <summary>An emergency contact is another person, and so is an assistant.</summary>
    private static readonly HashSet<string> NotTheirs = ["emergency", "assistant", "assistants", "company",
        "manager", "managers", "spouse"];

    private static readonly Dictionary<string, string> ByHeading =
        Known.SelectMany(field => field.Value.Select(heading => (heading, field.Key))).ToDictionary(pair => pair.heading, pair => pair.Key);

    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(FirstName, "First name"),
        new(LastName, "Last name"),
        new(FullName, "First and last name"),
        new(LastFirst, "Last and first name"),
        new(NamedEmail, "Name and email"),
        new(Infix, "Word before the last name"),
        new(SecondLastName, "Second last name"),
        new(Suffix, "Suffix of the name"),
        new(Email, "Email") { Repeats = true },
        new(Phone, "Phone") { Repeats = true },
        new(Permissions, "Permissions"),
        new(ExternalId, "External id"),
    ];

    public static Recognised Recognise(Sheet sheet)
    {
        if (IsOwnExport(sheet.Headings))
            return new Recognised(new Mapping
            {
                Columns = [ExternalId, FirstName, LastName,
                .. Enumerable.Repeat(Email, sheet.Headings.Count - 5), Phone, Permissions]
            }, []);
        var (mapping, guesses) = Columns.Recognise(sheet, All, Candidates, PersonCells.Is, WhoseWords.Order, IsPlain);
        var (columns, said) = (mapping.Columns.ToArray(), guesses.ToList());
        // "Official" with Y and N asks whether they are one.
        said.RemoveAll(guess => guess.Columns.All(column => columns[column] is null && Is(FullName, Columns.Key(sheet.Headings[column]))
            && sheet.MostAre(column, cell => YesOrNo.Of(cell) is not null)));
        ByCells(sheet, columns, said);
        UnnamedColumns.Recognise(sheet, columns, said);
        NameColumns.Settle(sheet, columns, said);
        var contacts = new ContactColumns(sheet, columns, said);
        contacts.Settle(Email);
        contacts.Settle(Phone);
        MemberNumbers.LeaveOut(sheet, columns, said);
        PhonesLeft.Say(sheet, columns, said);
        return new Recognised(new Mapping { Columns = columns }, said);
    }

    /// <summary>Columns of addresses under any heading, and of phones under one that allows it.</summary>
    private static void ByCells(Sheet sheet, string?[] columns, List<Guess> said)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var words = Columns.Key(sheet.Headings[column]).Split(' ');
            if (columns[column] is not null || !sheet.Values(column).Any() || (WhoseWords.IsLabel(words) && columns.Contains(Email)))
                continue;
            if (sheet.MostAre(column, PersonCells.IsAddress))
                Take(Email, "its cells are addresses");
            else if (WhoseWords.IsPlace(words) && sheet.MostAre(column, PersonCells.IsPhoneNumber))
                Take(Phone, "its cells are phone numbers");

            void Take(string field, string because)
            {
                columns[column] = field;
                said.RemoveAll(guess => guess.Columns.Contains(column));
                var sentence = $"{sheet.NameOf(column)} is read as {Columns.Label(All, field)}: {because}.";
                said.Add(Guess.OfColumns(sentence, "Leave it out", All, (column, null)));
            }
        }
    }

    /// <summary>Headings as <see cref="People.Grid.ExportPeople"/> writes them: its columns are known, whatever they contain.</summary>
    public static bool IsOwnExport(IReadOnlyList<string> headings) =>
        headings.Count >= 6 && headings.Take(4).SequenceEqual(["External Id", "First Name", "Last Name", "Primary Email Address"])
            && headings[^2] == "Mobile Phone" && headings[^1] == "Permissions";

    public static string? Check(Mapping mapping)
    {
        var columns = mapping.Columns;
        if (All.Where(field => !field.Repeats).FirstOrDefault(field => columns.Count(column => column == field.Name) > 1) is { } twice)
            return $"Two columns are {twice.Label.ToLowerInvariant()}. Choose one of them.";
        var whole = columns.Count(IsWholeName);
        if (whole > 1)
            return "Two columns are the whole name. Choose one of them.";
        return whole > 0 || (columns.Contains(FirstName) && columns.Contains(LastName))
            ? null
            : "No column is the name yet. Say which columns are first name and last name, or which one holds both.";
    }

    /// <summary>For a heading of both names, whether the first name comes first; null for another heading.</summary>
    public static bool? FirstComesFirst(string one, string other) =>
        (ByHeading.GetValueOrDefault(one), ByHeading.GetValueOrDefault(other)) switch
        {
            (FirstName, LastName) => true,
            (LastName, FirstName) => false,
            _ => null,
        };

    /// <summary>A field that is a whole name.</summary>
    public static bool IsWholeName(string? field) => field is FullName or LastFirst or NamedEmail;

    /// <summary>A field that is a name or a part of one.</summary>
    public static bool IsOfName(string? field) => IsWholeName(field) || field is FirstName or LastName or SecondLastName;

    /// <summary>Whether a heading, by <see cref="Columns.Key"/>, belongs to a field.</summary>
    public static bool Is(string field, string heading) => ByHeading.GetValueOrDefault(heading) == field;

    /// <param name="heading">By <see cref="Columns.Key"/>.</param>
    public static string? Of(string heading) => Candidates(heading).FirstOrDefault();

    /// <summary>As <see cref="Of"/>, for a heading that means a name or a part of one; "Referee" says whose it is.</summary>
    public static string? OfName(string heading) => ByHeading.GetValueOrDefault(heading) switch
    {
        FirstName => FirstName,
        LastName => LastName,
        FullName when heading is "name" or "full name" or "fullname" or "nombre completo" or "nom complet" => FullName,
        _ => null,
    };

    /// <summary>A heading of emails or phones, whose cells may be empty or contain words in some rows.</summary>
    private static bool IsPlain(string heading, string field)
    {
        var words = heading.Split(' ');
        return !WhoseWords.IsLabel(words)
            && ((field == Email && WhoseWords.IsEmail(words)) || (field == Phone && WhoseWords.IsPlainlyPhone(words)));
    }

    private static IEnumerable<string> Candidates(string heading)
    {
        if (ByHeading.TryGetValue(heading, out var field))
            yield return field;
        var words = heading.Split(' ');
        if (field is null && NameOrder.Of(words) is { } order)
            yield return order;
        else if (field is null && Questions.OfName(words) is { } asked)
            yield return asked;
        if (WhoseWords.IsLabel(words))
            yield break;
        if (WhoseWords.IsEmail(words))
            yield return Email;
        else if (WhoseWords.IsPhone(words))
            yield return Phone;
        // "Official First Name", "Player Last Name": the words before the field say whose it is.
        else if (field is null && words.Length > 2 && !words.Any(NotTheirs.Contains)
            && ByHeading.TryGetValue(string.Join(' ', words[^2..]), out var ending) && ending is FirstName or LastName)
            yield return ending;
    }
}
