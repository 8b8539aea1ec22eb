using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Columns of a schedule that say where and at what level a game is: they are left out, and never a crew or a team.</summary>
public sealed class PlacesAndLevelsTests
{
    [Theory]
    [InlineData("Level", "Varsity", "JV")]
    [InlineData("Site", "Marlowe Field", "Mill Road")]
    [InlineData("Location", "Rye Field 1", "Hollis")]
    [InlineData("Venue", "Hollis Park", "Theo Marlowe Arena")]
    [InlineData("Middle name", "Lucia", "May")]
    [InlineData("Age group", "U14", "U16")]
    public async Task They_are_left_out(string heading, string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,{heading},Referee\n2026-12-05,18:00,Lions,Tigers,{one},Theo Marlowe\n"
                + $"2026-12-06,18:00,Owls,Hawks,{other},Sasha Hollis\n");

        Assert.Equal(["date", "time", "home", "away", null, "position"], view.Mapping.Columns);
        Assert.Equal([Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Empty(view.Plan.Names);
    }
}
