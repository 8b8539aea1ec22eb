using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Dates of digits alone, years after an apostrophe, footnote marks, and names of days that are not dates.</summary>
public sealed class FigureDaysTests
{
    [Theory]
    [InlineData("121926", "122026", "2026-12-19")]
    [InlineData("12192026", "12202026", "2026-12-19")]
    [InlineData("191226", "201226", "2026-12-19")]
    [InlineData("19122026", "20122026", "2026-12-19")]
    [InlineData("261219", "261220", "2026-12-19")]
    [InlineData("10527", "121926", "2027-01-05")]
    public async Task Figures_alone_are_days_where_the_whole_column_is_so_and_that_is_said(string one, string other, string day)
    {
        var view = await PreviewAsync(one, other);

        Assert.Equal((Outcome.Add, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome));
        Assert.Contains($"2 days are figures alone, as {one}, which is {day}.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("010227", "020327")]
    [InlineData("01022027", "02032027")]
    public async Task Where_day_and_month_can_be_either_it_is_asked(string one, string other)
    {
        var view = await PreviewAsync(one, other);

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.Contains($"as “{one}”. Which is it?", Assert.Single(view.Plan!.Questions).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("271226", "261227")]
    [InlineData("121926", "12/20/2026")]
    [InlineData("4417", "9982")]
    public async Task Other_figures_are_no_days(string one, string other) =>
        Assert.NotEqual(Outcome.Add, (await PreviewAsync(one, other)).Plan?.Rows[0].Outcome);

    [Theory]
    [InlineData("6.3.'27", "Sat 6 Mar 2027")]
    [InlineData("12/19/'26", "Sat 19 Dec 2026")]
    [InlineData("19.12.’26", "Sat 19 Dec 2026")]
    public async Task A_year_behind_an_apostrophe_is_one(string date, string day)
    {
        var view = await PreviewAsync(date, "2026-12-20");

        Assert.Contains(day, view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12/19/2026*")]
    [InlineData("*12/19/2026")]
    [InlineData("19.12.2026 **")]
    [InlineData("2026-12-19†")]
    [InlineData("Dec 19, 2026¹")]
    public async Task A_mark_of_a_footnote_beside_a_date_is_left_out_and_said(string date)
    {
        var view = await PreviewAsync(date, "2026-12-20");

        Assert.Contains("Sat 19 Dec 2026", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains($"1 date has a mark beside it, as of a footnote, which is left out, as “{date}”.", view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("Thanksgiving")]
    [InlineData("Tag der Arbeit")]
    [InlineData("Semana Santa")]
    public async Task The_name_of_a_day_is_no_date_and_how_to_write_it_is_said(string name)
    {
        var view = await PreviewAsync("2026-12-19", "2026-12-20", name);

        Assert.Equal((Outcome.Error, $"“{name}” does not say which day it is.", "Write the day itself, as 2026-11-26, with the year."),
            (view.Row(4).Outcome, view.Row(4).Reason, view.Row(4).Mend));
    }

    private static async Task<ImportView> PreviewAsync(params string[] dates)
    {
        await using var portal = await TestPortal.StartAsync();
        return await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away\n{string.Concat(dates.Select(date => $"\"{date}\",10:00,Lions,Tigers\n"))}");
    }
}
