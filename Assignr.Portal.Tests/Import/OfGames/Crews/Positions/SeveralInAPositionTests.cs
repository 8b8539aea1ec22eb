using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Positions;

/// <summary>Several officials below the heading of one position.</summary>
public sealed class SeveralInAPositionTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(
            A.Person("José Roe", "jose@example.com"), A.Person("Sasha Hollis", "sasha@example.com"),
            A.Person("Noor Ito", "noor@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Jos&eacute; Roe\nSasha Hollis")]
    [InlineData("Jos%C3%A9 Roe\r\nSasha Hollis")]
    [InlineData("José Roe\nSasha Hollis")]
    public async Task A_line_break_parts_them_however_their_letters_are_written(string cell)
    {
        Assert.Equal("Referee=José Roe, Referee 2=Sasha Hollis", await CrewAsync("Referee", $"\"{cell}\"", "Noor Ito"));
    }

    [Fact]
    public async Task They_are_numbered_past_the_positions_that_are_there()
    {
        Assert.Equal(
            "Umpire=José Roe, Umpire 3=Sasha Hollis, Umpire 2=Noor Ito",
            await CrewAsync("Umpire,Umpire 2", "José Roe / Sasha Hollis,Noor Ito", "Sasha Hollis,Noor Ito"));
    }

    [Theory]
    [InlineData("José Roe / Sasha Hollis (sub)")]
    [InlineData("José Roe, Sasha Hollis [if needed]")]
    [InlineData("José Roe (backup) / Sasha Hollis")]
    public async Task A_possible_substitute_beside_an_official_needs_a_look(string cell)
    {
        var view = await PreviewAsync("Referee", $"\"{cell}\"", "Noor Ito");

        Assert.NotEqual(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("No")]
    [InlineData("F")]
    [InlineData("falsch")]
    public async Task A_plain_no_beside_them_needs_a_look(string answer)
    {
        var view = await PreviewAsync("Umpire,Umpire accepted", $"Noor Ito,{answer}", "José Roe,Yes");

        Assert.Equal((Outcome.Look, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome));
    }

    /// <param name="first">The cells after the first game.</param>
    /// <param name="others">The cells after the games below it.</param>
    private Task<ImportView> PreviewAsync(string headings, string first, string others) => portal.PreviewAsync(
        ImportKind.Games,
        $"Date,Time,Home,Away,{headings}\n2026-12-13,18:00,Lions,Tigers,{first}\n2026-12-14,18:00,Owls,Elks,{others}\n"
            + $"2026-12-15,18:00,Bears,Wolves,{others}\n");

    private async Task<string> CrewAsync(string headings, string first, string others)
    {
        var row = (GamePlanRow)(await PreviewAsync(headings, first, others)).Row(2);
        Assert.Equal(Outcome.Add, row.Outcome);
        return string.Join(", ", row.After!.Crew.Select(place => $"{place.Position}={place.Name}"));
    }
}
