using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.Crews;

/// <summary>Lists of assignments: a line for each official of a game.</summary>
public sealed class OfficialLinesTests
{
    private const string Head = "Game ID,Date,Time,Home,Away,Position,Official\n";
    private const string First = "7,2026-12-05,13:00,Lions,Tigers,";
    private const string Second = "8,2026-12-06,15:00,Owls,Bears,";

    [Theory]
    [InlineData(Head + First + "Referee,Theo Marlowe\n" + First + "Umpire,Sasha Hollis\n" + Second + "Referee,Sasha Hollis\n",
        "Referee=Theo Marlowe|Umpire=Sasha Hollis")]
    [InlineData(Head + First + "Umpire,\n" + First + "Referee,Theo Marlowe\n" + First + "Scorer,Sasha Hollis\n" + Second + "Referee,\n",
        "Referee=Theo Marlowe|Scorer=Sasha Hollis|Umpire=")]
    [InlineData(Head + First + "Umpire,Theo Marlowe\n" + Second + "Referee,Sasha Hollis\n" + First + "Umpire,Sasha Hollis\n" + First
        + "Umpire,Sasha Hollis\n", "Umpire=Theo Marlowe|Umpire 2=Sasha Hollis")]
    [InlineData(
        "Date,Time,Home,Away,Role,Assigned official\n2026-12-05,13:00,Lions,Tigers,R,Theo Marlowe\n"
            + "2026-12-05,13:00,Lions,Tigers,U,Sasha Hollis\n2026-12-06,13:00,Owls,Bears,R,Theo Marlowe\n",
        "R=Theo Marlowe|U=Sasha Hollis")]
    [InlineData(
        "Date,Time,Home,Away,Official\n2026-12-05,13:00,Lions,Tigers,Theo Marlowe\n2026-12-05,13:00,Lions,Tigers,Sasha Hollis\n"
        + "2026-12-06,13:00,Owls,Bears,Theo Marlowe\n2026-12-06,13:00,Owls,Bears,Sasha Hollis\n",
        "Official=Theo Marlowe|Official 2=Sasha Hollis")]
    public async Task Lines_of_a_game_are_one_row_with_its_crew_and_the_same_file_again_changes_nothing(string file, string crew)
    {
        await using var portal = await WithTwoAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, file);
        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.Contains(view.Plan.Guesses, guess => guess.Sentence.StartsWith("Lines of the same game are read together",
            StringComparison.Ordinal));

        await portal.ApplyAsync(view);

        Assert.Equal(crew, await CrewAsync(portal));
        var again = (await portal.PreviewAsync(ImportKind.Games, file)).Plan!.Counts;
        Assert.Equal(again.All, again.Unchanged);
    }

    [Fact]
    public async Task A_line_of_a_game_that_waits_waits_with_it_and_each_can_be_read_for_itself()
    {
        await using var portal = await WithTwoAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, Head + First + "Referee,Theo Marlowe\n" + First + "Umpire,Ivy Ito\n");
        Assert.Equal([Outcome.Look, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(("Ivy Ito is not here.", "It belongs to the game of line 2."), (view.Row(2).Reason, view.Row(3).Reason));

        view = await portal.ChangeAsync(view, new ImportChange(Assert.Single(view.Plan.Guesses).Otherwise!(view.Mapping)));

        Assert.Equal([Outcome.Add, Outcome.Error], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Theory]
    [InlineData("7,2026-12-05,13:00,Bears,BYE,")]
    [InlineData("7,2026-12-05,13:00,Bears,spielfrei,")]
    [InlineData("7,2026-12-05,,Bye,Bears,")]
    public async Task Lines_of_a_bye_are_left_out_each_with_the_reason(string none)
    {
        await using var portal = await WithTwoAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            Head + none + "Referee,Theo Marlowe\n" + none + "Umpire,Sasha Hollis\n" + none + "Scorer,Kay Garnet\n"
            + Second + "Referee,Sasha Hollis\n" + Second + "Umpire,Theo Marlowe\n");

        Assert.Equal([Outcome.LeftOut, Outcome.LeftOut, Outcome.LeftOut, Outcome.Add, Outcome.Unchanged],
            view.Plan!.Rows.Select(row => row.Outcome));
        Assert.All(view.Plan.Rows.Take(3), row => Assert.Equal(["A bye is no game."], row.Notes));
        Assert.Contains(view.Plan.Remarks, remark => remark.StartsWith("3 rows are byes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_lines_of_one_game_among_many_are_a_question_and_no_list_of_assignments()
    {
        await using var portal = await WithTwoAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Time,Home,Away,Referee\n2026-12-05,13:00,Lions,Tigers,Theo Marlowe\n2026-12-05,13:00,Lions,Tigers,Sasha Hollis\n"
            + "2026-12-06,13:00,Owls,Bears,Theo Marlowe\n2026-12-07,13:00,Owls,Bears,Theo Marlowe\n");

        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Theory]
    [InlineData("Official")]
    [InlineData("Schiedsrichter")]
    [InlineData("Árbitro")]
    public async Task Where_few_games_have_several_lines_it_is_asked_whether_they_are_a_crew(string heading)
    {
        await using var portal = await WithTwoAsync();
        const string rows =
            "2026-12-05,13:00,Lions,Tigers,Theo Marlowe\n2026-12-06,13:00,Owls,Bears,Theo Marlowe\n"
            + "2026-12-05,13:00,Lions,Tigers,Sasha Hollis\n";

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,{heading}\n{rows}");

        var question = Assert.Single(view.Plan!.Questions);
        Assert.Equal("Lines 2 and 4 are of the same game and name different officials. Are they its crew?", question.Sentence);
        Assert.Equal(Outcome.Look, view.Row(4).Outcome);
        view = await portal.ChangeAsync(view, new ImportChange(question.Answers[0].Taken(view.Mapping)));
        Assert.Empty(view.Plan!.Questions);
        await portal.ApplyAsync(view);
        Assert.Equal($"{heading}=Theo Marlowe|{heading} 2=Sasha Hollis", await CrewAsync(portal));
    }

    [Theory]
    [InlineData("Official")]
    [InlineData("Schiedsrichter")]
    [InlineData("Árbitro")]
    public async Task The_crew_that_is_here_is_kept_for_all_lines_of_a_game(string heading)
    {
        await using var portal = await WithTwoAsync();
        await portal.ImportAsync(ImportKind.Games, "Game ID,Date,Time,Home,Away,Umpire\n7,2026-12-05,13:00,Lions,Tigers,Sasha Hollis\n");
        await portal.SaveAsync(A.Person("Priya Nair", "priya@example.com"));
        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Game ID,Date,Time,Home,Away,{heading}\n{First}Theo Marlowe\n{First}Priya Nair\n{Second}Theo Marlowe\n"
                + $"{Second}Priya Nair\n");
        Assert.Equal("1 official is there already under other positions: Sasha Hollis (Umpire).", view.Row(2).Reason);

        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == "keep-crew").Edit);

        Assert.Equal([Outcome.Unchanged, Outcome.Unchanged], view.Plan!.Rows.Take(2).Select(row => row.Outcome));
        await portal.ApplyAsync(view);
        Assert.Equal("Umpire=Sasha Hollis", await CrewAsync(portal));
    }

    private static async Task<TestPortal> WithTwoAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));
        return portal;
    }

    /// <summary>The crew of the first game.</summary>
    private static async Task<string> CrewAsync(TestPortal portal)
    {
        var slots = await portal.ReadAsync(db => db.Games.Where(game => game.Home == "Lions").SelectMany(game => game.Crew)
            .OrderBy(slot => slot.Order).ToListAsync());
        var people = await portal.ReadAsync(db => db.People.ToDictionaryAsync(person => person.Id,
            person => $"{person.FirstName} {person.LastName}"));
        return string.Join('|', slots.Select(slot => $"{slot.Position}={(slot.PersonId is { } id ? people[id] : "")}"));
    }
}
