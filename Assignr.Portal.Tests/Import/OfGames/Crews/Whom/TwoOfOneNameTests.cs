using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Whom;

/// <summary>A last name alone, where two people here have it and where one does.</summary>
public sealed class TwoOfOneNameTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(
            A.Person("Ana Jones", "ana@example.com"), A.Person("Theo Jones", "theo@example.com"),
            A.Person("Sasha Hollis", "sasha@example.com"), A.Person("Noor Ito", "noor@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Referee", "Jones", "Jones")]
    [InlineData("Referee,Umpire", "Jones,Noor Ito", "Jones")]
    [InlineData("Crew", "Jones / Hollis", "Jones")]
    [InlineData("Officials", "Noor Ito; Jones", "Jones")]
    [InlineData("Referee", "JONES", "JONES")]
    public async Task Two_of_the_name_are_asked_about_and_neither_is_taken(string headings, string cells, string name)
    {
        var view = await PreviewAsync(headings, cells);

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        var asked = view.Plan!.Names.Single(one => one.Name == name);
        Assert.Equal("Ana Jones|Theo Jones", string.Join('|', asked.Similar.Select(one => one.Name).Order()));
        Assert.Null(asked.Choice);
    }

    [Theory]
    [InlineData("A. Jones", "Ana Jones")]
    [InlineData("Jones T", "Theo Jones")]
    [InlineData("Hollis", "Sasha Hollis")]
    [InlineData("S Hollis", "Sasha Hollis")]
    public async Task One_of_the_name_is_offered_and_taken_only_when_somebody_says_so(string cell, string offered)
    {
        var view = await PreviewAsync("Referee", cell);

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        var person = Assert.Single(view.Plan!.Names).Similar[0];
        Assert.Equal(offered, person.Name);

        view = await portal.ChangeAsync(view, new ImportChange(Edits: view.Edits with
        {
            Names = new Dictionary<string, NameChoice> { [view.Plan.Names[0].Key] = new(person.PersonId) },
        }));

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Equal(offered, Assert.Single(((GamePlanRow)view.Row(2)).After!.Crew).Name);
    }

    private Task<ImportView> PreviewAsync(string headings, string cells) =>
        portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,{headings}\n2026-12-05,13:00,Lions,Tigers,{cells}\n");
}
