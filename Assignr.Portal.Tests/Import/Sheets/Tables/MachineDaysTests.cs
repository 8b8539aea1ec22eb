using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Seconds since 1970, and days of ISO weeks.</summary>
public sealed class MachineDaysTests
{
    [Theory]
    [InlineData("1796497200", "2026-12-05T19:00:00Z")]
    [InlineData("1796497200000", "2026-12-05T19:00:00Z")]
    [InlineData("2026-W49-6", "2026-12-05")]
    [InlineData("2026W497", "2026-12-06")]
    [InlineData("2026-w53-1", "2026-12-28")]
    public void They_are_days_which_is_said(string cell, string day)
    {
        var sheet = SheetFiles.Games($"Date,Home,Away\n{cell},Lions,Tigers\n");

        Assert.Equal(day, sheet.Rows[0].Cells[0]);
        var said = sheet.Finding("Days as programs count them");
        Assert.Contains($": “{cell}” is {day}.", said.Sentence, StringComparison.Ordinal);
        Assert.Equal(cell, SheetFiles.Games($"Date,Home,Away\n{cell},Lions,Tigers\n", said.Option("As they stand")).Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData("Date", "2026-W54-1")]
    [InlineData("Date", "2026-W49")]
    [InlineData("Date", "12192026")]
    [InlineData("Game number", "1796497200")]
    [InlineData("Home", "1796497200")]
    public void Other_figures_are_none(string heading, string cell) => Assert.Equal(cell,
        SheetFiles.Games($"{heading},Opponent,Score\n{cell},Tigers,x\n").Rows[0].Cells[0]);

    [Fact]
    public async Task A_moment_is_converted_to_the_sites_time()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games,
            "Start timestamp,Home,Away\n1796497200,Lions,Tigers\n1796583600,Owls,Hawks\n");

        Assert.Null(view.Problem);
        Assert.Equal([Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }
}
