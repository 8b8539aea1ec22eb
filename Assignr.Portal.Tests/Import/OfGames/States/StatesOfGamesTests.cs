using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>What schedules say about cancelled, postponed or moved games, in any column.</summary>
public sealed class StatesOfGamesTests : IAsyncLifetime
{
    private const string Head = "Date,Time,Home,Away,Referee,";

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Status", "Normal", "Cancelled", "Postponed")]
    [InlineData("Status", "planmäßig", "abgesagt", "verschoben")]
    [InlineData("Estado", "Programado", "Cancelado", "Aplazado")]
    [InlineData("Statut", "Prévu", "Annulé", "Reporté")]
    [InlineData("Game Status", "Active", "Rained out", "PPD to 12/19")]
    public async Task A_column_of_states_says_what_is_on_and_what_is_off_and_asks_about_the_rest(string heading, string on,
        string off, string unclear)
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Home,Away,{heading}\n2026-12-05,13:00,A,B,{on}\n2026-12-05,13:00,C,D,{on}\n2026-12-06,13:00,E,F,{off}\n"
                + $"2026-12-06,13:00,G,H,{unclear}\n");

        Assert.Equal("state", view.Mapping.Columns[4]);
        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Add, Outcome.Look], Outcomes(view));
        Assert.Equal($"“{unclear}”: this game may be off, or on another day.", view.Row(5).Reason);
        Assert.Equal(["It is on", "It is cancelled"],
            view.Row(5).Offers.Where(offer => offer.Kind != "new-day").Select(offer => offer.Label));
        await portal.ApplyAsync(await portal.EditAsync(view, 5, view.Row(5).Offers.Single(offer => offer.Kind == "is-cancelled").Edit));
        Assert.Equal(["E", "G"], await CancelledAsync());
    }

    [Theory]
    [InlineData("Bemerkung", "abgesagt")]
    [InlineData("Notes", "CANCELLED - field flooded")]
    [InlineData("Observations", "annulé")]
    [InlineData("Observaciones", "Suspendido por lluvia")]
    [InlineData("Whatever", "Rained out")]
    [InlineData("Result", "Cancelled")]
    public async Task A_remark_that_a_game_is_off_takes_it_as_cancelled_and_says_so(string heading, string remark)
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}{heading}\n2026-12-05,13:00,A,B,,\n2026-12-06,13:00,E,F,,{remark}\n");

        Assert.Contains(view.Guesses, guess => guess.Sentence == $"“{heading}” is read for what it says of games, as “{remark}”."
            && guess.Undo == "Leave it out");
        Assert.Contains($"1 game is cancelled by what a cell beside it says, as “{remark}” in line 3.", view.Plan!.Remarks);
        await portal.ApplyAsync(view);
        Assert.Equal(["E"], await CancelledAsync());
    }

    [Theory]
    [InlineData("Remarks", "PPD to 12/19")]
    [InlineData("Bemerkung", "verlegt auf 20.03.2027 16 Uhr")]
    [InlineData("Observations", "reporté au 20/03/2027")]
    [InlineData("Notas", "aplazado al 20 de marzo")]
    [InlineData("Comments", "cancelled unless it stops raining")]
    [InlineData("Change", "moved")]
    public async Task A_remark_that_a_game_may_be_elsewhere_is_asked_about(string heading, string remark)
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}{heading}\n2026-12-05,13:00,A,B,,\n2026-12-06,13:00,E,F,,{remark}\n2026-12-07,13:00,G,H,,{remark}\n");
        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Look], Outcomes(view));

        view = await portal.EditAsync(view, 3, view.Row(3).Offers.Single(offer => offer.Kind == "is-on").Edit);
        view = await portal.EditAsync(view, 4, view.Row(4).Offers.Single(offer => offer.Kind == "is-cancelled").Edit);
        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Add], Outcomes(view));
        await portal.ApplyAsync(view);

        Assert.Equal(["G"], await CancelledAsync());
    }

    [Fact]
    public async Task A_remark_that_says_nothing_of_the_game_is_nothing_to_mention()
    {
        var view = await portal.PreviewAsync(ImportKind.Games, Head + "Notes\n2026-12-05,13:00,A,B,,bring white\n");

        Assert.Equal((Outcome.Add, "remarks"), (view.Row(2).Outcome, view.Mapping.Columns[5]));
        Assert.Empty(view.Guesses);
        Assert.Empty(view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("CANCELLED", "")]
    [InlineData("1:00 PM CANCELLED", "")]
    [InlineData("1:00 PM", "Cancelled")]
    [InlineData("1:00 PM", "RAINED OUT")]
    [InlineData("Abgesagt", "")]
    [InlineData("annulé", "")]
    public async Task A_state_in_the_place_of_a_time_or_an_official_is_the_games(string time, string referee)
    {
        await portal.SaveAsync(A.Person());
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Referee\n2026-12-05,1:00 PM,A,B,Terrence Miles\n2026-12-06,{time},E,F,{referee}\n");

        Assert.Equal([Outcome.Add, Outcome.Add], Outcomes(view));
        Assert.Empty(view.Plan!.Names);
        await portal.ApplyAsync(view);
        Assert.Equal(["E"], await CancelledAsync());
        Assert.Equal([null], await portal.ReadAsync(db => db.Games.Where(game => game.Home == "E").SelectMany(game => game.Crew)
            .Select(slot => slot.PersonId).ToListAsync()));
    }

    [Theory]
    [InlineData("PPD")]
    [InlineData("1:00 PM ppd")]
    [InlineData("verschoben")]
    public async Task A_time_that_is_postponed_is_asked_about_and_not_lost(string time)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-06,{time},E,F\n");
        Assert.Equal(Outcome.Look, view.Row(2).Outcome);

        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Contains(time.Length > 10 ? "13:00" : "time to be set", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_and_a_remark_that_contradict_each_other_are_asked_about()
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Home,Away,Status,Notes\n2026-12-06,E,F,Normal,Cancelled\n2026-12-07,G,H,Normal,\n");
        Assert.Equal([Outcome.Look, Outcome.Add], Outcomes(view));

        var off = view.Row(2).Offers[1].Edit;
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        await portal.ApplyAsync(await portal.EditAsync(view, 2, off));
        Assert.Equal(["E"], await CancelledAsync());
    }

    private async Task<List<string>> CancelledAsync() =>
        await portal.ReadAsync(db => db.Games.Where(game => game.CancelledAt != null).Select(game => game.Home).Order().ToListAsync());

    private static IEnumerable<Outcome> Outcomes(ImportView view) => view.Plan!.Rows.Select(row => row.Outcome);
}
