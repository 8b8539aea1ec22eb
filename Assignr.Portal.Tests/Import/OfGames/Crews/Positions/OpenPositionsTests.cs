using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Positions;

/// <summary>Words in place of an official for an open position.</summary>
public sealed class OpenPositionsTests
{
    [Theory]
    [InlineData("OPEN")]
    [InlineData("(open)")]
    [InlineData("N.N.")]
    [InlineData("unbesetzt")]
    [InlineData("à désigner")]
    [InlineData("Por designar")]
    [InlineData("vacant")]
    [InlineData("need 1")]
    [InlineData("2 needed")]
    [InlineData("need U2")]
    [InlineData("falta 1")]
    [InlineData("2 gesucht")]
    [InlineData("il manque 1")]
    public async Task Words_for_an_open_position_leave_it_open_and_ask_about_nobody(string words)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Home,Away,Referee,Umpire\n2026-12-05,Lions,Tigers,Terrence Miles,{words}\n"
                + $"2026-12-06,Owls,Foxes,{words},Terrence Miles\n");

        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.Empty(view.Plan.Names);
        Assert.Contains($"2 cells say that a position is open, as “{words}”.", view.Plan.Remarks);
    }

    [Theory]
    [InlineData("R: Terrence Miles / U: (open)")]
    [InlineData("Terrence Miles; OPEN")]
    public async Task Words_for_an_open_position_count_in_a_cell_of_several_officials_too(string crew)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Home,Away,Officials\n2026-12-05,Lions,Tigers,{crew}\n");

        Assert.Equal((Outcome.Add, "1 of 2 positions"), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.Empty(view.Plan!.Names);
    }

    [Fact]
    public async Task Whoever_is_here_and_is_called_so_has_the_position()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Gesucht Vacant", "gesucht@example.com"), A.Person("Nobody Yet", "nobody@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games, "Date,Home,Away,Referee\n2026-12-05,Lions,Tigers,Nobody Yet\n");

        Assert.Equal("1 of 1 positions", view.Row(2).Summary);
    }

    [Fact]
    public async Task A_position_that_somebody_leaves_open_is_not_counted_as_filled()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person());
        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Home,Away,Referee,Umpire\n2026-12-05,Lions,Tigers,Terrence Miles,Ivy Ito\n");
        Assert.Equal("2 of 2 positions", view.Row(2).Summary);

        var name = Assert.Single(view.Plan!.Names).Key;
        view = await portal.ChangeAsync(view,
            new ImportChange(Edits: view.Edits with { Names = new Dictionary<string, NameChoice> { [name] = new(Add: true) } }));
        Assert.Equal((Outcome.Add, "2 of 2 positions"), (view.Row(2).Outcome, view.Row(2).Summary));
        view = await portal.ChangeAsync(view,
            new ImportChange(Edits: view.Edits with { Names = new Dictionary<string, NameChoice> { [name] = new(LeaveOpen: true) } }));

        Assert.Equal((Outcome.Add, "1 of 2 positions"), (view.Row(2).Outcome, view.Row(2).Summary));
    }
}
