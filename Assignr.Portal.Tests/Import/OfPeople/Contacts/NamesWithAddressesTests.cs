using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople.Contacts;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>Lists of addresses as mail programs write them, with the names first: both are imported.</summary>
public sealed class NamesWithAddressesTests
{
    private const string Marge = "Marge Hensley: marge@example.com";
    private const string Dwight = "Dwight Pell: dwight@example.com";

    [Theory]
    [InlineData("Officials email list\n\"Hensley, Marge\" <marge@example.com>\nDwight Pell <dwight@example.com>\n")]
    [InlineData("Officials\nMarge Hensley <marge@example.com>\nDwight Pell <dwight@example.com>\n")]
    [InlineData("Marge Hensley <marge@example.com>\r\nDwight Pell <dwight@example.com>\r\n")]
    [InlineData("Hensley, Marge <marge@example.com>\nPell, Dwight <dwight@example.com>\n")]
    [InlineData("To: Marge Hensley <marge@example.com>, Dwight Pell <dwight@example.com>")]
    [InlineData("An: 'Marge Hensley' <marge@example.com>; 'Dwight Pell' <dwight@example.com>;")]
    [InlineData("Para: \"Hensley, Marge\" <marge@example.com>, \"Pell, Dwight\" <dwight@example.com>")]
    [InlineData("À : Marge Hensley <marge@example.com>,\n Dwight Pell <dwight@example.com>")]
    [InlineData("Schiedsrichter\nHensley, Marge <marge@example.com>; Pell, Dwight <dwight@example.com>\n")]
    [InlineData("Email\nmarge@example.com (Marge Hensley)\ndwight@example.com (Dwight Pell)\n")]
    [InlineData("Correo\nMarge Hensley - marge@example.com\nDwight Pell - dwight@example.com\n")]
    [InlineData("Courriel,Grade\nMarge Hensley <marge@example.com>,A\nDwight Pell <dwight@example.com>,B\n")]
    public async Task Names_that_stand_with_their_addresses_are_read_and_that_is_said(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.True(view.Problem is null, view.Problem);
        Assert.Equal([Marge, Dwight], view.Plan!.Rows.Select(row => $"{row.Title}: {row.Summary}"));
        Assert.EndsWith(" holds names with their addresses: both are read.", Assert.Single(view.Guesses).Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_no_name_is_no_person_and_two_people_are_asked_about()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, "Officials\nMarge Hensley <marge@example.com>\ncoach@example.com\nJohn & Jane Pell <pell@example.com>\n");

        Assert.Equal([Outcome.Add, Outcome.Error, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(("There is no first name.", "coach@example.com"), (view.Row(3).Reason, view.Row(3).Summary));
    }

    [Theory]
    [InlineData("Name,Email\nMarge Hensley,Marge Hensley <marge@example.com>\n", "fullName,email")]
    [InlineData("First Name,Last Name,Email\nMarge,Hensley,Marge Hensley <marge@example.com>\n", "firstName,lastName,email")]
    [InlineData("Email,Phone,Name\nMarge Hensley <marge@example.com>,555-0101,Marge Hensley\n", "email,phone,fullName")]
    public async Task A_name_of_its_own_column_is_the_name(string file, string fields)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Equal((fields, "Marge Hensley"), (string.Join(',', view.Mapping.Columns), Assert.Single(view.Plan!.Rows).Title));
    }

    [Theory]
    [InlineData("Marge Hensley <marge@example.com>", "Marge Hensley")]
    [InlineData("\"Hensley, Marge\" <mailto:marge@example.com>", "Hensley, Marge")]
    [InlineData("Marge Hensley (Captain) <marge@example.com>", "Marge Hensley (Captain)")]
    [InlineData("marge@example.com (Marge Hensley)", "Marge Hensley")]
    [InlineData("Marge Hensley [marge@example.com]", "Marge Hensley")]
    [InlineData("Marge Hensley: marge@example.com", "Marge Hensley")]
    [InlineData("marge@example.com", "")]
    [InlineData("<marge@example.com>", "")]
    [InlineData("marge@example.com <marge@example.com>", "")]
    [InlineData("Marge Hensley", "")]
    public void The_name_is_what_stands_beside_the_address(string cell, string name) => Assert.Equal(name, NamedAddresses.NameIn(cell));

    [Fact]
    public async Task A_million_brackets_are_looked_through_once()
    {
        await using var portal = await TestPortal.StartAsync();

        var started = await portal.StartAsync(ImportKind.People, "list.txt",
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a<@,", 1_000_000))));

        Assert.True(started.ImportId is not null ^ started.Refusal is not null);
    }
}
