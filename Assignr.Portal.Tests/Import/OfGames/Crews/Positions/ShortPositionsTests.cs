using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Positions;

/// <summary>Short forms of positions, as headings and beside names.</summary>
public sealed class ShortPositionsTests
{
    [Theory]
    [InlineData("R,U,HL", ",\"Iyer, I\"", "position,position,position")]
    [InlineData("R,HL,LJ", "Ivy Ito,Vik Macpherson", "position,position,position")]
    [InlineData("R,U1,U2", "Ivy Ito,OPEN", "position,position,position")]
    [InlineData("R,TV,U", "CH5,Ivy Ito", "position,,")]
    [InlineData("R,Venue,U", "Mill Road,Ivy Ito", "position,,")]
    public async Task A_column_beside_positions_is_one_where_it_is_headed_as_briefly_and_has_names(string headings,
        string cells, string fields)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());
        cells = headings == "R,U,HL" ? $"Terrence Miles{cells}" : cells;

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Home,Away,{headings}\n2026-12-05,Lions,Tigers,Terrence Miles,{cells}\n");

        Assert.Equal(fields, string.Join(',', view.Mapping.Columns.Skip(3)));
    }

    [Theory]
    [InlineData("R: Terrence Miles / U: Ivy Ito", "R, U")]
    [InlineData("Terrence Miles (R), Ivy Ito (U)", "R, U")]
    [InlineData("Referee: Terrence Miles\nUmpire: Ivy Ito", "Referee, Umpire")]
    [InlineData("R: Terrence Miles / Ivy Ito", "Official 1, Official 2, Official 3")]
    public async Task Positions_that_stand_in_the_cells_are_shown_as_they_stand_there(string crew, string positions)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Home,Away,Officials\n2026-12-05,Lions,Tigers,\"{crew}\"\n");

        Assert.Equal(positions, Assert.Single(view.Plan!.Crews).Positions);
    }
}
