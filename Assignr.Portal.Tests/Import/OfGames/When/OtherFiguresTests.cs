using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>A cell with unreadable digits makes a row with a sentence; the other rows are read.</summary>
public sealed class OtherFiguresTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("2026\u201312\u201305", "13:00")]
    [InlineData("2026\u201112\u201105", "13\u223600")]
    [InlineData("2026\u221212\u221205", "13：00")]
    [InlineData("2026／12／05", "１３:００")]
    [InlineData("２０２６-１２-０５", "13:00")]
    [InlineData("٢٠٢٦-١٢-٠٥", "١٣:٠٠")]
    [InlineData("۲۰۲۶-۱۲-۰۵", "۱۳:۰۰")]
    public async Task Figures_and_marks_that_look_otherwise_are_read(string date, string time)
    {
        var view = await PreviewAsync($"1,{date},{time},A,B", $"2,{date},{time},C,D");

        Assert.Equal((2, "B at A, Sat 5 Dec 2026, 13:00"), (view.Plan!.Counts.Add, view.Row(2).Title));
    }

    [Theory]
    [InlineData("12:٣٠ PM")]
    [InlineData("७:०० PM")]
    [InlineData("๑๙:๐๐")]
    [InlineData("7:00 UTC+٢")]
    [InlineData("7:00-٨:٣٠ PM")]
    public async Task A_time_with_figures_of_other_scripts_among_letters_is_said_to_be_none(string time)
    {
        var view = await PreviewAsync($"1,2026-12-05,{time},A,B", "2,2026-12-05,13:00,C,D", "3,2026-12-05,14:00,E,F");

        Assert.Equal((Outcome.Error, $"“{time}” is no time."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Equal(2, view.Plan!.Counts.Add);
    }

    [Theory]
    [InlineData("5 Dec ٢٠٢٦")]
    [InlineData("Dec ٥, 2026")]
    [InlineData("2026१२05")]
    [InlineData("2026-12-05T٠٧:00")]
    [InlineData("Dec 5 99999999999")]
    [InlineData("99999999999 Dec 2026")]
    [InlineData("Dec 5, ٢٠٢٦2026")]
    public async Task A_date_with_figures_of_other_scripts_among_letters_or_of_no_year_is_said_to_be_none(string date)
    {
        var view = await PreviewAsync($"1,\"{date}\",13:00,A,B", "2,2026-12-05,13:00,C,D", "3,2026-12-05,14:00,E,F");

        Assert.Equal((Outcome.Error, $"“{date}” is no date."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Equal(2, view.Plan!.Counts.Add);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+05:00", "0001-01-01")]
    [InlineData("9999-12-31T23:00:00-05:00", "9999-12-31")]
    [InlineData("9999-12-31 24:00", "9999-12-31")]
    [InlineData("0001-01-01 1:00 PM ET", "0001-01-01")]
    public async Task A_time_at_the_end_of_all_days_is_of_a_day_that_is_too_far_away(string moment, string day)
    {
        var view = await PreviewAsync($"1,{moment},,A,B", "2,2026-12-05,13:00,C,D", "3,2026-12-05,14:00,E,F");

        Assert.Equal((Outcome.Error, $"{day} is not within 5 years of today."), (view.Row(2).Outcome, view.Row(2).Reason));
    }

    private Task<ImportView> PreviewAsync(params string[] rows) =>
        portal.PreviewAsync(ImportKind.Games, $"Game ID,Date,Time,Home,Away\n{string.Concat(rows.Select(row => row + "\n"))}");
}
