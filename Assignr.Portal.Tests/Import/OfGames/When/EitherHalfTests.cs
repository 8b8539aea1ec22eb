using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Times at night by 24 hours that are in the afternoon by 12.</summary>
public sealed class EitherHalfTests
{
    [Theory]
    [InlineData("4:30", "16:30", "4:30 PM", "04:30")]
    [InlineData("7:30", "19:30", "7:30 PM", "07:30")]
    [InlineData("07:30", "19:30", "7:30 PM", "07:30")]
    [InlineData("4.30", "16:30", "4:30 PM", "04:30")]
    [InlineData("1:15", "13:15", "1:15 PM", "01:15")]
    public async Task They_are_asked_about_among_games_of_the_afternoon(string text, string afternoon, string pm, string morning)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-13,16:30,A,B\n2026-12-14,{text},C,D\n2026-12-15,18:00,E,F\n");

        var row = view.Row(3);
        Assert.Equal(Outcome.Look, row.Outcome);
        Assert.Equal([$"It is {pm}", $"It is {morning}"], row.Offers.Select(offer => offer.Label));
        var late = await portal.EditAsync(view, 3, row.Offers[0].Edit);
        Assert.Equal((Outcome.Add, $"D at C, Mon 14 Dec 2026, {afternoon}"), (late.Row(3).Outcome, late.Row(3).Title));
        var early = await portal.EditAsync(late, 3, row.Offers[1].Edit);
        Assert.Equal((Outcome.Add, $"D at C, Mon 14 Dec 2026, {morning}"), (early.Row(3).Outcome, early.Row(3).Title));
    }

    [Fact]
    public async Task Times_in_the_cells_of_dates_are_asked_about_and_one_press_decides_all()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, "When,Home,Away\n2026-12-13 16:30,A,B\n2026-12-14 4:30,C,D\n2026-12-15 7:30,E,F\n2026-12-15 19:00,G,H\n");

        Assert.Equal(["time-pm", "time-pm"], view.Plan!.Rows.Where(row => row.Outcome == Outcome.Look).Select(row => row.Offers[0].Kind));
        foreach (var row in view.Plan.Rows.Where(row => row.Outcome == Outcome.Look))
            view = await portal.EditAsync(view, row.Line, row.Offers[0].Edit);
        Assert.Equal(["D at C, Mon 14 Dec 2026, 16:30", "F at E, Tue 15 Dec 2026, 19:30"], [view.Row(3).Title, view.Row(4).Title]);
    }

    [Fact]
    public async Task A_spreadsheet_that_took_it_for_the_morning_is_asked_about()
    {
        await using var portal = await TestPortal.StartAsync();
        var file = WorkbookFile.Of(["Date", "Time", "Home", "Away"], ["2026-12-13", "09:00", "A", "B"], ["2026-12-13", "01:30", "C", "D"]);

        var view = await portal.PreviewAsync(ImportKind.Games, file, "games.xlsx");

        Assert.Equal(Outcome.Look, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("07:30", "09:00", "10:30")]
    [InlineData("7:30", "8:00", "13:00")]
    [InlineData("04:30:00", "16:30:00", "18:00:00")]
    [InlineData("4:30 AM", "16:30", "18:00")]
    [InlineData("7:30", "9:00", "10:30")]
    public async Task Nothing_is_asked_of_a_plain_time(params string[] times)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Home,Away\n{string.Join('\n', times.Select((time, index) => $"2026-12-1{index},{time},A{index},B{index}"))}\n");

        Assert.Equal(3, view.Plan!.Counts.Add);
    }
}
