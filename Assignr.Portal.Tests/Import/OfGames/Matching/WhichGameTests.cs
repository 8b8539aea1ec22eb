using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.Matching;

/// <summary>Which game a row is about: repeated ids, teams that play twice a day, moved games.</summary>
public sealed class WhichGameTests
{
    private const string Head = "Game ID,Date,Time,Home,Away\n";

    [Theory]
    [InlineData("1,2026-12-12,13:00,Owls,Bears", Outcome.Look)]
    [InlineData("1,2026-12-12,13:00,Lions,Bears", Outcome.Look)]
    [InlineData("1,2026-12-05,13:00,Owls,Bears", Outcome.Look)]
    [InlineData("1,2026-12-12,13:00,Lions,Tigers", Outcome.Update)]
    [InlineData("1,2026-12-12,13:00,Tigers,Lions", Outcome.Update)]
    [InlineData("1,2026-12-12,13:00,LIONS,Tígers", Outcome.Update)]
    [InlineData("1,2026-12-05,13:00,Lions,Bears", Outcome.Update)]
    [InlineData("1,2026-12-05,14:00,TBD,Bears", Outcome.Look)]
    [InlineData("1,2026-12-05,14:00,TBD,TBD", Outcome.Update)]
    [InlineData("1,2026-12-12,14:00,TBD,TBD", Outcome.Look)]
    [InlineData("1,2026-12-12,14:00,,", Outcome.Update)]
    public async Task An_id_alone_does_not_make_one_game_of_two(string row, Outcome outcome)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, $"{Head}1,2026-12-05,13:00,Lions,Tigers\n");

        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}{row}\n");

        Assert.Equal(outcome, view.Row(2).Outcome);
        if (outcome == Outcome.Look)
            Assert.Equal(("The id 1 is that of Tigers at Lions, Sat 5 Dec 2026, 13:00.", "same-game|add-game"),
                (view.Row(2).Reason, string.Join('|', view.Row(2).Offers.Select(offer => offer.Kind))));
    }

    [Fact]
    public async Task Another_game_of_an_id_comes_without_it_and_is_found_again()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, $"{Head}1,2026-12-05,13:00,Lions,Tigers\n2,2026-12-05,15:00,Owls,Bears\n");
        const string next = $"{Head}1,2026-12-12,13:00,Lions,Bears\n2,2026-12-12,15:00,Owls,Tigers\n";

        var view = await portal.PreviewAsync(ImportKind.Games, next);
        view = await TakeAsync(portal, view, "add-game");
        Assert.Contains("The id 1 is of another game, so it has none here.", view.Row(2).Notes);
        await portal.ApplyAsync(view);

        Assert.Equal(["1", "2", null, null],
            await portal.ReadAsync(db => db.Games.OrderBy(game => game.StartsAt).Select(game => game.ExternalId).ToListAsync()));
        Assert.Equal(2, (await portal.PreviewAsync(ImportKind.Games, next)).Plan!.Counts.Unchanged);
    }

    [Fact]
    public async Task The_game_of_an_id_is_taken_where_somebody_says_that_it_is_the_same()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, $"{Head}1,2026-12-05,13:00,KC,TB\n");

        var view = await TakeAsync(portal, await portal.PreviewAsync(ImportKind.Games, $"{Head}1,2026-12-05,13:00,Kansas City,Tampa Bay\n"),
            "same-game");
        await portal.ApplyAsync(view);

        var game = await portal.ReadAsync(db => db.Games.SingleAsync());
        Assert.Equal(("1", "Kansas City", "Tampa Bay"), (game.ExternalId, game.Home, game.Away));
    }

    [Fact]
    public async Task Ids_that_begin_again_within_a_file_ask_for_the_later_ones_and_go_in_with_one_press_for_all()
    {
        await using var portal = await TestPortal.StartAsync();
        const string file =
            $"{Head}1,2026-12-05,13:00,Lions,Tigers\n2,2026-12-05,15:00,Owls,Bears\n3,2026-12-05,17:00,Cats,Dogs\n"
            + "1,2026-12-12,13:00,Lions,Bears\n";

        var view = await portal.PreviewAsync(ImportKind.Games, file);
        Assert.Equal((Outcome.Look, "Line 2 has the id 1 too, with other teams or on another day."),
            (view.Row(5).Outcome, view.Row(5).Reason));
        await portal.ApplyAsync(await TakeAsync(portal, view, "add-game"));

        Assert.Equal(4, await portal.ReadAsync(db => db.Games.CountAsync()));
        Assert.Equal(4, (await portal.PreviewAsync(ImportKind.Games, file)).Plan!.Counts.Unchanged);
    }

    [Theory]
    [InlineData("Game,Date,Time,Home,Away", "1,2026-12-05,13:00,Lions,Tigers", "1,2026-12-12,13:00,Owls,Bears",
        "“Game” is left out: its numbers come again at other games, as “1”.")]
    [InlineData("No.,Date,Time,Teams", "1,2026-12-05,13:00,Lions @ Tigers", "1,2026-12-12,13:00,Owls @ Bears",
        "“No.” is left out: its numbers come again at other games, as “1”.")]
    [InlineData("Match #,Date and time,Home,Away", "7,2026-12-05 13:00,Lions,Tigers", "7,2026-12-05 13:00,Owls,Bears",
        "“Match #” is left out: its numbers come again at other games, as “7”.")]
    public async Task A_column_whose_numbers_begin_again_is_no_id(string headings, string first, string second, string guess)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n{first}\n{second}\n");

        Assert.Equal([Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Contains((guess, "It is the game id"), view.Guesses.Select(one => (one.Sentence, one.Undo)));
    }

    [Theory]
    [InlineData("13:00", "17:00", Outcome.Unchanged, Outcome.Add)]
    [InlineData("17:00", "13:00", Outcome.Add, Outcome.Unchanged)]
    [InlineData("15:00", "17:00", Outcome.Look, Outcome.Look)]
    [InlineData("13:00", "", Outcome.Unchanged, Outcome.Add)]
    public async Task Of_two_games_of_a_day_the_one_at_the_same_time_is_the_one_that_is_here(string first, string second,
        Outcome ofFirst, Outcome ofSecond)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, $"{Head},2026-12-05,13:00,Lions,Tigers\n");

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head},2026-12-05,{first},Lions,Tigers\n,2026-12-05,{second},Lions,Tigers\n");

        Assert.Equal([ofFirst, ofSecond], view.Plan!.Rows.Select(row => row.Outcome));
        view = await TakeAsync(portal, view, "add-game");
        Assert.Equal(0, view.Plan!.Counts.Look);
    }

    [Theory]
    [InlineData("TBD,TBD", "13:00,Lions,Tigers", Outcome.Look)]
    [InlineData("Lions,TBD", "13:00,Lions,Tigers", Outcome.Update)]
    [InlineData("TBD,Tigers", "13:00,Lions,Tigers", Outcome.Update)]
    [InlineData("Lions,TBD", ",Lions,Tigers", Outcome.Look)]
    [InlineData("TBD,Lions", "13:00,Lions,Tigers", Outcome.Look)]
    [InlineData("Lions,TBD", "15:00,Lions,Tigers", Outcome.Add)]
    [InlineData("Lions,TBD", "13:00,Owls,Tigers", Outcome.Add)]
    [InlineData("TBD,TBD", "13:00,TBD,TBD", Outcome.Unchanged)]
    public async Task A_game_whose_teams_are_to_be_set_is_filled_in_or_asked_about(string known, string row, Outcome outcome)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-19,13:00,{known}\n");

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-19,{row}\n");

        Assert.Equal(outcome, view.Row(2).Outcome);
        if (outcome == Outcome.Look)
            view = await portal.ChangeAsync(view,
                new ImportChange(Edits: view.Edits with { Rows = new Dictionary<int, RowEdit> { [2] = view.Row(2).Offers[0].Edit } }));
        await portal.ApplyAsync(view);
        Assert.Equal(outcome == Outcome.Add ? 2 : 1, await portal.ReadAsync(db => db.Games.CountAsync()));
    }

    [Fact]
    public async Task Two_games_of_the_same_teams_and_time_can_both_be_meant()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Time,Home,Away,Referee\n2026-12-05,13:00,Lions,Tigers,\n2026-12-05,13:00,Lions,Tigers,Theo Marlowe\n");
        Assert.Equal([Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        await portal.ApplyAsync(await TakeAsync(portal, view, "add-game"));

        Assert.Equal(2, await portal.ReadAsync(db => db.Games.CountAsync()));
    }

    /// <summary>Takes the offer of one kind for every row that has it.</summary>
    private static Task<ImportView> TakeAsync(TestPortal portal, ImportView view, string kind) =>
        portal.ChangeAsync(view, new ImportChange(Edits: view.Edits with
        {
            Rows = view.Plan!.Rows.Where(row => row.Offers.Any(offer => offer.Kind == kind)).ToDictionary(row => row.Line,
            row => row.Offers.First(offer => offer.Kind == kind).Edit),
        }));
}
