using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>The people of an import of games: whom its file names and who are among the crews, and nobody else of these games.</summary>
public sealed class NamedPeopleTests : IAsyncLifetime
{
    private const string Game = "G1,2026-12-05,13:00,KC,TB";

    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Ivy Ito", "ivy@x.example"), A.Person("Theo Marlowe", "theo@x.example"),
            A.Person("Sasha Hollis", "sasha@x.example"));
        await portal.ImportAsync(ImportKind.Games, $"Game ID,Date,Time,Home,Away,Referee,Umpire\n{Game},Ivy Ito,Theo Marlowe\n");
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Game ID,Date,Time,Home,Away,Umpire\nG1,2026-12-05,14:00,KC,TB,Theo Marlowe\n", "Theo")]
    [InlineData("Game ID,Date,Time,Home,Away,Umpire\nG1,2026-12-05,13:00,KC,TB,Theo Marlowe\n", "Theo")]
    [InlineData("Game ID,Date,Time,Home,Away,Umpire\nG1,2026-12-05,13:00,KC,TB,Sasha Hollis\n", "Sasha")]
    [InlineData("Game ID,Date,Time,Home,Away,Referee,Umpire\nG1,2026-12-05,13:00,KC,TB,,Sasha Hollis\n", "Sasha")]
    [InlineData("Game ID,Date,Time,Home,Away,Referee\nG1,2026-12-05,13:00,KC,TB,Theo Marlowe\n", "Theo")]
    [InlineData("Game ID,Date,Time,Home,Away,Linesman\nG1,2026-12-05,13:00,KC,TB,Kay Garnet\n", "Kay")]
    [InlineData("Game ID,Date,Time,Home,Away\nG1,2026-12-05,15:00,KC,TB\n", "")]
    [InlineData(
        "Game ID,Date,Time,Home,Away,Umpire\nG1,2026-12-05,13:00,KC,TB,Sasha Hollis\nG2,2026-12-06,13:00,TB,KC,Ivy Ito\n", "Ivy Sasha")]
    public async Task Are_those_whom_the_file_names(string file, string names)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, file);
        foreach (var name in view.Plan!.Names)
            view = await portal.ChangeAsync(view, new ImportChange(Edits: view.Edits with
            {
                Names = new Dictionary<string, NameChoice> { [name.Key] = new(Add: true) },
            }));
        if (view.Row(2).Outcome == Outcome.Look)
            view = await portal.EditAsync(view, 2, view.Row(2).Offers.First(offer => offer.Kind != "keep-crew").Edit);
        var batch = await portal.ApplyAsync(view);

        var people = await portal.ReadAsync(db => db.ImportedPeople.Where(one => one.ImportId == batch.Id)
            .Join(db.People, one => one.PersonId, person => person.Id, (_, person) => person.FirstName).Order().ToListAsync());

        Assert.Equal(names, string.Join(' ', people));
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn,
            scope: Scope.OfImport(batch.Id, batch.FileName));
        Assert.Equal(people.Count, preview.NeverLoggedIn);
    }
}
