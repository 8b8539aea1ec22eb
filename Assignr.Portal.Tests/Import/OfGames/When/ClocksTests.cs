using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Times without AM or PM, and times beside the name of a time zone.</summary>
public sealed class ClocksTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Whether_small_hours_are_of_the_afternoon_is_asked_once_for_the_file()
    {
        var view = await PreviewAsync("9:00", "10:30", "12:00", "1:30", "1:30", "3:00");

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Add, Outcome.Look, Outcome.Look, Outcome.Look],
            view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(("“1:30” does not say whether it is AM or PM.", "Say it above for all of them, or write it as 13:30 or 1:30 PM."),
            (view.Row(5).Reason, view.Row(5).Mend));
        var question = Assert.Single(view.Plan.Questions);
        Assert.Equal("3 times say neither AM nor PM, as “1:30”. When is it?", question.Sentence);
        Assert.Equal(["1:30 PM", "1:30 AM"], question.Answers.Select(answer => answer.Label));
        view = await portal.ChangeAsync(view, new ImportChange(question.Answers[0].Taken(view.Mapping)));

        Assert.Equal(["09:00", "10:30", "12:00", "13:30", "13:30", "15:00"], Times(view));
        var guess = view.Plan!.Guesses[0];
        Assert.Equal(("As you said, “1:30” is 1:30 PM.", "It is AM"), (guess.Sentence, guess.Undo));
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal(["09:00", "10:30", "12:00", "01:30", "01:30", "03:00"], Times(view));
    }

    [Theory]
    [InlineData("01:30", "09:00", "11:00")]
    [InlineData("9:00", "13:30", "11:00")]
    [InlineData("1:30:00", "2:00:00", "11:00:00")]
    [InlineData("1h30", "9 Uhr", "11h00")]
    [InlineData("1:30 PM", "2:00 PM", "12:30")]
    public async Task Nothing_is_asked_where_the_clock_is_plain(params string[] times)
    {
        var view = await PreviewAsync(times);

        Assert.Equal(3, view.Plan!.Counts.Add);
        Assert.Empty(view.Plan.Questions);
    }

    [Theory]
    [InlineData("1:30")]
    [InlineData("9:00")]
    [InlineData("01:30")]
    [InlineData("10:00")]
    [InlineData("7:00-8:30")]
    public async Task Beside_times_with_halves_every_bare_one_is_asked_about(string bare)
    {
        var view = await PreviewAsync("7:00 PM", bare);

        Assert.Equal([Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal($"1 time says neither AM nor PM, as “{bare}”. When is it?", Assert.Single(view.Plan.Questions).Sentence);
    }

    [Fact]
    public async Task Small_hours_and_later_ones_are_answered_apart()
    {
        var view = await PreviewAsync("7:00 PM", "1:30", "10:00");

        Assert.Equal(["1:30 PM", "10:00 AM"], view.Plan!.Questions.Select(question => question.Answers[0].Label));
        foreach (var question in view.Plan.Questions)
            view = await portal.ChangeAsync(view, new ImportChange(question.Answers[0].Taken(view.Mapping)));
        Assert.Equal(["19:00", "13:30", "10:00"], Times(view));
    }

    [Theory]
    [InlineData("7:00", "7:00 AM", "19:00")]
    [InlineData("9:15", "9:15 AM", "21:15")]
    [InlineData("8.30", "8:30 AM", "20:30")]
    public async Task That_an_hour_is_of_the_morning_is_said_with_its_undo(string time, string morning, string evening)
    {
        var view = await PreviewAsync(time);

        var guess = Assert.Single(view.Plan!.Guesses);
        Assert.Equal(($"Times without AM or PM are in the morning: “{time}” is {morning}.", "It is PM"), (guess.Sentence, guess.Undo));
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal([evening], Times(view));
    }

    [Theory]
    [InlineData("10:45", "2:15")]
    [InlineData("11:30", "6:30", "6:30")]
    [InlineData("10.45", "2.15")]
    public async Task That_a_late_hour_of_the_morning_is_AM_is_said_beside_times_that_are_asked_about(params string[] times)
    {
        var view = await PreviewAsync(times);

        var guess = Assert.Single(view.Plan!.Guesses);
        Assert.Equal($"Times without AM or PM are in the morning: “{times[0]}” is {times[0].Replace('.', ':')} AM.", guess.Sentence);
        Assert.Equal("It is PM", guess.Undo);
    }

    [Theory]
    [InlineData("12:30 PM", "12:30", "2:15")]
    [InlineData("12:00 PM", "12:00", "10:00", "3:00 PM")]
    [InlineData("12:45 PM", "12.45", "9:00")]
    public async Task That_twelve_is_at_noon_is_said_beside_times_that_show_no_clock(string noon, params string[] times)
    {
        var view = await PreviewAsync(times);

        Assert.Contains(view.Plan!.Guesses, guess => guess.Sentence == $"Twelve without AM or PM is at noon: “{times[0]}” is {noon}.");
    }

    [Theory]
    [InlineData("12:30", "14:15")]
    [InlineData("12:30 PM", "2:15 PM")]
    [InlineData("10:45")]
    public async Task Of_times_that_show_their_clock_nothing_is_said(params string[] times) =>
        Assert.Empty((await PreviewAsync(times)).Plan!.Guesses);

    [Fact]
    public async Task A_time_in_the_cell_of_its_date_is_asked_about_too()
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            "When,Home,Away\n2026-12-05 1:30,A,B\n2026-12-05T02:30,C,D\n2026-12-05 03:30:00,E,F\n");

        Assert.Equal([Outcome.Look, Outcome.Add, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task A_time_of_a_program_is_plain_beside_those_of_people()
    {
        var view = await portal.PreviewAsync(ImportKind.Games,
            "When,Home,Away\n2026-12-05 7:00 PM,A,B\n2026-12-05T10:00,C,D\n2026-12-05 09:00:00,E,F\n");

        Assert.Equal(["19:00", "10:00", "09:00"], Times(view));
    }

    [Fact]
    public async Task The_answer_is_of_this_file_alone()
    {
        var view = await PreviewAsync("1:30");
        await portal.ApplyAsync(await portal.ChangeAsync(view, new ImportChange(view.Plan!.Questions[0].Answers[0].Taken(view.Mapping))));

        Assert.Single((await PreviewAsync("2:30")).Plan!.Questions);
    }

    [Theory]
    [InlineData("America/Phoenix", "2026-07-04", "7:00 PM MST", "19:00")]
    [InlineData("America/Phoenix", "2026-07-04", "7:00 PM MDT", "18:00")]
    [InlineData("America/Phoenix", "2026-07-04", "7:00 PM MT", "18:00")]
    [InlineData("America/Phoenix", "2026-12-05", "7:00 PM MT", "19:00")]
    [InlineData("America/Phoenix", "2026-07-04", "7:00 PM PT", "19:00")]
    [InlineData("America/Denver", "2026-07-04", "7:00 PM MDT", "19:00")]
    [InlineData("America/Denver", "2026-07-04", "7:00 PM Mountain", "19:00")]
    [InlineData("America/Denver", "2026-07-04", "7:00 PM CDT", "18:00")]
    [InlineData("America/Regina", "2026-07-04", "7:00 PM CST", "19:00")]
    [InlineData("Europe/London", "2026-07-04", "19:00 BST", "19:00")]
    [InlineData("Europe/London", "2026-07-04", "19:00 CEST", "18:00")]
    public async Task A_zone_is_that_of_the_site_where_the_site_has_its_time_then(string site, string date, string time, string expected) =>
        Assert.Equal([expected], Times(await InAsync(site, date, time)));

    [Theory]
    [InlineData("America/Denver", "2026-07-04", "7:00 PM MST")]
    [InlineData("America/New_York", "2026-07-04", "7:00 PM EST")]
    [InlineData("America/New_York", "2026-12-05", "7:00 PM EDT")]
    [InlineData("America/New_York", "2026-12-05", "7:00 PM CDT")]
    [InlineData("Europe/Berlin", "2026-12-05", "19:00 MESZ")]
    public async Task A_name_that_no_clock_goes_by_then_is_asked_about(string site, string date, string time)
    {
        var view = await InAsync(site, date, time);

        Assert.Equal((Outcome.Look, $"“{time}” names a time that no clock shows on {date}."), (view.Row(2).Outcome, view.Row(2).Reason));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal(["19:00"], Times(view));
    }

    [Fact]
    public async Task In_the_night_in_which_clocks_go_back_both_names_are_of_the_site() =>
        Assert.Equal([Outcome.Add, Outcome.Add], [(await InAsync("America/New_York", "2026-11-01", "1:30 AM EDT")).Row(2).Outcome,
            (await InAsync("America/New_York", "2026-11-01", "1:30 AM EST")).Row(2).Outcome]);

    private static IEnumerable<string> Times(ImportView view) => view.Plan!.Rows.Select(row => row.Title[^5..]);

    private async Task<ImportView> InAsync(string site, string date, string time)
    {
        await portal.ReadAsync(db => db.Site.ExecuteUpdateAsync(row => row.SetProperty(one => one.TimeZoneId, site)));
        return await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n{date},{time},A,B\n");
    }

    private Task<ImportView> PreviewAsync(params string[] times) =>
        portal.PreviewAsync(ImportKind.Games, "Game,Date,Time,Home,Away\n" + string.Join('\n',
            times.Select((time, index) => $"{index},2026-12-05,{time},A{index},B{index}")) + "\n");
}
