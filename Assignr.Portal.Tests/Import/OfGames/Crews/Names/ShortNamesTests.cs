using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Names;

/// <summary>Officials by initials, by last names alone, by the address beside them, and by the heading above a mark.</summary>
public sealed class ShortNamesTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(
            A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"),
            A.Person("Noor Ito", "noor@example.com"),
            A.Person("Robert Kay", "bob@example.com"), A.Person("Elizabeth Stone", "liz@example.com"),
            A.Person("Thomas Moss", "tom@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("SH", "Sasha Hollis")]
    [InlineData("S.H.", "Sasha Hollis")]
    [InlineData("TM", "Theo Marlowe|Thomas Moss")]
    [InlineData("Bobby K.", "Robert Kay")]
    [InlineData("Betsy S.", "Elizabeth Stone")]
    [InlineData("Tommy M", "Thomas Moss")]
    [InlineData("Sasha H", "Sasha Hollis")]
    public async Task They_are_offered_and_not_taken(string cell, string similar)
    {
        var view = await PreviewAsync("Referee,Umpire", $"{cell},Noor Ito");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.Equal(similar, string.Join('|', Assert.Single(view.Plan!.Names).Similar.Select(one => one.Name).Order()));
    }

    [Theory]
    [InlineData("R,U", "TM,SH", "NI,RK")]
    [InlineData("1,2", "Marlowe,Hollis", "Ito,Kay")]
    [InlineData("A,B", "T.M.,S.H.", "N.I.,R.K.")]
    [InlineData("Whistle,Flag", "Marlowe,Hollis", "Ito,Kay")]
    public async Task Columns_of_them_alone_are_positions_whatever_their_heading(string headings, string one, string other)
    {
        var view = await PreviewAsync(headings, one, other);

        Assert.Equal([GameFields.Position, GameFields.Position], view.Mapping.Columns.Skip(4));
        Assert.Equal(2, view.Guesses.Count(
            guess => guess.Sentence.Contains("its cells are last names or initials of people here", StringComparison.Ordinal)));
        Assert.Equal(4, view.Plan!.Names.Count);
    }

    [Theory]
    [InlineData("Level", "JV", "FR")]
    [InlineData("Gym", "Hollis", "Mill Road")]
    [InlineData("F", "TM", "XY")]
    public async Task Other_words_among_them_are_no_crew(string heading, string one, string other) =>
        Assert.Null((await PreviewAsync(heading, one, other)).Mapping.Columns[4]);

    [Theory]
    [InlineData("Referee,Referee Email", "Theo Marlowe,theo@example.com")]
    [InlineData("Referee,Email", "\"Marlowe, Theo\",theo@example.com")]
    [InlineData("Official 1,Email 1", "T. Marlowe,theo@example.com")]
    [InlineData("Árbitro,Correo del árbitro", "Marlowe,theo@example.com")]
    public async Task The_address_beside_a_name_tells_two_of_one_name_apart(string headings, string cells)
    {
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo2@example.com"));

        var view = await PreviewAsync(headings, cells);

        Assert.Equal((Outcome.Add, "1 of 1 positions"), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.Contains(view.Plan!.Remarks, remark => remark.Contains("read together with the address beside", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Hollis")]
    [InlineData("Sasha Hollis")]
    [InlineData("Kay Garnet")]
    public async Task A_name_beside_the_address_of_somebody_else_is_asked_about(string name)
    {
        var view = await PreviewAsync("Referee,Referee Email", $"{name},noor@example.com");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.Contains("Noor Ito", Assert.Single(view.Plan!.Names).Similar.Select(one => one.Name));
    }

    [Theory]
    [InlineData("X,,x", "Official 1=Theo Marlowe|Official 2=Noor Ito")]
    [InlineData("R,U,", "R=Theo Marlowe|U=Sasha Hollis")]
    [InlineData("✓,no,1", "Official 1=Theo Marlowe|Official 2=Noor Ito")]
    [InlineData("R,R,-", "R=Theo Marlowe|R 2=Sasha Hollis")]
    public async Task A_mark_below_the_name_of_an_official_gives_them_the_game(string cells, string crew)
    {
        var view = await PreviewAsync("Theo Marlowe,Sasha Hollis,Noor Ito", cells);

        Assert.Equal(crew, string.Join('|', ((GamePlanRow)view.Row(2)).After!.Crew.Select(place => $"{place.Position}={place.Name}")));
        Assert.StartsWith(
            "“Theo Marlowe”, “Sasha Hollis”, “Noor Ito” are read as officials",
            Assert.Single(view.Guesses).Sentence, StringComparison.Ordinal);
    }

    private Task<ImportView> PreviewAsync(string headings, params string[] rows) => portal.PreviewAsync(
        ImportKind.Games,
        $"Date,Time,Home,Away,{headings}\n"
            + $"{string.Concat(rows.Select((row, index) => $"2026-12-0{index + 5},13:00,Lions,Tigers,{row}\n"))}");
}
