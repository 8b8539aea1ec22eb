using Assignr.Portal.Access;
using Assignr.Portal.Games;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>An undone import of games leaves nothing behind.</summary>
public sealed class UndoGamesTests : IAsyncLifetime
{
    private const string Head = "Game ID,Date,Time,Home,Away,Officials\n";

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Home")]
    [InlineData("Away")]
    [InlineData("State")]
    [InlineData("Game id")]
    public async Task A_position_that_is_called_as_a_field_of_the_game_is_open_again(string position)
    {
        await portal.SaveAsync(A.Person(), A.Person("Ivy Ito", "ivy@example.com"));
        await portal.ImportAsync(ImportKind.Games, $"{Head}G1,2026-12-05,13:00,KC,TB,{position}: Terrence Miles\n");
        var before = await StateAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}G1,2026-12-05,13:00,KC,TB,{position}: Ivy Ito\n");
        Assert.Equal([new FieldChange($"{position} (position)", "Terrence Miles", "Ivy Ito")], view.Row(2).Changes);
        var batch = await portal.ApplyAsync(view);
        Assert.NotEqual(before, await StateAsync());

        await UndoAsync(batch);
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("2026-12-05,13:00", "Umpire: nothing → open")]
    [InlineData("2026-12-05,14:00", "Date and time: Sat 5 Dec 2026, 13:00 → Sat 5 Dec 2026, 14:00; Umpire: nothing → open")]
    public async Task A_position_that_came_with_it_and_stayed_open_is_said_before_and_gone_after(string when, string said)
    {
        await portal.SaveAsync(A.Person());
        await portal.ImportAsync(ImportKind.Games, $"{Head}G1,2026-12-05,13:00,KC,TB,Referee: Terrence Miles\n");
        var before = await StateAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}G1,{when},KC,TB,Referee: Terrence Miles; Umpire: Kay Garnet\n");
        view = await ChooseAsync(view, new NameChoice(LeaveOpen: true));
        Assert.Equal(said, string.Join("; ", view.Row(2).Changes.Select(
            change => $"{change.Label}: {(change.Old.Length > 0 ? change.Old : "nothing")} → {change.New}")));
        var batch = await portal.ApplyAsync(view);
        Assert.Equal(2, await portal.ReadAsync(db => db.Slots.CountAsync()));

        await UndoAsync(batch);
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("deactivated")]
    [InlineData("no official")]
    public async Task An_official_who_is_none_any_more_does_not_get_the_game_back_and_that_is_said(string since)
    {
        var ivy = A.Person("Ivy Ito", "ivy@example.com");
        await portal.SaveAsync(A.Person(), ivy);
        await portal.ImportAsync(ImportKind.Games, $"{Head}G1,2026-12-05,13:00,KC,TB,Referee: Ivy Ito; Umpire:\n");
        var batch = await portal.ImportAsync(ImportKind.Games, $"{Head}G1,2026-12-05,14:00,KC,TB,Referee: Terrence Miles\n");
        await portal.ReadAsync(db => since == "deleted" ? db.People.Where(person => person.Id == ivy.Id).ExecuteDeleteAsync()
            : db.People.Where(person => person.Id == ivy.Id).ExecuteUpdateAsync(row => row.SetProperty(
                person => person.Permissions, since == "deactivated" ? Permissions.None : Permissions.Observer)));

        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.True(result.IsDone);
        Assert.Equal(
            "TB at KC, Sat 5 Dec 2026, 14:00 has nobody at Referee: Ivy Ito is no official here any more.", Assert.Single(result.Left));
        var game = await portal.ReadAsync(db => db.Games.Include(game => game.Crew).SingleAsync());
        Assert.Equal(13, game.StartsAt.Hour);
        Assert.All(game.Crew, slot => Assert.Null(slot.PersonId));
    }

    [Fact]
    public async Task An_official_who_has_another_position_of_the_game_by_now_does_not_get_two()
    {
        var ivy = A.Person("Ivy Ito", "ivy@example.com");
        await portal.SaveAsync(A.Person(), ivy);
        await portal.ImportAsync(ImportKind.Games, $"{Head}G1,2026-12-05,13:00,KC,TB,Referee: Ivy Ito; Umpire: Terrence Miles\n");
        var batch = await portal.ImportAsync(
            ImportKind.Games, "Game ID,Date,Time,Home,Away,Referee\nG1,2026-12-05,14:00,KC,TB,Terrence Miles\n");
        await portal.ReadAsync(db => db.Slots.Where(slot => slot.Position == "Umpire")
            .ExecuteUpdateAsync(row => row.SetProperty(slot => slot.PersonId, ivy.Id)));

        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.Contains("TB at KC, Sat 5 Dec 2026, 14:00 has nobody at Referee: Ivy Ito has another position there by now.", result.Left);
        Assert.Equal(1, await portal.ReadAsync(db => db.Slots.CountAsync(slot => slot.PersonId == ivy.Id)));
    }

    [Fact]
    public async Task Whoever_was_said_to_be_meant_and_is_no_official_any_more_is_asked_about_again()
    {
        var ivy = A.Person("Ivy Ito", "ivy@example.com");
        await portal.SaveAsync(ivy);
        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}G1,2026-12-05,13:00,KC,TB,Referee: Kay Garnet\n");
        view = await ChooseAsync(view, new NameChoice(ivy.Id));
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        await portal.ReadAsync(
            db => db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.Permissions, Permissions.Observer)));

        var result = await portal.Get<ApplyImport>().RunAsync(TestPortal.Assignor, view);

        Assert.False(result.IsDone);
        Assert.Equal(("Kay Garnet is not here.", 0), (result.Fresh!.Row(2).Reason, await portal.ReadAsync(db => db.Games.CountAsync())));
    }

    [Fact]
    public async Task An_id_that_another_game_has_by_now_is_not_given_back_and_that_is_said()
    {
        await portal.ImportAsync(ImportKind.Games, $"{Head}G1,2026-12-05,13:00,KC,TB,\n");
        var id = await portal.ReadAsync(db => db.Games.Select(game => game.Id).SingleAsync());
        var view = await portal.PreviewAsync(ImportKind.Games, $"{Head}G2,2026-12-05,13:00,KC,TB,\n");
        view = await portal.EditAsync(view, 2, new RowEdit { Match = id });
        var batch = await portal.ApplyAsync(view);
        Assert.Equal("G2", await portal.ReadAsync(db => db.Games.Select(game => game.ExternalId).SingleAsync()));
        await portal.ImportAsync(ImportKind.Games, $"{Head}G1,2026-12-06,13:00,SEA,LV,\n");

        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);

        Assert.True(result.IsDone);
        Assert.Equal(
            "TB at KC, Sat 5 Dec 2026, 13:00 does not get the id G1 back: LV at SEA, Sun 6 Dec 2026, 13:00 has it now.",
            Assert.Single(result.Left));
        var ids = await portal.ReadAsync(db => db.Games.OrderBy(game => game.StartsAt).Select(game => game.ExternalId).ToListAsync());
        Assert.Equal(["G2", "G1"], ids);
    }

    private async Task UndoAsync(ImportBatch batch)
    {
        var result = await portal.Get<UndoImport>().RunAsync(TestPortal.Assignor, batch.Id);
        Assert.True(result.IsDone);
        Assert.Empty(result.Left);
    }

    private Task<ImportView> ChooseAsync(ImportView view, NameChoice choice) => portal.ChangeAsync(
        view, new ImportChange(Edits: view.Edits with { Names = view.Plan!.Names.ToDictionary(name => name.Key, _ => choice) }));

    private async Task<string> StateAsync()
    {
        var games = await portal.ReadAsync(db => db.Games.Include(game => game.Crew).OrderBy(game => game.Id).ToListAsync());
        static string Crew(Game game) =>
            string.Join(", ", game.Crew.OrderBy(slot => slot.Order).Select(slot => $"{slot.Position} {slot.PersonId}"));
        return string.Join('\n', games.Select(
            game => $"{game.ExternalId} {game.StartsAt:O} {game.Home} {game.Away} {game.CancelledAt is null} {Crew(game)}"));
    }
}
