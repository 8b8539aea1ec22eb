using Assignr.Portal.Import;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import.OfPeople;

public sealed class PeopleFieldsTests
{
    [Theory]
    [InlineData("firstName", "Official First Name", "Vorname", "First Name", "first_name", "FIRSTNAME", "Given name",
        "Given-Name:", "Forename", "First")]
    [InlineData("lastName", "Player Last Name", "Apellidos", "Last Name", "Surname", "Family name", " last  name ", "LastName")]
    [InlineData("fullName", "Name", "Full Name", "Official", "Referee Name")]
    [InlineData("email", "E-mail", "Email", "E-Mail Address", "Primary Email Address", "Email 2", "Parent email", "email_address", "Mail")]
    [InlineData("phone", "Cell", "Mobile", "Mobile Phone", "Telephone", "Home phone", "Phone #", "Tel.", "Mobile Phone Number",
        "Phone 1 - Value", "Telefon")]
    [InlineData("permissions", "Permissions", "Role", "Roles")]
    [InlineData("externalId", "ID", "Member ID", "Official #", "External Id", "Referee No.")]
    public void A_column_is_known_by_its_heading(string field, params string[] headings) =>
        Assert.All(headings, heading => Assert.Equal(field, PeopleFields.Recognise(Sheet([heading], [""])).Mapping.Columns[0]));

    [Theory]
    [InlineData("Password")]
    [InlineData("Password Hash")]
    [InlineData("SecurityStamp")]
    [InlineData("IsAdmin")]
    [InlineData("Email Confirmed")]
    [InlineData("Normalized Email")]
    [InlineData("FirstLoginAt")]
    [InlineData("Revision")]
    [InlineData("Site")]
    [InlineData("Line")]
    [InlineData("Reason")]
    [InlineData("")]
    public void What_a_file_may_not_set_is_left_out(string heading) =>
        Assert.Null(PeopleFields.Recognise(Sheet([heading], ["1"])).Mapping.Columns[0]);

    [Fact]
    public void Several_columns_of_email_and_phone_all_count_and_others_only_once() =>
        Assert.Equal(["firstName", "lastName", "email", "email", "phone", "phone", null, null],
            PeopleFields.Recognise(Sheet(["First", "Last", "Email", "Email 2", "Mobile", "Home phone", "Surname", "Name"],
                ["", "", "", "", "", "", "", ""])).Mapping.Columns);

    [Fact]
    public void A_column_of_addresses_is_known_without_a_heading() =>
        Assert.Equal(["fullName", "email"],
            PeopleFields.Recognise(Sheet(["Name", "Reach at"], ["Ana Zamora", "ana@x.example"], ["Kofi Olvera", ""])).Mapping.Columns);

    [Theory]
    [InlineData("First Name,Last Name,Email,Email Type,Email Notifications,Email Consent\nAna,Zamora,ana@x.example,Personal,Yes,Y",
        "firstName,lastName,email,,,")]
    [InlineData("First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
        + "Ana,Zamora,* Home,ana@x.example,Mobile,+1 555 010 0101", "firstName,lastName,,email,,phone")]
    [InlineData("First Name,Last Name,Mobile,Cell Carrier,Phone Verified\nAna,Zamora,555-010-0101,Acme,true", "firstName,lastName,phone,,")]
    [InlineData("First Name,Last Name,Role\nAna,Zamora,Center Referee", "firstName,lastName,")]
    [InlineData("First Name,Last Name,Role\nAna,Zamora,Official\nKofi,Olvera,Captain\nNoor,Escobedo,Assignor",
        "firstName,lastName,permissions")]
    [InlineData("Name,Official,Member\nAna Zamora,Yes,No", "fullName,,")]
    [InlineData("First Name,Last Name,ID\nAna,Zamora,yes", "firstName,lastName,")]
    [InlineData("First Name,Last Name,Emergency Phone,Fax\nAna,Zamora,555-010-0101,555-010-0102", "firstName,lastName,,")]
    public void A_field_keeps_a_column_only_if_most_of_its_cells_are_that_field(string text, string fields)
    {
        var lines = text.Split('\n').Select(line => line.Split(',')).ToList();

        var recognised = PeopleFields.Recognise(Sheet(lines[0], [.. lines.Skip(1)]));

        Assert.Equal(fields, string.Join(',', recognised.Mapping.Columns));
    }

    [Fact]
    public void What_is_left_out_against_its_heading_is_said() =>
        Assert.Equal(["“Role” is left out: most of its cells are no permissions, as “Center Referee”."],
            PeopleFields.Recognise(Sheet(["Name", "Role"], ["Ana Zamora", "Center Referee"])).Guesses.Select(guess => guess.Sentence));

    [Theory]
    [InlineData("First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value\nAna,Zamora,* Home,ana@x.example")]
    [InlineData("First Name,Last Name,Phone 1 - Type,Phone 1 - Value\nAna,Zamora,Mobile,555-010-0101")]
    [InlineData(
        "First Name,Last Name,E-mail Address,E-mail Type,E-mail Display Name\nAna,Zamora,ana@x.example,SMTP,Ana Zamora (ana@x.example)")]
    [InlineData("First Name,Last Name,E-mail Address,E-mail Display Name\nAna,Zamora,ana@x.example,/o=Mill/ou=Road/cn=ana")]
    [InlineData("Prénom,Nom,Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie\n"
        + "Ana,Zamora,ana@x.example,SMTP,Ana Zamora")]
    [InlineData("Nombre,Apellidos,Dirección de correo electrónico,Tipo de correo electrónico\nAna,Zamora,ana@x.example,SMTP")]
    [InlineData("Vorname,Nachname,E-Mail-Adresse,E-Mail: Angezeigter Name\nAna,Zamora,ana@x.example,Ana Zamora (ana@x.example)")]
    public void What_only_says_of_which_kind_an_address_or_a_phone_is_causes_no_remark(string text)
    {
        var lines = text.Split('\n').Select(line => line.Split(',')).ToList();

        var recognised = PeopleFields.Recognise(Sheet(lines[0], lines[1]));

        Assert.Empty(recognised.Guesses);
        Assert.Single(recognised.Mapping.Columns, column => column is "email" or "phone");
    }

    [Theory]
    [InlineData("Name,Surname\nAna Lucia,Zamora", "firstName,lastName", "“Name” is read as the first name, as “Surname” is the last name.")]
    [InlineData("Surname,Name\nvan der Merwe,Thabo", "lastName,firstName",
        "“Name” is read as the first name, as “Surname” is the last name.")]
    [InlineData("Vorname,Name\nKlara,Grünwald", "firstName,lastName", "“Name” is read as the last name, as “Vorname” is the first name.")]
    [InlineData("Name,Surname\nAna Lucia Zamora,Zamora\nKofi Olvera,Olvera", "fullName,",
        "“Name” is read as the whole name: it holds that of “Surname” too.")]
    [InlineData("Name,First Name,Last Name\nAna Zamora,Ana,Zamora", ",firstName,lastName",
        "“Name” is left out: “First Name” and “Last Name” are the name.")]
    public void A_column_Name_beside_a_column_of_one_half_is_the_other_half(string text, string fields, string sentence)
    {
        var lines = text.Split('\n').Select(line => line.Split(',')).ToList();

        var recognised = PeopleFields.Recognise(Sheet(lines[0], [.. lines.Skip(1)]));

        Assert.Equal(fields, string.Join(',', recognised.Mapping.Columns));
        Assert.Equal([sentence], recognised.Guesses.Select(guess => guess.Sentence));
    }

    [Fact]
    public void Without_a_name_nothing_can_be_imported()
    {
        Assert.NotNull(PeopleFields.Check(new Mapping { Columns = ["firstName", "email"] }));
        Assert.NotNull(PeopleFields.Check(new Mapping { Columns = ["firstName", "lastName", "lastName"] }));
        Assert.Null(PeopleFields.Check(new Mapping { Columns = ["fullName"] }));
        Assert.Null(PeopleFields.Check(new Mapping { Columns = ["lastName", null, "firstName"] }));
    }

    [Theory]
    [InlineData("Ana Zamora", "Ana", "Zamora")]
    [InlineData("Zamora, Ana", "Ana", "Zamora")]
    [InlineData("Zamora, Ana Lucía", "Ana Lucía", "Zamora")]
    [InlineData("Ana Lucía Zamora", "Ana Lucía", "Zamora")]
    [InlineData("Ludwig van Beethoven", "Ludwig", "van Beethoven")]
    [InlineData("Robin van der Berg", "Robin", "van der Berg")]
    [InlineData("Ines O'Brien", "Ines", "O'Brien")]
    [InlineData("van Persie, Robin", "Robin", "van Persie")]
    [InlineData("  Ana   Zamora ", "Ana", "Zamora")]
    [InlineData("Cher", "Cher", "")]
    public void A_name_in_one_cell_is_parted(string name, string first, string last) => Assert.Equal((first, last), FullName.Split(name));

    private static Sheet Sheet(string[] headings, params string[][] rows) =>
        new() { Headings = headings, Rows = [.. rows.Select((cells, index) => new SheetRow(index + 2, cells))], Format = "CSV" };
}
