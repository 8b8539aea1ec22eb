using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>A range or list of days is not a date: its second day is not a year.</summary>
public sealed class SeveralDaysTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Dec 26–27")]
    [InlineData("Dec 26-27, 2026")]
    [InlineData("Nov 28, 29th")]
    [InlineData("Nov 28, 29 & 30")]
    [InlineData("Sept 4 & 5")]
    [InlineData("Sept 4, 5")]
    [InlineData("Sat-Sun Dec 26-27")]
    [InlineData("Sat/Sun 12/26")]
    [InlineData("Fri Nov 27, Sat Nov 28")]
    [InlineData("Dec 31, 2026 - Jan 1, 2027")]
    [InlineData("5-12 Dec 2026")]
    [InlineData("29–30 août")]
    [InlineData("du 26 au 27 décembre")]
    [InlineData("26 y 27 de diciembre")]
    [InlineData("del 26 al 27 de diciembre de 2026")]
    [InlineData("26./27. Dezember")]
    [InlineData("vom 26. bis 27. Dezember 2026")]
    [InlineData("5./6.12.2026")]
    [InlineData("12/5 - 12/6")]
    [InlineData("12/5-6/2026")]
    [InlineData("12/5/2026 – 12/6/2026")]
    [InlineData("2026-12-05 to 2026-12-06")]
    public void Several_days_are_told_from_a_date(string text)
    {
        Assert.Null(DateText.Read(text));
        Assert.True(SeveralDays.Are(text));
        Assert.Equal((text, "7:00 PM"), DateText.Split($"{text} 7:00 PM"));
    }

    [Theory]
    [InlineData("Dec-26-27")]
    [InlineData("26-Dec-27")]
    [InlineData("Dec 26 '27")]
    [InlineData("26 Dec 27")]
    [InlineData("12/26/27")]
    [InlineData("12-26-27")]
    [InlineData("26.12.27")]
    public void A_year_of_two_figures_stays_one(string text) => Assert.Equal(2027, DateText.Read(text)!.Value.Year);

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("12-5")]
    [InlineData("Week 5, Dec 12")]
    [InlineData("Field 2 & 3")]
    [InlineData("19.30")]
    [InlineData("9/13/2026 13:00-14:30")]
    [InlineData("Dec 5, 7 - 9 pm")]
    public void What_is_no_list_of_days_is_none(string text) => Assert.False(SeveralDays.Are(text));

    [Theory]
    [InlineData("Dec 5, 10 - 11 am", "Dec 5", "10 - 11 am")]
    [InlineData("Dec 5, 7 - 9 pm", "Dec 5", "7 - 9 pm")]
    [InlineData("Dec 5, 26 7 PM", "Dec 5, 26", "7 PM")]
    public void A_time_behind_a_day_is_no_second_day(string text, string date, string time) =>
        Assert.Equal((date, time), DateText.Split(text));

    [Theory]
    [InlineData("Dec 26–27")]
    [InlineData("12/5 - 12/6")]
    [InlineData("29–30 août")]
    public async Task A_row_of_several_days_needs_a_look(string text)
    {
        var row = (await PreviewAsync($"1,{text},13:00,A,B")).Row(2);

        Assert.Equal((Outcome.Look, $"“{text}” names several days."), (row.Outcome, row.Reason));
        Assert.Equal("A row is one game on one day: write its own day, as 2026-09-13.", row.Mend);
    }

    [Fact]
    public async Task What_may_be_a_year_or_a_day_is_asked_once()
    {
        var view = await PreviewAsync("1,\"Nov 28, 29\",13:00,A,B", "2,\"Dec 5, 27\",13:00,C,D");

        Assert.Equal(2, view.Plan!.Counts.Look);
        var question = Assert.Single(view.Plan.Questions);
        Assert.Equal("2 dates can be read in two ways, as “Nov 28, 29”. What is 29?", question.Sentence);
        Assert.Equal(["The year 2029", "A second day"], question.Answers.Select(answer => answer.Label));
        view = await portal.ChangeAsync(view, new ImportChange(question.Answers[0].Taken(view.Mapping)));

        Assert.EndsWith("Sun 5 Dec 2027, 13:00", view.Row(3).Title, StringComparison.Ordinal);
        var guess = Assert.Single(view.Plan!.Guesses);
        Assert.Equal("As you said, “Nov 28, 29” is of 2029.", guess.Sentence);
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal("“Nov 28, 29” names several days.", view.Row(2).Reason);
    }

    [Theory]
    [InlineData("Dec 28, 26", "“Dec 28, 26” shows that a year stands behind the day: “Dec 5, 26” is of 2026.")]
    [InlineData("Nov. 30th, 26", "“Nov. 30th, 26” shows that a year stands behind the day: “Dec 5, 26” is of 2026.")]
    [InlineData("Sat Dec 12, 26", "“Sat Dec 12, 26” shows that a year stands behind the day: “Dec 5, 26” is of 2026.")]
    public async Task Another_row_shows_that_it_is_the_year(string other, string sentence)
    {
        var view = await PreviewAsync("1,\"Dec 5, 26\",13:00,A,B", $"2,\"{other}\",13:00,C,D");

        Assert.Empty(view.Plan!.Questions);
        Assert.EndsWith("Sat 5 Dec 2026, 13:00", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Equal(sentence, Assert.Single(view.Plan.Guesses).Sentence);
    }

    [Theory]
    [InlineData("Sat Dec 26, 27")]
    [InlineData("Dec 5, 12")]
    public async Task Where_no_year_fits_there_are_two_days(string text)
    {
        var view = await PreviewAsync($"1,\"{text}\",13:00,A,B");

        Assert.Empty(view.Plan!.Questions);
        Assert.Equal($"“{text}” names several days.", view.Row(2).Reason);
    }

    private Task<ImportView> PreviewAsync(params string[] rows) =>
        portal.PreviewAsync(ImportKind.Games, "Game,Date,Time,Home,Away\n" + string.Join('\n', rows) + "\n");
}
