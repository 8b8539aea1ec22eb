using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Dates beside a wrong weekday, dates with points, and dates that somebody typed in.</summary>
public sealed class ContradictedDatesTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Sat 2026-09-13", "Sunday", "It is Sun 13 Sep 2026")]
    [InlineData("Sat 9/13/2026", "Sunday", "It is Sun 13 Sep 2026")]
    [InlineData("Tuesday, 5 December 2026", "Saturday", "It is Sat 5 Dec 2026")]
    [InlineData("dimanche 5 décembre 2026", "Saturday", "It is Sat 5 Dec 2026")]
    [InlineData("So 05.12.2026", "Saturday", "It is Sat 5 Dec 2026")]
    [InlineData("lunes 13 de septiembre de 2026", "Sunday", "It is Sun 13 Sep 2026")]
    public async Task A_weekday_that_is_another_one_is_said(string text, string day, string offer)
    {
        var view = await PreviewAsync($"1,\"{text}\",13:00,A,B");

        Assert.Equal((Outcome.Look, $"“{text}” is a {day}."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Equal(offer, Assert.Single(view.Row(2).Offers).Label);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal((Outcome.Add, $"B at A, {offer["It is ".Length..]}, 13:00"), (view.Row(2).Outcome, view.Row(2).Title));
    }

    [Fact]
    public async Task Keeping_the_dates_of_all_keeps_the_times_in_their_cells()
    {
        var view = await portal.PreviewAsync(ImportKind.Games, "When,Home,Away\nSat 9/13/2026 1:00 PM,A,B\nMon 9/20/2026 7p,C,D\n");

        Assert.All(view.Plan!.Rows, row => Assert.Equal("keep-date", Assert.Single(row.Offers).Kind));
        Assert.Equal("Keep the dates of both", ImportWords.ForAll("keep-date", 2));
        foreach (var row in view.Plan.Rows)
            view = await portal.EditAsync(view, row.Line, row.Offers[0].Edit);
        Assert.Equal(["B at A, Sun 13 Sep 2026, 13:00", "D at C, Sun 20 Sep 2026, 19:00"], view.Plan!.Rows.Select(row => row.Title));
    }

    [Fact]
    public async Task Neither_order_agreeing_with_the_weekday_is_asked_and_then_said()
    {
        var view = await PreviewAsync("1,Mon 12/06/2026,13:00,A,B");

        view = await portal.ChangeAsync(view, new ImportChange(Assert.Single(view.Plan!.Questions).Answers[0].Taken(view.Mapping)));

        Assert.Equal("“Mon 12/06/2026” is a Sunday.", view.Row(2).Reason);
    }

    [Fact]
    public async Task A_weekday_that_is_another_one_in_the_season_is_said()
    {
        var view = await PreviewAsync("1,Sat Sep 12,13:00,A,B", "2,Sun Sep 19,13:00,C,D", "3,Sat Sep 26,13:00,E,F");

        view = await portal.ChangeAsync(view, new ImportChange(Assert.Single(view.Plan!.Questions).Answers[0].Taken(view.Mapping)));

        Assert.Equal([null, "“Sun Sep 19” is a Saturday.", null], view.Plan!.Rows.Select(row => row.Reason));
    }

    [Fact]
    public async Task Dates_with_points_are_read_day_first_and_that_is_said_with_its_undo()
    {
        var view = await PreviewAsync("1,05.12.2026,13:00,A,B", "2,6.11.26,13:00,C,D");

        Assert.Equal(2, view.Plan!.Counts.Add);
        var guess = Assert.Single(view.Plan.Guesses);
        Assert.Equal(("Where points are written the day comes first: “05.12.2026” is 5 Dec 2026.", "Read the month first"),
            (guess.Sentence, guess.Undo));
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal(["B at A, Tue 12 May 2026, 13:00", "D at C, Thu 11 Jun 2026, 13:00"], view.Plan!.Rows.Select(row => row.Title));
        Assert.Equal("As you said, “05.12.2026” is 12 May 2026.", Assert.Single(view.Plan.Guesses).Sentence);
    }

    [Theory]
    [InlineData("12.13.2026", "Tue 12 May 2026", "“12.13.2026” shows that the month comes first: “05.12.2026” is 12 May 2026.")]
    [InlineData("Sun 12.06.2026", "Tue 12 May 2026", "“Sun 12.06.2026” shows that the month comes first: “05.12.2026” is 12 May 2026.")]
    [InlineData("Sa 12.12.2026", "Sat 5 Dec 2026", "Where points are written the day comes first: “05.12.2026” is 5 Dec 2026.")]
    [InlineData("So 06.12.2026", "Sat 5 Dec 2026", "“So 06.12.2026” shows that the day comes first: “05.12.2026” is 5 Dec 2026.")]
    [InlineData("12/13/2026", "Sat 5 Dec 2026", "Where points are written the day comes first: “05.12.2026” is 5 Dec 2026.")]
    public async Task Another_date_with_points_decides(string other, string when, string sentence)
    {
        var view = await PreviewAsync("1,05.12.2026,13:00,A,B", $"2,{other},13:00,C,D");

        Assert.Equal($"B at A, {when}, 13:00", view.Row(2).Title);
        Assert.Equal(sentence, Assert.Single(view.Plan!.Guesses).Sentence);
    }

    [Fact]
    public async Task Dates_with_points_that_contradict_each_other_are_asked_about()
    {
        var view = await PreviewAsync("1,05.12.2026,13:00,A,B", "2,12.13.2026,13:00,C,D", "3,13.12.2026,13:00,E,F");

        Assert.Equal([Outcome.Look, Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Label == "It is 12 May 2026").Edit);
        Assert.Equal("B at A, Tue 12 May 2026, 13:00", view.Row(2).Title);
    }

    [Theory]
    [InlineData("11/12", "1/9")]
    [InlineData("9/1", "12/11")]
    [InlineData("12/5", "2/6")]
    public async Task A_season_over_the_turn_of_the_year_is_offered_where_some_reading_needs_it(string one, string other)
    {
        var view = await PreviewAsync($"1,{one},13:00,A,B", $"2,{other},13:00,C,D");

        Assert.Equal(2, view.Plan!.Questions.Count);
        Assert.Contains("2026–27", view.Plan.Questions[1].Answers.Select(answer => answer.Label));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_season_over_the_turn_of_the_year_is_offered_only_where_the_chosen_order_needs_it(bool dayFirst, bool isSplit)
    {
        var view = await PreviewAsync("1,11/12,13:00,A,B", "2,1/9,13:00,C,D");

        view = await portal.ChangeAsync(view, new ImportChange(view.Mapping with { DayFirst = dayFirst }));

        Assert.Equal(isSplit, Assert.Single(view.Plan!.Questions).Answers.Any(answer => answer.Label == "2026–27"));
    }

    [Fact]
    public async Task A_date_that_was_typed_in_is_asked_about_above()
    {
        var view = await PreviewAsync("1,2026-12-40,13:00,A,B");

        view = await portal.EditAsync(view, 2, new RowEdit { Cells = new Dictionary<string, string> { ["date"] = "12/05/2026" } });

        Assert.Equal("“12/05/2026” can be read in two ways.", view.Row(2).Reason);
        Assert.Equal("1 date can be read in two ways, as “12/05/2026”. Which is it?", Assert.Single(view.Plan!.Questions).Sentence);
        view = await portal.EditAsync(view, 2, new RowEdit { Cells = new Dictionary<string, string> { ["date"] = "12/15" } });
        Assert.Equal("1 date has no year, as “12/15”. Which season is it?", Assert.Single(view.Plan!.Questions).Sentence);
        view = await portal.EditAsync(view, 2,
            new RowEdit { Cells = new Dictionary<string, string> { ["date"] = "2026-12-15", ["time"] = "1:30" } });
        Assert.Equal("1 time says neither AM nor PM, as “1:30”. When is it?", Assert.Single(view.Plan!.Questions).Sentence);
    }

    private Task<ImportView> PreviewAsync(params string[] rows) =>
        portal.PreviewAsync(ImportKind.Games, "Game,Date,Time,Home,Away\n" + string.Join('\n', rows) + "\n");
}
