using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>What exported contacts say about addresses, phones and names.</summary>
public sealed class ContactsOfProgramsTests
{
    [Theory]
    [InlineData("EMAIL;PREF=2:t2@example.com\nEMAIL;PREF=1:t1@example.com\n", "t1 t2")]
    [InlineData("EMAIL:t0@example.com\nEMAIL;PREF=50:t2@example.com\nEMAIL;TYPE=work;PREF=\"5\":t1@example.com\n", "t1 t2 t0")]
    [InlineData("EMAIL;TYPE=HOME:t2@example.com\nEMAIL;TYPE=INTERNET,PREF:t1@example.com\n", "t1 t2")]
    [InlineData("EMAIL;PREF;INTERNET:t1@example.com\nEMAIL;INTERNET:t2@example.com\n", "t1 t2")]
    public async Task The_preferred_address_of_a_card_comes_first(string lines, string addresses)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await CardAsync(portal, $"N:Marlowe;Theo\nFN:Theo Marlowe\n{lines}");

        Assert.Equal(string.Join(" · ", addresses.Split(' ').Select(one => $"{one}@example.com")), Assert.Single(view.Plan!.Rows).Summary);
    }

    [Theory]
    [InlineData("N:Ito;;;;\nFN:Noor Ito\n")]
    [InlineData("N:Noor Ito;;;;\nFN:Noor Ito\n")]
    [InlineData("N:;Noor;;;\nFN:Ito, Noor\n")]
    public async Task A_name_of_one_half_is_taken_from_what_the_card_is_shown_by_and_said(string lines)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await CardAsync(portal, $"{lines}EMAIL:noor@example.com\n");

        Assert.Equal((Outcome.Add, "Noor Ito"), (view.Plan!.Rows[0].Outcome, view.Plan.Rows[0].Title));
        Assert.Contains(view.Sheet.Findings,
            finding => finding.Sentence == "1 contact has one name alone: both are taken from the name that it is shown by.");
    }

    [Theory]
    [InlineData("Phone 1 - Label,Phone 1 - Value", "Work Fax")]
    [InlineData("Phone 1 - Type,Phone 1 - Value", "Home Fax")]
    [InlineData("Phone 1 - Label,Phone 1 - Value", "* workFax")]
    public async Task A_number_that_its_label_calls_a_fax_is_left_out_and_said(string headings, string label)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, $"First Name,Last Name,{headings}\nAna,Zamora,{label},603-555-9999\nIvy,Low,Mobile,603-555-0101\n");

        Assert.Equal(("", "603-555-0101"), (view.Row(2).Summary, view.Row(3).Summary));
        Assert.Contains("1 fax number is left out, as “603-555-9999”.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("Organization Name")]
    [InlineData("Organization 1 - Name")]
    [InlineData("Company")]
    public async Task A_line_of_an_organization_is_left_out_and_named(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
                $"First Name,Last Name,{heading},E-mail 1 - Value\nAna,Zamora,Rye Recreation,ana@example.com\n"
                + ",,Rye Recreation,office@example.com\n");

        Assert.Equal((Outcome.Add, Outcome.LeftOut, "Rye Recreation"), (view.Row(2).Outcome, view.Row(3).Outcome, view.Row(3).Title));
        Assert.Contains(
            "1 line is of an organization and names nobody: it is left out, as “Rye Recreation” in line 3.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("Volunteer", "Account")]
    [InlineData("Official", "Account")]
    [InlineData("Umpire", "Parent")]
    [InlineData("Coach", "Guardian")]
    [InlineData("Referee", "Player")]
    public async Task The_name_of_the_official_goes_before_that_of_whoever_signed_them_up(string whose, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        const string Theirs = "Theo,Marlowe,theo@example.com", Others = "Thea,Lowell,thea@example.com";

        var before = await portal.PreviewAsync(ImportKind.People, $"{Headings(other)},{Headings(whose)}\n{Others},{Theirs}\n");
        var behind = await portal.PreviewAsync(ImportKind.People, $"{Headings(whose)},{Headings(other)}\n{Theirs},{Others}\n");

        Assert.All([before, behind], view => Assert.Equal(("Theo Marlowe", "theo@example.com"), (view.Row(2).Title, view.Row(2).Summary)));
        Assert.Contains(before.Guesses,
            guess => guess.Sentence == $"“{other} First Name” is left out: “{whose} First Name” is the first name.");

        static string Headings(string whose) => $"{whose} First Name,{whose} Last Name,{whose} Email";
    }

    private static Task<ImportView> CardAsync(TestPortal portal, string lines) => portal.PreviewAsync(
        ImportKind.People, Encoding.UTF8.GetBytes($"BEGIN:VCARD\nVERSION:4.0\n{lines}END:VCARD\n"), "cards.vcf");
}
