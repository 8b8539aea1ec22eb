using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import;

/// <summary>Files without headings: the columns are recognised by their cells, each with a sentence and an undo.</summary>
public sealed class UnnamedColumnsTests
{
    [Theory]
    [InlineData("Ana,Zamora,ana@example.com,603-555-0101\nKay,Garnet,kay@example.com,603-555-0102\n", "firstName|lastName|email|phone")]
    [InlineData("Zamora,Ana,603-555-0101,ana@example.com\nGarnet,Kay,603-555-0102,kgarnet@example.com\n", "lastName|firstName|phone|email")]
    [InlineData("Ana Zamora,ana@example.com,(603) 555-0101\nKay Garnet,kay@example.com,(603) 555-0102\n", "fullName|email|phone")]
    [InlineData("1001,ana@example.com,\"Zamora, Ana\"\n1002,kay@example.com,\"Garnet, Kay\"\n", "|email|fullName")]
    [InlineData("Rye,Ana,Zamora,ana.zamora@example.com\nRye,Kay,Garnet,kay.garnet@example.com\n", "|firstName|lastName|email")]
    [InlineData("Ana,Zamora,ana@example.com,12/19/2009\nKay,Garnet,kay@example.com,12/20/2009\n", "firstName|lastName|email|")]
    public async Task People_are_read_with_no_choice(string text, string columns)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, text);

        Assert.Equal(columns, string.Join('|', view.Mapping.Columns));
        Assert.Equal(["Ana Zamora", "Kay Garnet"], view.Plan!.Rows.Select(row => row.Title));
        Assert.All(view.Mapping.Columns.Index().Where(column => column.Item is not null),
            column => Assert.Contains(view.Guesses, guess => guess.Columns.Contains(column.Index)));
    }

    [Fact]
    public async Task Which_name_comes_first_can_be_taken_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.People, "Ana,Zamora,az1@example.com\nKay,Garnet,x2@example.com\n");
        var guess = Assert.Single(view.Guesses, guess => guess.Undo == "They are the other way round");
        Assert.Equal("Column 1 is read as the first name and column 2 as the last name, as “Ana” and “Zamora”.", guess.Sentence);

        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));

        Assert.Equal(["lastName", "firstName", "email"], view.Mapping.Columns);
    }

    [Theory]
    [InlineData("12/19/2026,10:00 AM,Lions,Tigers\n12/20/2026,11:00 AM,Owls,Bears\n", "date|time|home|away")]
    [InlineData("1,12/19/2026,10:00 AM,Lions vs Tigers,Main Field\n2,12/20/2026,11:00 AM,Owls vs Bears,Main Field\n",
        "|date|time|matchup|")]
    [InlineData("Main Field,12/19/2026 10:00 AM,Lions,Tigers\nRye Park,12/20/2026 11:00 AM,Tigers,Lions\n", "|dateTime|home|away")]
    [InlineData("2026-12-19,10:00,Main Field,Lions,Tigers\n2026-12-20,11:00,Rye Park,Tigers,Lions\n", "date|time||home|away")]
    public async Task Games_are_read_with_no_choice(string text, string columns)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, text);

        Assert.Equal(columns, string.Join('|', view.Mapping.Columns));
        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.All(view.Mapping.Columns.Index().Where(column => column.Item is not null),
            column => Assert.Contains(view.Guesses, guess => guess.Columns.Contains(column.Index)));
    }

    [Fact]
    public async Task Which_team_is_at_home_can_be_taken_back_and_of_three_columns_of_words_nothing_is_guessed()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, "12/19/2026,10:00 AM,Lions,Tigers\n12/20/2026,11:00 AM,Owls,Bears\n");
        var guess = Assert.Single(view.Guesses, guess => guess.Undo == "They are the other way round");
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.StartsWith("Lions at Tigers, ", view.Plan!.Rows[0].Title, StringComparison.Ordinal);

        var open = await portal.PreviewAsync(ImportKind.Games,
            "12/19/2026,10:00 AM,Lions,Tigers,Main Field\n12/20/2026,11:00 AM,Owls,Bears,Rye Park\n");

        Assert.Equal("No column is the home team, the away team yet. Say which.", open.Problem);
    }
}
