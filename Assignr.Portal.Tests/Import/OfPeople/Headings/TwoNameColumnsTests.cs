using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>Two columns called Name, and columns of middle names.</summary>
public sealed class TwoNameColumnsTests
{
    [Theory]
    [InlineData("Name,Name,Email", "Ana,Zamora,ana.zamora@x.example\nTheo,Marlowe,tmarlowe@x.example", "firstName|lastName|email")]
    [InlineData("Name,Name,Email", "Zamora,Ana,ana.zamora@x.example\nMarlowe,Theo,tmarlowe@x.example", "lastName|firstName|email")]
    [InlineData("Name,Name,Phone", "Kay,Garnet Jr.,603-555-0101\nIvy,Ito,603-555-0102\nNoor,Oak,603-555-0103",
        "firstName|lastName|phone")]
    [InlineData("NAME,Email,Name", "Zamora,azamora@x.example,Ana\nMarlowe,tmarlowe@x.example,Theo", "lastName|email|firstName")]
    public async Task What_the_rows_show_decides_and_is_said(string headings, string rows, string fields)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"{headings}\n{rows}\n");

        Assert.Equal(fields, string.Join('|', view.Mapping.Columns));
        var said = view.Guesses.Single(guess => guess.Undo == "The other way round");
        Assert.Contains("are both called “", said.Sentence, StringComparison.Ordinal);
        Assert.NotEqual(view.Mapping.Columns, said.Otherwise!(view.Mapping).Columns);
    }

    [Theory]
    [InlineData("Name,Name", "Ana,Zamora\nTheo,Marlowe")]
    [InlineData("Name,Name,Email", "Ana,Zamora,a1@x.example\nTheo,Marlowe,b2@x.example")]
    [InlineData("Name,Name,Email", "Ana,Zamora,ana.zamora@x.example\nMarlowe,Theo,theo.marlowe@x.example")]
    public async Task Where_nothing_shows_it_one_press_says_it(string headings, string rows)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, $"{headings}\n{rows}\n");

        Assert.NotNull(view.Problem);
        Assert.Contains(view.Guesses, guess => guess.Undo == "The last name comes first");
        view = await portal.ChangeAsync(view, new ImportChange(view.Guesses.Single(
            guess => guess.Undo == "The first name comes first").Otherwise!(view.Mapping)));

        Assert.Null(view.Problem);
        Assert.Equal("Ana Zamora", view.Row(2).Title);
    }

    [Theory]
    [InlineData("Middle Name")]
    [InlineData("Middle Initial")]
    [InlineData("Segundo nombre")]
    [InlineData("Deuxième prénom")]
    public async Task A_middle_name_is_left_out_and_said(string heading)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People,
            $"First Name,{heading},Last Name,Email\nAna,Lucia,Zamora,ana@x.example\n");

        Assert.Equal("Ana Zamora", view.Row(2).Title);
        Assert.Contains(view.Guesses, guess => guess.Sentence
            == $"“{heading}” is left out, as “Lucia”: people have a first and a last name here.");
    }

    [Theory]
    [InlineData("Level")]
    [InlineData("Site")]
    [InlineData("Venue")]
    [InlineData("Location")]
    public async Task A_level_and_a_place_become_no_part_of_a_person(string heading)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People,
            $"Name,{heading},Email\nAna Zamora,Mill Road,ana@x.example\nTheo Marlowe,Rye Field,theo@x.example\n");

        Assert.Equal([PeopleFields.FullName, null, PeopleFields.Email], view.Mapping.Columns);
    }
}
