using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.Matching;

/// <summary>The same teams on the row's date at another time: juniors and seniors of a school, or a moved game.</summary>
public sealed class AnotherTimeTests
{
    private const string Here = "Date,Time,Home,Away,Referee,Umpire\n2026-12-05,09:00,Rye,Bow,Theo Marlowe,Sasha Hollis\n";

    [Theory]
    [InlineData("Game ID,Date,Time,Home,Away\n77,2026-12-05,18:00,Rye,Bow\n")]
    [InlineData("Date,Time,Home,Away,Referee\n2026-12-05,18:00,Rye,Bow,Priya Nair\n")]
    [InlineData("Datum,Anstoß,Heim,Gast\n05.12.2026,18:00,Rye,Bow\n")]
    [InlineData("Date,Time,Home,Away,Level\n2026-12-05,18:00,Rye,Bow,Varsity\n2026-12-06,18:00,Rye,Bow,Varsity\n")]
    public async Task A_game_at_another_time_is_not_moved_unasked(string file)
    {
        await using var portal = await WithGameAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.Equal((Outcome.Look, "A game of these teams is here on that day, at 09:00."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Equal(["It is the one at 09:00", "Add as another game"], view.Row(2).Offers.Select(offer => offer.Label));
    }

    [Theory]
    [InlineData("that-game", "18:00")]
    [InlineData("add-game", "09:00|18:00")]
    public async Task It_is_that_game_or_another_one_as_somebody_says(string kind, string times)
    {
        await using var portal = await WithGameAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Time,Home,Away\n2026-12-05,18:00,Rye,Bow\n");

        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == kind).Edit);
        await portal.ApplyAsync(view);

        var site = await portal.ReadAsync(db => db.Site.SingleAsync());
        var games = await portal.ReadAsync(db => db.Games.OrderBy(game => game.StartsAt).ToListAsync());
        Assert.Equal(times, string.Join('|', games.Select(game => $"{site.Local(game.StartsAt):HH:mm}")));
    }

    [Fact]
    public async Task The_games_of_a_day_whose_times_are_here_and_in_the_file_are_told_by_them()
    {
        await using var portal = await WithGameAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Game ID,Date,Time,Home,Away\n76,2026-12-05,09:00,Rye,Bow\n77,2026-12-05,18:00,Rye,Bow\n");

        Assert.Equal([Outcome.Update, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Theory]
    [InlineData("Date,Time,Home,Away\n2026-12-05,TBD,Rye,Bow\n", Outcome.Unchanged)]
    [InlineData("Date,Time,Home,Away\n2026-12-05,,Rye,Bow\n", Outcome.Unchanged)]
    [InlineData("Date,Time,Home,Away,Notes\n2026-12-05,18:00,Rye,Bow,moved from 9 am\n", Outcome.Update)]
    [InlineData("Date,Time,Home,Away,Bemerkung\n2026-12-05,18:00,Rye,Bow,verlegt\n", Outcome.Update)]
    public async Task A_row_without_a_time_and_one_that_says_that_its_game_has_moved_are_that_game(string file, Outcome outcome)
    {
        await using var portal = await WithGameAsync();

        Assert.Equal(outcome, (await portal.PreviewAsync(ImportKind.Games, file)).Row(2).Outcome);
    }

    [Fact]
    public async Task A_game_whose_time_is_to_be_set_gets_it()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, "Date,Time,Home,Away\n2026-12-05,TBD,Rye,Bow\n");

        Assert.Equal(Outcome.Update,
            (await portal.PreviewAsync(ImportKind.Games, "Date,Time,Home,Away\n2026-12-05,18:00,Rye,Bow\n")).Row(2).Outcome);
    }

    [Theory]
    [InlineData("Official 1,Official 2", "Priya Nair,")]
    [InlineData("Ref 1,Ref 2", "Priya Nair,")]
    [InlineData("Árbitro,Asistente", ",Priya Nair")]
    [InlineData("Officials", "Priya Nair")]
    public async Task Officials_under_other_positions_are_not_added_to_a_crew_unasked(string headings, string cells)
    {
        await using var portal = await WithGameAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,{headings}\n2026-12-05,09:00,Rye,Bow,{cells}\n");

        Assert.Equal(
            (Outcome.Look, "2 officials are there already under other positions: Theo Marlowe (Referee), Sasha Hollis (Umpire)."),
            (view.Row(2).Outcome, view.Row(2).Reason));
        var kept = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == "keep-crew").Edit);
        Assert.Equal(Outcome.Unchanged, kept.Row(2).Outcome);
    }

    [Theory]
    [InlineData("Referee,Official 2", "Theo Marlowe,Priya Nair")]
    [InlineData("Official 1,Official 2", "Theo Marlowe,Sasha Hollis")]
    [InlineData("Official 1,Official 2", ",")]
    public async Task A_row_that_names_a_position_of_the_game_or_its_own_people_is_taken(string headings, string cells)
    {
        await using var portal = await WithGameAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,{headings}\n2026-12-05,09:00,Rye,Bow,{cells}\n");

        Assert.NotEqual(Outcome.Look, view.Row(2).Outcome);
    }

    [Fact]
    public async Task Both_crews_are_taken_where_somebody_says_so()
    {
        await using var portal = await WithGameAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Time,Home,Away,Official 1\n2026-12-05,09:00,Rye,Bow,Priya Nair\n");

        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == "add-crew").Edit);
        await portal.ApplyAsync(view);

        Assert.Equal(3, await portal.ReadAsync(db => db.Slots.CountAsync(slot => slot.PersonId != null)));
    }

    private static async Task<TestPortal> WithGameAsync()
    {
        var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"),
            A.Person("Priya Nair", "priya@example.com"));
        await portal.ImportAsync(ImportKind.Games, Here);
        return portal;
    }
}
