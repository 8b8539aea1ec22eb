using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Import.OfPeople;

public sealed class PeopleFieldsTests
{
    [Theory]
    [InlineData("firstName", "First Name", "first_name", "FIRSTNAME", "Given name", "Given-Name:", "Forename", "First")]
    [InlineData("lastName", "Last Name", "Surname", "Family name", " last  name ", "LastName")]
    [InlineData("fullName", "Name", "Full Name", "Official", "Referee Name")]
    [InlineData("email", "E-mail", "Email", "E-Mail Address", "Primary Email Address", "Email 2", "Parent email", "email_address", "Mail")]
    [InlineData("phone", "Cell", "Mobile", "Mobile Phone", "Telephone", "Home phone", "Phone #", "Tel.")]
    [InlineData("permissions", "Permissions", "Role", "Roles")]
    [InlineData("externalId", "ID", "Member ID", "Official #", "External Id", "Referee No.")]
    public void A_column_is_known_by_its_heading(string field, params string[] headings) =>
        Assert.All(headings, heading => Assert.Equal(field, PeopleFields.Recognise(Sheet([heading], ["x"])).Columns[0]));

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
    public void What_a_file_may_not_set_is_left_out(string heading) => Assert.Null(PeopleFields.Recognise(Sheet([heading], ["1"])).Columns[0]);

    [Fact]
    public void Several_columns_of_email_and_phone_all_count_and_others_only_once() =>
        Assert.Equal(["firstName", "lastName", "email", "email", "phone", "phone", null, null],
            PeopleFields.Recognise(Sheet(["First", "Last", "Email", "Email 2", "Mobile", "Home phone", "Surname", "Name"], ["", "", "", "", "", "", "", ""])).Columns);

    [Fact]
    public void A_column_of_addresses_is_known_without_a_heading() =>
        Assert.Equal(["fullName", "email"], PeopleFields.Recognise(Sheet(["Name", "Reach at"], ["Ana Zamora", "ana@x.example"], ["Kofi Olvera", ""])).Columns);

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
