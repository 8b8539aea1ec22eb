using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.Crews;

/// <summary>How a second schedule changes the crews in the portal.</summary>
public sealed class ChangedCrewsTests
{
    private const string Head = "Game,Date,Time,Home,Away,";
    private const string Game = "1,2026-12-05,13:00,Lions,Tigers,";

    [Theory]
    [InlineData("Theo Marlowe", "Theo Marlowe|")]
    [InlineData("Sasha Hollis", "Sasha Hollis|")]
    [InlineData("Sasha Hollis / Theo Marlowe", "Sasha Hollis|Theo Marlowe")]
    [InlineData("/ Priya Nair", "|Priya Nair")]
    [InlineData("Priya Nair", "Priya Nair|")]
    [InlineData("", "Theo Marlowe|Sasha Hollis")]
    [InlineData("TBD", "Theo Marlowe|Sasha Hollis")]
    public async Task A_cell_of_several_officials_names_the_whole_crew(string cell, string crew)
    {
        await using var portal = await WithThreeAsync();
        await portal.ImportAsync(ImportKind.Games,
            $"{Head}Officials\n{Game}Theo Marlowe / Sasha Hollis\n2,2026-12-06,13:00,Owls,Bears,Theo Marlowe / Sasha Hollis\n");

        await portal.ImportAsync(ImportKind.Games,
            $"{Head}Officials\n{Game}{cell}\n2,2026-12-06,13:00,Owls,Bears,Theo Marlowe / Sasha Hollis\n");

        Assert.Equal(crew, await CrewAsync(portal, "1"));
    }

    [Fact]
    public async Task Whoever_leaves_a_game_so_is_said_in_the_row_and_above_all()
    {
        await using var portal = await WithThreeAsync();
        await portal.ImportAsync(ImportKind.Games, $"{Head}Officials\n{Game}Theo Marlowe / Sasha Hollis\n");

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}Officials\n{Game}Theo Marlowe\n2,2026-12-06,13:00,Owls,Bears,Theo Marlowe / Sasha Hollis\n");

        Assert.Contains("1 official leaves a game, whose cell of several officials no longer names them, as Sasha Hollis in line 2.",
            view.Plan!.Remarks);
        Assert.Equal(new FieldChange("Official 2", "Sasha Hollis", ""), Assert.Single(view.Row(2).Changes));
    }

    [Theory]
    [InlineData("Referee,Umpire", "Sasha Hollis,", "Sasha Hollis|")]
    [InlineData("Referee", "Sasha Hollis", "Sasha Hollis|")]
    [InlineData("Referee,Umpire", "Sasha Hollis,Theo Marlowe", "Sasha Hollis|Theo Marlowe")]
    [InlineData("Referee,Umpire", ",Priya Nair", "Theo Marlowe|Priya Nair")]
    public async Task Whoever_has_another_position_now_leaves_the_old_one(string headings, string cells, string crew)
    {
        await using var portal = await WithThreeAsync();
        await portal.ImportAsync(ImportKind.Games, $"{Head}Referee,Umpire\n{Game}Theo Marlowe,Sasha Hollis\n");

        await portal.ImportAsync(ImportKind.Games, $"{Head}{headings}\n{Game}{cells}\n");

        Assert.Equal(crew, await CrewAsync(portal, "1"));
    }

    [Theory]
    [InlineData("Theo Zimmer (theo@example.com)", Outcome.Look)]
    [InlineData("Theo Marlowe Zimmer <theo@example.com>", Outcome.Look)]
    [InlineData("Theo Marlowe (sasha@example.com)", Outcome.Look)]
    [InlineData("Una Marlowe theo@example.com", Outcome.Look)]
    [InlineData("Marlowe theo@example.com", Outcome.Add)]
    [InlineData("T. Marlowe <theo@example.com>", Outcome.Add)]
    [InlineData("\"Marlowe, Theo <theo@example.com>\"", Outcome.Add)]
    [InlineData("theo@example.com", Outcome.Add)]
    public async Task Words_beside_an_address_have_to_name_whose_it_is(string cell, Outcome outcome)
    {
        await using var portal = await WithThreeAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}Referee\n{Game}{cell}\n");

        Assert.Equal(outcome, view.Row(2).Outcome);
        if (outcome == Outcome.Add)
            Assert.Contains(view.Row(2).Notes, note => note.EndsWith("is Theo Marlowe.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Home team provides", "")]
    [InlineData("Riverside Park", "")]
    [InlineData("Escuela Norte", "")]
    [InlineData("Sasha Hollis - Jr", "Sasha Hollis")]
    [InlineData("Sasha Hollis 12", "Sasha Hollis")]
    [InlineData("maybe Sasha Hollis", "Sasha Hollis")]
    [InlineData("Sasha Hollis or Priya Nair", "Sasha Hollis|Priya Nair")]
    public async Task What_is_nobodys_name_or_has_somebodys_within_is_not_added_together_with_others(string cell, string similar)
    {
        await using var portal = await WithThreeAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}Referee\n{Game}{cell}\n2,2026-12-06,13:00,Owls,Bears,Ivy Ito\n");

        var names = view.Plan!.Names.ToDictionary(name => name.Name);
        Assert.Equal((false, true), (names[cell].IsWhole && names[cell].Similar.Count == 0, names["Ivy Ito"].IsWhole));
        Assert.Equal(similar, string.Join('|', names[cell].Similar.Select(one => one.Name)));
    }

    [Fact]
    public async Task Whom_a_row_names_that_waits_for_another_answer_is_asked_at_once()
    {
        await using var portal = await WithThreeAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}Referee\n1,2026-12-05,1:30,Lions,Tigers,Ivy Ito\n2,12/5/2026,13:00,Owls,Bears,Kay Garnet\n");

        Assert.Equal(["Ivy Ito", "Kay Garnet"], view.Plan!.Names.Select(name => name.Name).Order());
    }

    private static async Task<TestPortal> WithThreeAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"),
            A.Person("Priya Nair", "priya@example.com"));
        return portal;
    }

    private static async Task<string> CrewAsync(TestPortal portal, string game)
    {
        var slots = await portal.ReadAsync(db => db.Games.Where(one => one.ExternalId == game).SelectMany(one => one.Crew)
            .OrderBy(slot => slot.Order).ToListAsync());
        var people = await portal.ReadAsync(db => db.People.ToDictionaryAsync(person => person.Id,
            person => $"{person.FirstName} {person.LastName}"));
        return string.Join('|', slots.Select(slot => slot.PersonId is { } id ? people[id] : ""));
    }
}
