using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.Crews;

/// <summary>Crews as people write them: several in a cell, short names, addresses, positions beside the names.</summary>
public sealed class CrewsTests
{
    private const string Head = "Game,Date,Time,Home,Away,";

    [Theory]
    [InlineData("Theo Marlowe, Sasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("Sasha Hollis / Theo Marlowe", "Sasha Hollis|Theo Marlowe")]
    [InlineData("Theo Marlowe & Sasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("Theo Marlowe and Sasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("Theo Marlowe, Sasha Hollis and Noor Ito", "Theo Marlowe|Sasha Hollis|Noor Ito")]
    [InlineData("Theo Marlowe\nSasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("Marlowe, Theo; Hollis, Sasha", "Marlowe, Theo|Hollis, Sasha")]
    [InlineData("T Marlowe, S Hollis", "T Marlowe|S Hollis")]
    [InlineData("Marlowe, Hollis, Ito", "Marlowe|Hollis|Ito")]
    [InlineData("Marlowe, Theo", "Marlowe, Theo")]
    [InlineData("Marlowe/Hollis", "Marlowe|Hollis")]
    [InlineData("TM/SH", "TM|SH")]
    [InlineData("TM, SH", "TM|SH")]
    [InlineData("Marlowe, TJ", "Marlowe, TJ")]
    [InlineData("van der Berg, Robin", "van der Berg, Robin")]
    [InlineData("Marlowe, Theo, Jr.", "Marlowe, Theo, Jr.")]
    [InlineData("Theo Marlowe, Jr., Sasha Hollis", "Theo Marlowe Jr.|Sasha Hollis")]
    [InlineData("Sandy Anderson", "Sandy Anderson")]
    [InlineData("R: Theo Marlowe, U: Sasha Hollis", "R=Theo Marlowe|U=Sasha Hollis")]
    [InlineData("Theo Marlowe (R); Sasha Hollis (AR1)", "R=Theo Marlowe|AR1=Sasha Hollis")]
    [InlineData("Referee - Theo Marlowe; Sasha Hollis - Umpire", "Referee=Theo Marlowe|Umpire=Sasha Hollis")]
    [InlineData("Theo Marlowe (confirmed) / Sasha Hollis", "Theo Marlowe (confirmed)|Sasha Hollis")]
    [InlineData("/ Priya Nair / Sasha Hollis", "|Priya Nair|Sasha Hollis")]
    [InlineData("Theo Marlowe;; Sasha Hollis", "Theo Marlowe||Sasha Hollis")]
    [InlineData("Theo Marlowe, , Sasha Hollis", "Theo Marlowe||Sasha Hollis")]
    [InlineData(", Sasha Hollis", "|Sasha Hollis")]
    [InlineData("Theo Marlowe, Sasha Hollis, and Noor Ito", "Theo Marlowe|Sasha Hollis|Noor Ito")]
    [InlineData("Theo Marlowe;\nSasha Hollis;", "Theo Marlowe|Sasha Hollis")]
    [InlineData("Theo Marlowe\n\nSasha Hollis", "Theo Marlowe|Sasha Hollis")]
    [InlineData("; ;", "")]
    public void A_cell_names_one_official_or_several(string cell, string expected) =>
        Assert.Equal(expected,
            string.Join('|', CrewCell.Read(cell).Select(one => one.Position is null ? one.Name : $"{one.Position}={one.Name}")));

    [Fact]
    public void Two_last_names_that_are_here_are_two_people_and_a_whole_name_that_is_here_is_one()
    {
        Assert.Equal(2, CrewCell.Read("Marlowe, Hollis", isLastName: name => name is "Marlowe" or "Hollis").Count);
        Assert.Single(CrewCell.Read("Garcia Lopez, Ana Maria", isSomebody: name => name == "Garcia Lopez, Ana Maria"));
    }

    [Theory]
    [InlineData("Officials", "Official 1|Official 2")]
    [InlineData("Referees", "Referee 1|Referee 2")]
    [InlineData("Crew", "Official 1|Official 2")]
    [InlineData("Umpire", "Umpire 1|Umpire 2")]
    [InlineData("Whistles", "Official 1|Official 2")]
    public async Task Officials_in_one_cell_have_positions_in_its_order(string heading, string positions)
    {
        await using var portal = await WithTwoAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}{heading}\n1,2026-12-05,13:00,Lions,Tigers,\"Theo Marlowe, Sasha Hollis\"\n"
                + "2,2026-12-06,13:00,Bears,Wolves,Sasha Hollis / Theo Marlowe\n");
        await portal.ApplyAsync(view);

        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.Equal(["Theo Marlowe", "Sasha Hollis"], await CrewAsync(portal, "1", positions));
        Assert.Equal(["Sasha Hollis", "Theo Marlowe"], await CrewAsync(portal, "2", positions));
        Assert.Equal($"“{heading}”", Assert.Single(view.Plan.Crews).Heading);
    }

    [Fact]
    public async Task The_positions_of_a_cell_can_be_said_for_the_whole_column_and_those_of_games_here_are_offered()
    {
        await using var portal = await WithTwoAsync();
        await portal.ImportAsync(ImportKind.Games, $"{Head}Referee,Umpire\n7,2026-12-04,13:00,Owls,Crows,,\n");
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}Officials\n1,2026-12-05,13:00,Lions,Tigers,\"Theo Marlowe, Sasha Hollis\"\n");
        Assert.Equal("Referee, Umpire", Assert.Single(view.Plan!.Crews).Usual);

        view = await portal.ChangeAsync(view,
            new ImportChange(view.Mapping with { Positions = new Dictionary<int, string> { [5] = "Referee, Umpire" } }));
        await portal.ApplyAsync(view);

        Assert.Equal(["Theo Marlowe", "Sasha Hollis"], await CrewAsync(portal, "1", "Referee|Umpire"));
    }

    [Fact]
    public async Task A_position_that_is_open_in_the_cell_keeps_its_place_and_what_the_cell_says_itself_wins()
    {
        await using var portal = await WithTwoAsync();

        await portal.ImportAsync(ImportKind.Games,
            $"{Head}Officials\n1,2026-12-05,13:00,Lions,Tigers,TBD; Sasha Hollis\n"
                + "2,2026-12-06,13:00,Bears,Wolves,Sasha Hollis (U); Theo Marlowe (R)\n3,2026-12-07,13:00,Cats,Dogs,\n");

        Assert.Equal([null, "Sasha Hollis"], await CrewAsync(portal, "1", "Official 1|Official 2"));
        Assert.Equal(["Sasha Hollis", "Theo Marlowe"], await CrewAsync(portal, "2", "U|R"));
        Assert.Equal([], await CrewAsync(portal, "3", ""));
    }

    [Theory]
    [InlineData("T. Marlowe")]
    [InlineData("Marlowe")]
    [InlineData("\"Marlowe, T.\"")]
    [InlineData("Marlowe T")]
    [InlineData("Theo")]
    [InlineData("Marlow Theo")]
    public async Task Somebody_named_by_part_of_the_name_is_offered_and_not_taken(string cell)
    {
        await using var portal = await WithTwoAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}Referee\n1,2026-12-05,13:00,Lions,Tigers,{cell}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.Equal("Theo Marlowe", Assert.Single(Assert.Single(view.Plan!.Names).Similar).Name);
    }

    [Theory]
    [InlineData("theo@example.com")]
    [InlineData("THEO@example.com")]
    [InlineData("Theo Marlowe <theo@example.com>")]
    [InlineData("Marlowe theo@example.com")]
    [InlineData("Theo Marlowe (R)")]
    [InlineData("\"Marlowe, Theo\"")]
    [InlineData("theo.m")]
    public async Task Whoever_is_named_by_address_user_name_or_with_words_in_brackets_is_found(string cell)
    {
        await using var portal = await WithTwoAsync();
        var theo = await portal.ReadAsync(db => db.People.SingleAsync(person => person.FirstName == "Theo"));
        await portal.SaveAsync(Portal.Accounts.Account.Open(theo.Id, "theo.m", "x"));

        await portal.ImportAsync(ImportKind.Games, $"{Head}Referee\n1,2026-12-05,13:00,Lions,Tigers,{cell}\n");

        Assert.Equal(["Theo Marlowe"], await CrewAsync(portal, "1", "Referee"));
    }

    [Fact]
    public async Task An_address_beside_somebody_elses_name_and_one_that_two_share_ask()
    {
        await using var portal = await WithTwoAsync();
        await portal.SaveAsync(A.Person("Una Marlowe", "theo@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}Referee\n1,2026-12-05,13:00,Lions,Tigers,Kay Garnet <sasha@example.com>\n"
                + "2,2026-12-06,13:00,Lions,Tigers,theo@example.com\n");

        var names = view.Plan!.Names.ToDictionary(name => name.Name, name => name.Similar.Select(one => one.Name).Order());
        Assert.Equal(["Sasha Hollis"], names["Kay Garnet"]);
        Assert.Equal(["Theo Marlowe", "Una Marlowe"], names["theo@example.com"]);
    }

    [Fact]
    public async Task Somebody_can_be_picked_who_is_not_spelled_alike_and_stays_in_the_list_of_who_is_meant()
    {
        await using var portal = await WithTwoAsync();
        var found = Assert.Single(await portal.Get<FindByName>().RunAsync(TestPortal.Assignor, "holl sas"));
        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}Referee\n1,2026-12-05,13:00,Lions,Tigers,Kay Garnet\n");
        var name = Assert.Single(view.Plan!.Names);
        Assert.Empty(name.Similar);

        view = await portal.ChangeAsync(view,
            new ImportChange(Edits: view.Edits with { Names = new Dictionary<string, NameChoice> { [name.Key] = new(found.PersonId) } }));

        Assert.Equal(found.PersonId, Assert.Single(Assert.Single(view.Plan!.Names).Similar).PersonId);
        await portal.ApplyAsync(view);
        Assert.Equal(["Sasha Hollis"], await CrewAsync(portal, "1", "Referee"));
    }

    [Fact]
    public async Task One_new_name_in_several_spellings_is_one_person_and_an_initial_is_nobody_to_add()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}Referee\n1,2026-12-05,13:00,Lions,Tigers,Ana Zamora\n2,2026-12-06,13:00,Lions,Tigers,\"Zamora, Ana\"\n"
                + "3,2026-12-07,13:00,Lions,Tigers,Ana Zamora (R)\n"
            + "4,2026-12-08,13:00,Lions,Tigers,A. Zamora\n");

        Assert.Equal([("Ana Zamora", 3, true), ("A. Zamora", 1, false)],
            view.Plan!.Names.Select(name => (name.Name, name.Games, name.IsWhole)));
    }

    [Fact]
    public async Task Two_new_names_that_differ_by_a_suffix_alone_are_not_added_together_with_others()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}Referee\n1,2026-12-05,13:00,Lions,Tigers,Ken Garnet\n2,2026-12-06,13:00,Lions,Tigers,Ken Garnet Jr.\n"
                + "3,2026-12-07,13:00,Lions,Tigers,Ivy Ito\n");

        Assert.Equal(["Ivy Ito"], view.Plan!.Names.Where(name => name.IsWhole).Select(name => name.Name));
    }

    private static async Task<TestPortal> WithTwoAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));
        return portal;
    }

    /// <summary>The people in these positions of a game; it must have no others.</summary>
    private static async Task<List<string?>> CrewAsync(TestPortal portal, string game, string positions)
    {
        var slots = await portal.ReadAsync(db => db.Games.Where(one => one.ExternalId == game).SelectMany(one => one.Crew)
            .OrderBy(slot => slot.Order).ToListAsync());
        var people = await portal.ReadAsync(db => db.People.ToDictionaryAsync(person => person.Id,
            person => $"{person.FirstName} {person.LastName}"));
        Assert.Equal(positions, string.Join('|', slots.Select(slot => slot.Position)));
        return slots.ConvertAll(slot => slot.PersonId is { } id ? people[id] : null);
    }
}
