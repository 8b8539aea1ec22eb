using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Tests.Import.Sheets;
using static Assignr.Portal.Tests.Import.WorkbookFile;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>What lookups and formulas leave in the cells of a schedule.</summary>
public sealed class NothingInCellsTests
{
    [Theory]
    [InlineData("Lions,0,Theo Marlowe")]
    [InlineData("0,Tigers,Theo Marlowe")]
    [InlineData("0,0,0")]
    public async Task A_lone_0_among_words_is_nothing_and_said(string cells)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Referee\n2026-12-05,13:00,Owls,Elks,Noor Ito\n2026-12-06,13:00,{cells}\n");

        Assert.Equal(Outcome.Error, view.Row(3).Outcome);
        Assert.StartsWith("There is no ", view.Row(3).Reason, StringComparison.Ordinal);
        Assert.Contains("read as empty", view.Sheet.Finding("Zeros").Sentence, StringComparison.Ordinal);
        view = await portal.ChangeAsync(view, new ImportChange(Reading: view.Sheet.Finding("Zeros").Option("Keep them")));
        Assert.Contains("0", view.Sheet.Rows[1].Cells);
    }

    [Fact]
    public async Task Zeros_take_no_column_of_names_away()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                "Date,Time,Home,Away,Referee\n2026-12-05,13:00,Owls,Elks,Theo Marlowe\n2026-12-06,13:00,Cats,Dogs,0\n"
                + "2026-12-07,13:00,Bees,Ants,0\n");

        Assert.Equal(GameFields.Position, view.Mapping.Columns[4]);
    }

    [Theory]
    [InlineData("Score,7,0")]
    [InlineData("Court,0,1")]
    [InlineData("Level,0,U12 3")]
    public void A_0_among_figures_stays(string column)
    {
        var cells = column.Split(',');
        var sheet = SheetFiles.Games(
            $"Date,Home,Away,{cells[0]}\n2026-12-05,Owls,Elks,{cells[1]}\n2026-12-06,Cats,Dogs,{cells[2]}\n2026-12-07,Bees,Ants,5\n");

        Assert.DoesNotContain(sheet.Findings, finding => finding.Subject == "Zeros");
    }

    [Theory]
    [InlineData("12")]
    [InlineData("7:00 PM")]
    [InlineData("2026-12-13")]
    public async Task A_team_of_figures_or_a_time_needs_a_look(string team)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Home,Away\n2026-12-05,13:00,Owls,Elks\n2026-12-06,13:00,Cats,Dogs\n2026-12-07,13:00,Bees,{team}\n");

        Assert.Equal((Outcome.Look, $"“{team}” is hardly the name of a team."), (view.Row(4).Outcome, view.Row(4).Reason));
        view = await portal.EditAsync(view, 4, view.Row(4).Offers.Single().Edit);
        Assert.Equal(Outcome.Add, view.Row(4).Outcome);
    }

    [Theory]
    [InlineData("<c><f>A2+7</f></c>")]
    [InlineData("<c t=\"e\"><f>A2+7</f><v>#REF!</v></c>")]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>")]
    public async Task A_date_that_cannot_be_read_is_not_the_one_above(string cell)
    {
        await using var portal = await TestPortal.StartAsync();
        var file = Make(("List", Sheet(Rows(
            ["Date", "Time", "Home", "Away"], ["2026-12-05", "13:00", "Owls", "Elks"], [cell, "14:00", "Cats", "Dogs"],
                [cell, "15:00", "Bees", "Ants"], [cell]))));

        var started = await portal.StartAsync(ImportKind.Games, "list.xlsx", file);
        var view = (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value))!;

        Assert.Equal([Outcome.Add, Outcome.Error, Outcome.Error], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal("There is no date.", view.Row(3).Reason);
    }
}
