using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Tests.Import.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>Several lists of people side by side in one sheet: nobody gets the phone or email of the person beside them.</summary>
public sealed class ListsSideBySideTests
{
    private const string Walt = "Walt Tilden,555-0101,walt@example.com";
    private const string Nan = "Nan Cutter,555-0102,nan@example.com";

    [Theory]
    [InlineData($"Name,Phone,Email,Name,Phone,Email\n{Walt},{Nan}\n")]
    [InlineData($"Name,Phone,Email,,Name,Phone,Email\n{Walt},,{Nan}\n")]
    [InlineData($"Name,Phone,Email,Name 2,Phone 2,Email 2\n{Walt},{Nan}\n")]
    [InlineData($"Name 1,Phone 1,Email 1,Name 2,Phone 2,Email 2\n{Walt},{Nan}\n")]
    [InlineData($"Name,Phone,Email,Name2,Phone3,Email4\n{Walt},{Nan}\n")]
    [InlineData($"Name,Phone,Email,Name.1,Phone.1,Email.1\n{Walt},{Nan}\n")]
    [InlineData($"Official #1 Name,Phone #1,Email #1,Official #2 Name,Phone #2,Email #2\n{Walt},{Nan}\n")]
    [InlineData($"#,Name,Phone,Email,#,Name,Phone,Email\n1,{Walt},2,{Nan}\n")]
    [InlineData($"Crew A,,,Crew B,,\nName,Phone,Email,Name,Phone,Email\n{Walt},{Nan}\n")]
    [InlineData("First Name,Last Name,Phone,Email,First Name,Last Name,Phone,Email\n"
        + "Walt,Tilden,555-0101,walt@example.com,Nan,Cutter,555-0102,nan@example.com\n")]
    [InlineData(
        "Last,First,Phone,Email,,Last,First,Phone,Email\nTilden,Walt,555-0101,walt@example.com,,Cutter,Nan,555-0102,nan@example.com\n")]
    [InlineData("Nachname,Vorname,Telefon,E-Mail,Nachname,Vorname,Telefon,E-Mail\nTilden,Walt,555-0101,walt@example.com,Cutter,Nan,"
        + "555-0102,nan@example.com\n")]
    [InlineData($"Nombre completo,Teléfono,Correo,Nombre completo,Teléfono,Correo\n{Walt},{Nan}\n")]
    [InlineData("Nom,Prénom,Téléphone,Courriel,Nom,Prénom,Téléphone,Courriel\nTilden,Walt,555-0101,walt@example.com,Cutter,Nan,555-0102,"
        + "nan@example.com\n")]
    [InlineData(
        "Name 1,Name 2,Phone 1,Phone 2,Email 1,Email 2\nWalt Tilden,Nan Cutter,555-0101,555-0102,walt@example.com,nan@example.com\n")]
    [InlineData("Name,Name 2,Email,Email 2,Phone,Phone 2\nWalt Tilden,Nan Cutter,walt@example.com,nan@example.com,555-0101,555-0102\n")]
    public async Task Everybody_in_lists_side_by_side_is_a_row_with_what_is_theirs_and_that_is_said(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Equal(
            [("Walt Tilden", "walt@example.com · 555-0101", Outcome.Add), ("Nan Cutter", "nan@example.com · 555-0102", Outcome.Add)],
            view.Plan!.Rows.Select(row => (row.Title, row.Summary, row.Outcome)));
        Assert.StartsWith("2 lists seem to stand side by side, in the columns A", view.Sheet.Finding("Lists side by side").Sentence,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Email,Email 2\nWalt Tilden,walt@example.com,tilden@example.com\n", "walt@example.com · tilden@example.com")]
    [InlineData("Name,Phone,Phone\nWalt Tilden,555-0101,555-0102\n", "555-0101, 555-0102")]
    [InlineData("Name,Email,Name,Email\nWalt Tilden,walt@example.com,Walt Tilden,tilden@example.com\n",
        "walt@example.com · tilden@example.com")]
    [InlineData("First Name,Last Name,Email 1,Email 2,Phone 1,Phone 2\nWalt,Tilden,walt@example.com,tilden@example.com,555-0101,\n",
        "walt@example.com · tilden@example.com · 555-0101")]
    [InlineData("Name,Email,Spouse Name,Spouse Email\nWalt Tilden,walt@example.com,Nan Cutter,nan@example.com\n", "walt@example.com")]
    public async Task Several_addresses_and_phones_beside_one_name_are_one_persons(string file, string summary)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Equal((summary, 1), (view.Row(2).Summary, view.Plan!.Rows.Count));
        Assert.DoesNotContain(view.Sheet.Findings, finding => finding.Subject == "Lists side by side");
    }

    [Theory]
    [InlineData("Do not use")]
    [InlineData("RETIRED")]
    [InlineData("On leave")]
    public async Task The_heading_of_a_section_counts_for_its_own_list(string section)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
            $"Name,Email,Name,Email\nAna Zamora,ana@example.com,Ivy Low,ivy@example.com\nJen Day,jen@example.com,{section},\n"
                + $"{section},,Max Roe,max@example.com\nKim Poe,kim@example.com,Pat Oak,pat@example.com\n");

        Assert.Equal(
            [
                ("Ana Zamora", Outcome.Add), ("Jen Day", Outcome.Add), (section, Outcome.LeftOut), ("Kim Poe", Outcome.Look),
                ("Ivy Low", Outcome.Add), (section, Outcome.LeftOut), ("Max Roe", Outcome.Look), ("Pat Oak", Outcome.Look),
            ],
            view.Plan!.Rows.Select(row => (row.Title, row.Outcome)));
    }

    [Fact]
    public async Task The_rows_of_all_lists_have_places_of_their_own_are_imported_and_gaps_are_none()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(
            ImportKind.People,
                $"Name,Phone,Email,Name,Phone,Email,Name,Phone,Email\n{Walt},{Nan},Fay Eddy,,fay@example.com\n"
                + "Lou Dempsey,,lou@example.com\n,,,Kim Ito\n");

        Assert.Equal(["2 of list 1", "3 of list 1", "2 of list 2", "4 of list 2", "2 of list 3"],
            view.Plan!.Rows.Select(row => view.Sheet.Place(row.Line)));
        await portal.ApplyAsync(await portal.EditAsync(view, view.Plan.Rows[3].Line, new RowEdit { LeftOut = true }));

        Assert.Equal(["Cutter", "Dempsey", "Eddy", "Tilden"],
            await portal.ReadAsync(db => db.People.Select(person => person.LastName).Order().ToListAsync()));
    }

    [Fact]
    public async Task What_seems_to_be_several_lists_can_be_read_as_one_and_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Phone,Email,Name,Phone,Email\n{Walt},{Nan}\n");

        var one = await portal.ChangeAsync(view, new ImportChange(Reading: view.Sheet.Finding("Lists side by side").Option("One list")));
        Assert.Equal("walt@example.com · 555-0101", Assert.Single(one.Plan!.Rows).Summary);
        Assert.Contains("They are read as one, and each line is a row.", one.Sheet.Said(), StringComparison.Ordinal);
        Assert.Contains("“Email” behind “Name” is left out: it seems to be theirs.", one.Guesses.Select(guess => guess.Sentence));

        var several = await portal.ChangeAsync(one,
            new ImportChange(Reading: one.Sheet.Finding("Lists side by side").Option("Several lists")));
        Assert.Equal(2, several.Plan!.Rows.Count);
    }
}
