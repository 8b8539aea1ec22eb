using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Dates that can be read in several ways are decided by the rest of the file, or asked about once for all of them.</summary>
public sealed class DatesOfAFileTests : IAsyncLifetime
{
    private const string Head = "Game,Date,Time,Home,Away\n";

    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Nothing_is_guessed_where_nothing_in_the_file_decides_and_the_answer_that_lies_ahead_is_offered_first()
    {
        var view = await PreviewAsync("1,12/05/2026,6:00 PM,Lions,Tigers", "2,12/06/2026,6:00 PM,Bears,Wolves");

        Assert.Equal(2, view.Plan!.Counts.Look);
        var question = Assert.Single(view.Plan.Questions);
        Assert.Equal("2 dates can be read in two ways, as “12/05/2026”. Which is it?", question.Sentence);
        Assert.Equal(["5 Dec 2026", "12 May 2026"], question.Answers.Select(answer => answer.Label));

        view = await AnswerAsync(view, question.Answers[0]);
        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.EndsWith("Sat 5 Dec 2026, 18:00", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Empty(view.Plan.Questions);
        // The answer is stored with the draft and can be undone.
        var again = (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, view.Batch.Id))!;
        var guess = Assert.Single(again.Plan!.Guesses);
        Assert.Equal(("As you said, “12/05/2026” is 5 Dec 2026.", "Read the day first"), (guess.Sentence, guess.Undo));
        view = await portal.ChangeAsync(again, new ImportChange(guess.Otherwise!(again.Mapping)));
        Assert.EndsWith("Tue 12 May 2026, 18:00", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date (MM/DD/YYYY)", "12/05/2026", "5 Dec 2026", "month")]
    [InlineData("Game Date mm-dd-yy", "12/05/2026", "5 Dec 2026", "month")]
    [InlineData("Datum (TT/MM/JJJJ)", "12/05/2027", "12 May 2027", "day")]
    [InlineData("Datum TT.MM.JJJJ", "12/05/2027", "12 May 2027", "day")]
    [InlineData("Date (jj/mm/aaaa)", "12/05/2027", "12 May 2027", "day")]
    [InlineData("Fecha (dd/mm/aaaa)", "12/05/2027", "12 May 2027", "day")]
    public async Task A_heading_that_says_the_order_decides_and_is_said(string heading, string date, string day, string first)
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Game,{heading},Time,Home,Away\n1,{date},18:00,Lions,Tigers\n2,{date},18:00,Bears,Wolves\n");

        Assert.Equal((2, 0), (view.Plan!.Counts.Add, view.Plan.Questions.Count));
        Assert.Equal(
            $"“{heading}” shows that the {first} comes first: “{date}” is {day}.",
            Assert.Single(view.Plan.Guesses, guess => guess.Undo!.EndsWith("first", StringComparison.Ordinal)).Sentence);
    }

    [Fact]
    public async Task A_heading_that_a_row_contradicts_decides_nothing()
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games, "Game,Date (MM/DD/YYYY),Time,Home,Away\n1,12/05/2026,18:00,Lions,Tigers\n2,13/05/2027,18:00,Bears,Wolves\n");

        Assert.Equal("1 date can be read in two ways, as “12/05/2026”. Which is it?", Assert.Single(view.Plan!.Questions).Sentence);
    }

    [Theory]
    [InlineData("05/01/2027", "05/02/2027", "6:00 PM")]
    [InlineData("05/01/2027", "05/02/2027", "18:00")]
    [InlineData("01/05/2027", "02/05/2027", "18:00")]
    [InlineData("05/01/2027", "05/08/2027", "18:00")]
    public async Task The_answer_by_which_the_games_are_closer_together_is_offered_first_however_times_are_written(string first,
        string second, string time)
    {
        var view = await PreviewAsync($"1,{first},{time},Lions,Tigers", $"2,{second},{time},Bears,Wolves");

        Assert.Equal(["1 May 2027", "5 Jan 2027"], Assert.Single(view.Plan!.Questions).Answers.Select(answer => answer.Label));
    }

    [Theory]
    [InlineData("07/08/2026,19:00", "8 Jul 2026", "7 Aug 2026", DateOrder.MonthFirst)]
    [InlineData("07/08/2026,19:00", "7 Aug 2026", "8 Jul 2026", DateOrder.DayFirst)]
    [InlineData("07/08/2026,7:00 PM", "8 Jul 2026", "7 Aug 2026", DateOrder.DayFirst)]
    [InlineData("01/12/2026,7:00 PM", "1 Dec 2026", "12 Jan 2026", DateOrder.MonthFirst)]
    public async Task The_likelier_date_is_offered_first_and_not_taken_unasked(string cells, string first, string second, DateOrder order)
    {
        await portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(site => site.DateOrder, order)));

        var view = await PreviewAsync($"1,{cells},Lions,Tigers");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        var labels = Assert.Single(view.Plan!.Questions).Answers.Select(answer =>
            DateOnly.Parse(answer.Label, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([DateOnly.Parse(first, null), DateOnly.Parse(second, null)], labels);
    }

    [Theory]
    [InlineData("13/12/2026", "Sat 12 Dec 2026", "“13/12/2026” shows that the day comes first: “12/12/2026”")]
    [InlineData("12/13/2026", "Tue 8 Dec 2026", "“12/13/2026” shows that the month comes first: “12/08/2026” is 8 Dec 2026.")]
    [InlineData("Sun 12/06/2026", "Tue 8 Dec 2026", "“Sun 12/06/2026” shows that the month comes first: “12/08/2026” is 8 Dec 2026.")]
    [InlineData("Fri 12/06/2026", "Wed 12 Aug 2026", "“Fri 12/06/2026” shows that the day comes first: “12/08/2026” is 12 Aug 2026.")]
    public async Task Another_row_decides_and_that_is_said_with_its_undo(string other, string when, string sentence)
    {
        var open = when.Contains("12 Dec", StringComparison.Ordinal) ? "12/12/2026" : "12/08/2026";
        var view = await PreviewAsync($"1,{open},13:00,Lions,Tigers", $"2,{other},13:00,Bears,Wolves");

        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.Contains(when, view.Row(2).Title, StringComparison.Ordinal);
        Assert.Empty(view.Plan.Questions);
        // 12 December is the same in either order.
        Assert.Equal(open == "12/12/2026" ? [] : [sentence], view.Plan.Guesses.Where(guess => guess.Sentence.StartsWith('“'))
            .Select(guess => guess.Sentence).Where(one => one.Contains("shows", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_decide_nothing()
    {
        var view = await PreviewAsync("1,13/12/2026,13:00,A,B", "2,12/14/2026,13:00,C,D", "3,12/05/2026,13:00,E,F");

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Empty(view.Plan.Questions);
        Assert.Equal(2, view.Row(4).Offers.Count);
    }

    [Fact]
    public async Task Dates_as_people_write_them_are_one_day_and_those_without_a_year_are_of_theirs()
    {
        var cells = new[] { "Sat 12/5/2026", "Saturday 12/05/26", "12/5/2026 (Sat)", "\"Sat. Dec 5, 2026\"", "\"Dec. 5, 2026\"", "Sat 12/5",
            "5-Dec", "5 déc. 2026", "Sa 05.12.2026", "2026.12.05", "5.12.26", "20261205" };
        var view = await PreviewAsync([.. cells.Select((cell, index) => $"{index},{cell},13:00,A{index},B{index}")]);

        Assert.Equal(cells.Length, view.Plan!.Counts.Add);
        var guess = view.Plan.Guesses.Single(guess => guess.Undo == "Another season");
        Assert.Equal("“Sat 12/5/2026” has its year: dates without a year are of 2026, as “Sat 12/5”.", guess.Sentence);
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal((10, 2), (view.Plan!.Counts.Add, view.Plan.Counts.Look));
        var question = Assert.Single(view.Plan.Questions);
        Assert.Equal("2 dates have no year, as “Sat 12/5”. Which season is it?", question.Sentence);
        Assert.Equal("2026", question.Answers[0].Label);
        view = await AnswerAsync(view, question.Answers[0]);

        Assert.Equal(cells.Length, view.Plan!.Counts.Add);
        Assert.All(view.Plan.Rows, row => Assert.EndsWith("Sat 5 Dec 2026, 13:00", row.Title, StringComparison.Ordinal));
        Assert.Contains(view.Plan.Guesses, guess => guess.Sentence == "As you said, dates without a year are of 2026, as “Sat 12/5”."
            && guess.Undo == "Another season");
    }

    [Fact]
    public async Task A_season_may_go_over_the_turn_of_the_year()
    {
        var view = await PreviewAsync("1,28-Nov,13:00,A,B", "2,9-Jan,13:00,C,D");

        var answer = Assert.Single(view.Plan!.Questions).Answers[0];
        Assert.Equal("2026–27", answer.Label);
        view = await AnswerAsync(view, answer);

        Assert.Equal(["B at A, Sat 28 Nov 2026, 13:00", "D at C, Sat 9 Jan 2027, 13:00"], view.Plan!.Rows.Select(row => row.Title));
    }

    [Fact]
    public async Task The_next_file_with_the_same_headings_is_asked_about_anew()
    {
        var view = await PreviewAsync("1,12/05/2026,18:00,Lions,Tigers");
        await portal.ApplyAsync(await AnswerAsync(view, Assert.Single(view.Plan!.Questions).Answers[0]));

        Assert.Single((await PreviewAsync("2,11/12/2026,18:00,Bears,Wolves")).Plan!.Questions);
    }

    [Theory]
    [InlineData("TBD", "time to be set", "1 game has no time yet")]
    [InlineData("", "time to be set", "1 game has no time yet")]
    [InlineData("noon", "12:00", null)]
    [InlineData("midnight", "00:00", "1 game starts at midnight, when its day begins, as “midnight” says.")]
    [InlineData("7p", "19:00", null)]
    [InlineData("7:05p", "19:05", null)]
    [InlineData("7:00 PM ET", "19:00", null)]
    [InlineData("7:00 PM EST", "19:00", null)]
    [InlineData("12:00 noon", "12:00", null)]
    [InlineData("24:00", "00:00", "1 game starts at midnight, when its day ends, as “24:00” says.")]
    [InlineData("7:00 PM CT", "20:00", "1 time is of another zone, as “7:00 PM CT”, which is 20:00 here.")]
    [InlineData("7:00-8:30 PM", "19:00", "1 time is a range, of which the start counts, as “7:00-8:30 PM”, which is 19:00.")]
    [InlineData("08h00 – 08h55", "08:00", "1 time is a range")]
    [InlineData("1900 hrs", "19:00", null)]
    [InlineData("12/30/1899 1:00:00 PM", "13:00", null)]
    [InlineData("12/30/1899", "time to be set", "1 game has no time yet")]
    [InlineData("0.25", "06:00", "1 time is kept as a number")]
    public async Task Times_as_people_write_them(string time, string expected, string? remark)
    {
        await portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(site => site.TimeZoneId, "America/New_York")));

        var view = await PreviewAsync($"1,2026-12-05,{time},Lions,Tigers");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.EndsWith($"{(time == "24:00" ? "Sun 6" : "Sat 5")} Dec 2026, {expected}", view.Row(2).Title, StringComparison.Ordinal);
        Assert.True(remark is null || view.Plan!.Remarks.Any(one => one.StartsWith(remark, StringComparison.Ordinal)),
            string.Join('\n', view.Plan!.Remarks));
    }

    [Theory]
    [InlineData("2026-12-06T01:00:00Z", "Sat 5 Dec 2026, 20:00")]
    [InlineData("2026-12-05T13:00-05:00", "Sat 5 Dec 2026, 13:00")]
    [InlineData("2026-12-05 19:00:00+01:00", "Sat 5 Dec 2026, 13:00")]
    [InlineData("Sat Dec 5 2026 at 7 PM", "Sat 5 Dec 2026, 19:00")]
    [InlineData("2026-12-05 00:00:00", "Sat 5 Dec 2026, time to be set")]
    public async Task A_date_and_a_time_in_one_cell_are_taken_in_the_zone_of_the_site(string moment, string expected)
    {
        await portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(site => site.TimeZoneId, "America/New_York")));

        var view = await portal.PreviewAsync(ImportKind.Games, $"Game,Date,Home,Away\n1,{moment},Lions,Tigers\n");

        Assert.EndsWith(expected, view.Row(2).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_that_is_not_known_is_asked_about()
    {
        var view = await PreviewAsync("1,2026-12-05,7:00 PM IST,Lions,Tigers", "2,2026-12-05,8:00 PM IST,Bears,Wolves");

        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Look, row.Outcome));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.EndsWith("Sat 5 Dec 2026, 19:00", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_and_a_time_that_disagree_are_an_error()
    {
        var view = await PreviewAsync("1,2026-12-05 10:30,13:00,Lions,Tigers");

        Assert.Equal((Outcome.Error, "The date says 10:30 and the time 13:00."), (view.Row(2).Outcome, view.Row(2).Reason));
    }

    private Task<ImportView> PreviewAsync(params string[] rows) =>
        portal.PreviewAsync(ImportKind.Games, Head + string.Join('\n', rows) + "\n");

    private Task<ImportView> AnswerAsync(ImportView view, Answer answer) =>
        portal.ChangeAsync(view, new ImportChange(answer.Taken(view.Mapping)));
}
