using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>Headings that show the order of a name.</summary>
public sealed class NameOrderTests
{
    [Theory]
    [InlineData("Name (Last First)", "Zamora Ana", "Ana", "Zamora")]
    [InlineData("Last First", "van der Berg Robin", "Robin", "van der Berg")]
    [InlineData("Last Name First Name", "Garnet Ken Jr.", "Ken", "Garnet Jr.")]
    [InlineData("Last First MI", "Zamora Ana L.", "Ana L.", "Zamora")]
    [InlineData("Official Name - Last First", "Garnet Jr. Ken", "Ken", "Garnet Jr.")]
    [InlineData("Nachname Vorname", "Grünwald Klara", "Klara", "Grünwald")]
    [InlineData("Name, Vorname", "Grünwald Klara", "Klara", "Grünwald")]
    [InlineData("Nach- und Vorname", "Grünwald Klara", "Klara", "Grünwald")]
    [InlineData("Apellidos y nombre", "Soto Luis", "Luis", "Soto")]
    [InlineData("Nom Prénom", "Durand Marie", "Marie", "Durand")]
    [InlineData("NOM et Prénom", "de la Cruz Ana", "Ana", "de la Cruz")]
    public async Task The_last_name_comes_first_where_the_heading_says_so_and_that_is_said(string heading, string cell,
        string first, string last)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"\"{heading}\",Email\n{cell},ana@example.com\n");
        Assert.Equal($"“{heading}” holds the last name first: in “{cell}” the first name is {first} and the last name {last}".Ended(),
            Assert.Single(view.Guesses).Sentence);
        await portal.ApplyAsync(view);

        Assert.Equal((first, last),
            await portal.ReadAsync(db => db.People.Select(person => ValueTuple.Create(person.FirstName, person.LastName)).SingleAsync()));
    }

    [Theory]
    [InlineData("Name (First Last)", "Ana Zamora")]
    [InlineData("Vor- und Nachname", "Klara Grünwald")]
    [InlineData("Nombre y apellidos", "Luis Soto")]
    [InlineData("Prénom Nom", "Marie Durand")]
    [InlineData("First and last name", "Ana Zamora")]
    public async Task The_first_name_comes_first_where_the_heading_says_so(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"{heading},Email\n{cell},ana@example.com\n");

        Assert.Equal(("fullName", cell, 0), (view.Mapping.Columns[0], view.Row(2).Title, view.Guesses.Count));
    }

    [Fact]
    public async Task A_comma_says_it_itself_and_the_guess_is_taken_back_in_one_press()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, "Name (Last First),Email\n\"Zamora, Ana\",ana@example.com\n");
        Assert.Equal(("Ana Zamora", 0), (view.Row(2).Title, view.Guesses.Count));

        view = await portal.PreviewAsync(ImportKind.People, "Name (Last First),Email\nAna Zamora,ana@example.com\n");
        view = await portal.ChangeAsync(view, new ImportChange(Assert.Single(view.Guesses).Otherwise!(view.Mapping)));

        Assert.Equal("Ana Zamora", view.Row(2).Title);
        Assert.Equal("As it was read at first", Assert.Single(view.Guesses).Undo);
    }

    [Fact]
    public async Task Where_a_name_of_three_words_is_parted_is_said()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "Nachname Vorname\nGrünwald Klara Marie\nOlvera Kofi\n");

        Assert.Equal(["Klara Marie Grünwald", "Kofi Olvera"], view.Plan!.Rows.Select(row => row.Title));
        Assert.Equal(
            ["1 name has more than two words, of which the last name is the first, as “Grünwald Klara Marie”, where it is Grünwald."],
            view.Plan.Remarks);
    }

    [Fact]
    public async Task Beside_columns_of_the_halves_of_a_name_it_is_left_out_and_of_two_whole_names_one_counts()
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal([null, "firstName", "lastName"],
            (await portal.PreviewAsync(ImportKind.People, "Last First,First,Last\nZamora Ana,Ana,Zamora\n")).Mapping.Columns);
        var view = await portal.PreviewAsync(ImportKind.People, "Last First,Name\nZamora Ana,Ana Zamora\n");
        Assert.Equal([null, "fullName"], view.Mapping.Columns);
        Assert.Equal("“Last First” is left out: “Name” is the name.", Assert.Single(view.Guesses).Sentence);
        view = await portal.ChangeAsync(view, new ImportChange(view.Mapping with { Columns = ["lastFirst", "fullName"] }));
        Assert.Equal("Two columns are the whole name. Choose one of them.", view.Problem);
    }

    [Fact]
    public void A_heading_of_many_words_is_looked_through_in_no_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Null(PeopleFields.Of(string.Join(' ', Enumerable.Repeat("name", 500))));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Deadline.Of(3));
    }
}
