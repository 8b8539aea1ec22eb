using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Rows with more cells than there are headings.</summary>
public sealed class LongRowsTests
{
    [Theory]
    [InlineData("2026-12-14,18:00,Rye, NH,Bears")]
    [InlineData("2026-12-14,18:00,Rye,Bears,Gym 2")]
    [InlineData("2026-12-14,18:00,Rye,Bears,,x")]
    public async Task They_need_a_look_and_come_in_when_that_is_meant(string line)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away\n2026-12-13,18:00,Lions,Tigers\n{line}\n2026-12-15,18:00,Wolves,Hawks\n");

        Assert.Equal(Outcome.Look, view.Row(3).Outcome);
        Assert.StartsWith("The row has more cells than there are headings: ", view.Row(3).Reason, StringComparison.Ordinal);
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers).Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Fact]
    public async Task A_column_without_a_heading_that_most_rows_fill_is_no_long_row()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, "Date,Time,Home,Away,\n2026-12-13,18:00,Lions,Tigers,JV\n2026-12-14,18:00,Rye,Bears,V\n");

        Assert.Equal([Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }
}
