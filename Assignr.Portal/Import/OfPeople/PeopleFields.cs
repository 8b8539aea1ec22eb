using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>What a column of a file of people can be, and by which headings it is known. Nothing else of a person can be set by a file (BAR 63).</summary>
internal static class PeopleFields
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string FullName = "fullName";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Permissions = "permissions";
    public const string ExternalId = "externalId";

    /// <summary>Of a column's filled cells, so many must be addresses for it to count as email without its heading saying so.</summary>
    private const double Mostly = 0.8;

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [FirstName] = ["first name", "firstname", "first", "given name", "givenname", "given names", "forename", "forenames", "christian name", "fname", "name first"],
        [LastName] = ["last name", "lastname", "last", "surname", "family name", "familyname", "second name", "lname", "name last"],
        [FullName] = ["name", "full name", "fullname", "official", "official name", "officials name", "referee", "referee name", "umpire", "umpire name", "person", "member", "member name", "display name", "contact", "contact name", "name last first", "name first last", "last name first name", "last first", "first last", "first and last name", "first name last name"],
        [Phone] = ["phone", "phone number", "phone no", "mobile", "mobile phone", "mobile number", "mobile no", "cell", "cell phone", "cellphone", "cell number", "telephone", "tel", "home phone", "work phone", "primary phone", "other phone", "phone 1", "phone 2", "phone 3", "daytime phone", "evening phone"],
        [Permissions] = ["permissions", "permission", "role", "roles", "access", "user type", "person type", "type"],
        [ExternalId] = ["external id", "externalid", "id", "member id", "memberid", "member number", "member no", "official id", "officials id", "official number", "official no", "referee id", "referee number", "referee no", "umpire id", "license number", "licence number", "registration number", "person id"],
    };

    private static readonly Dictionary<string, string> ByHeading = Known.SelectMany(field => field.Value.Select(heading => (heading, field.Key))).ToDictionary(pair => pair.heading, pair => pair.Key);

    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(FirstName, "First name"),
        new(LastName, "Last name"),
        new(FullName, "First and last name"),
        new(Email, "Email") { Repeats = true },
        new(Phone, "Phone") { Repeats = true },
        new(Permissions, "Permissions"),
        new(ExternalId, "External id"),
    ];

    public static Mapping Recognise(Sheet sheet)
    {
        var columns = Columns.Recognise(sheet, All, Of);
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column] is null && HoldsAddresses(sheet, column))
                columns[column] = Email;
        }
        // Where first and last name have their own columns, a third with both of them says nothing new.
        if (columns.Contains(FirstName) && columns.Contains(LastName) && Array.IndexOf(columns, FullName) is var full and >= 0)
            columns[full] = null;
        return new Mapping { Columns = columns };
    }

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
    public static string? Of(string heading) =>
        ByHeading.TryGetValue(heading, out var field) ? field : IsEmail(heading) ? Email : null;

    private static bool IsEmail(string heading)
    {
        var words = heading.Split(' ');
        return words.Any(word => word is "email" or "emails" or "emailaddress" or "mail") && !words.Any(word => word is "hash" or "confirmed" or "verified" or "sent" or "status" or "opt" or "preference" or "normalized");
    }

    private static bool HoldsAddresses(Sheet sheet, int column)
    {
        var samples = sheet.Samples(column, 50).ToList();
        return samples.Count > 0 && samples.Count(cell => People.EmailAddress.Parse(cell, out _) is not null) >= samples.Count * Mostly;
    }
}
