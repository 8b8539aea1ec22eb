using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Answering;

/// <summary>Lists of assignments that say who accepted and who declined.</summary>
public sealed class AnswersTests : IAsyncLifetime
{
    private const string Game = "2026-12-05,13:00,Lions,Tigers,";

    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Status", "Declined", "Accepted")]
    [InlineData("Status", "Rejected", "Confirmed")]
    [InlineData("Status", "abgelehnt", "angenommen")]
    [InlineData("Statut", "Refusé", "Accepté")]
    [InlineData("Estado", "Rechazado", "Aceptado")]
    [InlineData("Response", "No", "Yes")]
    public async Task Whoever_declined_is_not_taken_and_that_is_said(string heading, string no, string yes)
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Start,Home,Away,Official,Position,{heading}\n{Game}\"Marlowe, Theo\",Referee,{no}\n"
                + $"{Game}Sasha Hollis,Referee,{yes}\n");

        Assert.Equal("answer", view.Mapping.Columns[6]);
        Assert.Contains("1 official declined and is not taken, as Marlowe, Theo in line 2.", view.Plan!.Remarks);
        Assert.Equal([Outcome.Add, Outcome.Unchanged], view.Plan.Rows.Select(row => row.Outcome));
        await portal.ApplyAsync(view);
        Assert.Equal(["Referee=Sasha Hollis"], await CrewAsync());
    }

    [Fact]
    public async Task Whoever_declined_is_not_taken_without_positions_either()
    {
        await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.Games,
            $"Date,Start,Home,Away,Official,Status\n{Game}Theo Marlowe,Declined\n{Game}Sasha Hollis,Accepted\n"));

        Assert.Equal(["Official=Sasha Hollis"], await CrewAsync());
    }

    [Fact]
    public async Task Whoever_declines_later_leaves_the_game()
    {
        const string Head = "Date,Start,Home,Away,Official,Position,Status\n";
        await portal.ApplyAsync(await portal.PreviewAsync(ImportKind.Games,
            $"{Head}{Game}Theo Marlowe,Referee,Pending\n{Game}Sasha Hollis,Umpire,Accepted\n"));
        Assert.Equal(["Referee=Theo Marlowe", "Umpire=Sasha Hollis"], await CrewAsync());

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{Head}{Game}Theo Marlowe,Referee,Declined\n{Game}Sasha Hollis,Umpire,Accepted\n");
        Assert.Equal(["Referee"], view.Row(2).Changes.Select(change => change.Label));
        await portal.ApplyAsync(view);

        Assert.Equal(["Referee=", "Umpire=Sasha Hollis"], await CrewAsync());
    }

    [Fact]
    public async Task Where_a_row_names_several_officials_it_has_to_say_which()
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Start,Home,Away,Referee,Umpire,Status\n{Game}Theo Marlowe,Sasha Hollis,Declined\n"
            + "2026-12-06,13:00,Owls,Bears,Theo Marlowe,,Accepted\n");

        Assert.Equal("“Declined” does not say which of the 2 officials it is.", view.Row(2).Reason);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    private async Task<List<string>> CrewAsync()
    {
        var people = await portal.ReadAsync(db => db.People.ToDictionaryAsync(person => person.Id,
            person => $"{person.FirstName} {person.LastName}"));
        return (await portal.ReadAsync(db => db.Slots.OrderBy(slot => slot.Order).ToListAsync()))
            .ConvertAll(slot => $"{slot.Position}={(slot.PersonId is { } id ? people[id] : "")}");
    }
}
