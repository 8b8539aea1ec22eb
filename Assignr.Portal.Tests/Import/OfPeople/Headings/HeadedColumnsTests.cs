using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>Columns with a heading of emails or phones, many of whose cells contain none.</summary>
public sealed class HeadedColumnsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("FALSE")]
    [InlineData("null")]
    [InlineData("no cell")]
    [InlineData("unlisted")]
    [InlineData("same as Ivy")]
    [InlineData("call wife")]
    public async Task A_column_of_phones_is_one_though_most_of_its_cells_are_none(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
            "First,Last,Email,Phone\nAna,Zamora,ana@example.com,603-555-0101\n"
                + $"Ivy,Low,ivy@example.com,{cell}\nJen,Day,jen@example.com,{cell}\n");

        Assert.Equal(["firstName", "lastName", "email", "phone"], view.Mapping.Columns);
        Assert.Equal("ana@example.com · 603-555-0101", view.Row(2).Summary);
        Assert.Equal((Outcome.Add, "ivy@example.com"), (view.Row(3).Outcome, view.Row(3).Summary));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("FALSE")]
    [InlineData("falsch")]
    public async Task Nothing_in_a_cell_of_email_is_none(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, $"Name,Email\nAna Zamora,ana@example.com\nIvy Low,{cell}\nJen Day,{cell}\n");

        Assert.Equal((3, "ana@example.com", ""), (view.Plan!.Counts.Add, view.Row(2).Summary, view.Row(3).Summary));
    }

    [Fact]
    public async Task Addresses_below_a_heading_of_phones_need_a_look_though_half_of_them_are_some()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
            "First,Last,Phone,Email\nAna,Zamora,603-555-0101,ana@example.com\nIvy,Low,ivy@example.com,\nJen,Day,jen@example.com,\n"
                + "Max,Roe,603-555-0106,max@example.com\nKim,Poe,call wife,kim@example.com\n");

        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Look, Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal((Outcome.Add, "ivy@example.com"), (view.Row(3).Outcome, view.Row(3).Summary));
    }

    [Theory]
    [InlineData("Phone")]
    [InlineData("Cell")]
    [InlineData("Mobile Phone")]
    public async Task Addresses_below_a_heading_that_is_left_out_need_a_look(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
            $"First,Last,{heading},Email\nAna,Zamora,x,ana@example.com\n"
                + "Ivy,Low,ivy@example.com,\nJen,Day,jen@example.com,jen2@example.com\n"
                + "Max,Roe,y,max@example.com\nKim,Poe,z,kim@example.com\n");

        Assert.Equal((Outcome.Add, Outcome.Look, Outcome.Look), (view.Row(2).Outcome, view.Row(3).Outcome, view.Row(4).Outcome));
        Assert.Equal($"“ivy@example.com” stands in “{heading}”, which is left out, and is an address.", view.Row(3).Reason);
        Assert.Equal(["accept-astray"], view.Row(4).Offers.Select(offer => offer.Kind));
        view = await portal.EditAsync(view, 3, view.Row(3).Offers[0].Edit);
        Assert.Equal((Outcome.Add, "ivy@example.com"), (view.Row(3).Outcome, view.Row(3).Summary));
    }

    [Theory]
    [InlineData("603-555-0101,x,y,z,v,u", "x")]
    [InlineData("603-555-0101,0,x,y,z,v,u", "0")]
    public void The_example_in_the_sentence_is_a_cell_that_is_none(string cells, string example)
    {
        var recognised = PeopleFields.Recognise(new()
        {
            Headings = ["Name", "Phone"],
            Rows = [.. cells.Split(',').Select(
                (cell, index) => new Assignr.Portal.Import.Sheets.SheetRow(index + 2, ["Ana Zamora", cell]))],
            Format = "CSV",
        });

        Assert.Equal(
            [$"“Phone” is left out: most of its cells are no phone, as “{example}”."], recognised.Guesses.Select(guess => guess.Sentence));
    }
}
