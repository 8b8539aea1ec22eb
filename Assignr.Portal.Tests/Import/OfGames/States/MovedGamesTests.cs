using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Games without an id that a later file has on another date, where it says that they moved.</summary>
public sealed class MovedGamesTests : IAsyncLifetime
{
    private const string Head = "Date,Time,Home,Away,Change\n";

    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.Games, Head + "2026-12-05,13:00,Lions,Pumas,\n2026-12-06,13:00,Tigers,Jaguars,\n");
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("moved from 12/5")]
    [InlineData("moved")]
    [InlineData("Nachholspiel vom 5.12.")]
    [InlineData("reporté du 5 décembre")]
    [InlineData("aplazado del 5 de diciembre")]
    public async Task A_moved_game_is_the_one_that_is_here_or_another_as_somebody_says(string remark)
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            Head + $"2026-12-12,15:00,Lions,Pumas,{remark}\n2026-12-06,13:00,Tigers,Jaguars,\n");
        Assert.Equal([Outcome.Look, Outcome.Unchanged], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(["The one of Sat 5 Dec 2026, 13:00", "Add as another game"], view.Row(2).Offers.Select(offer => offer.Label));

        var same = view.Row(2).Offers[0].Edit;
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[1].Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        view = await portal.EditAsync(view, 2, same);
        Assert.Equal(["Date and time"], view.Row(2).Changes.Select(change => change.Label));
        await portal.ApplyAsync(view);

        Assert.Equal([12],
            await portal.ReadAsync(db => db.Games.Where(game => game.Home == "Lions").Select(game => game.StartsAt.Day).ToListAsync()));
    }

    [Fact]
    public async Task A_game_that_the_file_has_on_its_old_day_too_is_not_the_one_that_has_moved()
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            Head + "2026-12-05,13:00,Lions,Pumas,\n2026-12-12,15:00,Lions,Pumas,moved from 11/28\n");

        Assert.Equal([Outcome.Unchanged, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task A_game_of_these_teams_without_such_a_remark_is_another_one()
    {
        var view = await portal.PreviewAsync(ImportKind.Games, Head + "2026-12-12,15:00,Lions,Pumas,new referee\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Fact]
    public async Task A_game_that_is_known_by_its_id_moves_and_says_nothing_more()
    {
        const string Ids = "Game,Date,Time,Home,Away,Remarks\n";
        await portal.ImportAsync(ImportKind.Games, Ids + "SL-2,2026-12-20,13:00,Bears,Otters,\n");

        var view = await portal.PreviewAsync(ImportKind.Games, Ids + "SL-2,2026-12-24,19:00,Bears,Otters,moved; another referee\n");

        Assert.Equal(Outcome.Update, view.Row(2).Outcome);
        await portal.ApplyAsync(view);
        Assert.Equal(Outcome.Unchanged, (await portal.PreviewAsync(ImportKind.Games,
            Ids + "SL-2,2026-12-24,19:00,Bears,Otters,moved; another referee\n")).Row(2).Outcome);
    }
}
