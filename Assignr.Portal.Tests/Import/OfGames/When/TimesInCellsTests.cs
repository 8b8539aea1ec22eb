using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Other values in a column of times.</summary>
public sealed class TimesInCellsTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("Datum;Zeit;Heim;Gast\n46361;0,8125;Lions;Pumas\n46362;0,4375;Owls;Bears\n", "19:30|10:30")]
    [InlineData("Date;Heure;Domicile;Visiteur\n46361;,5;Lions;Pumas\n46362;0,0625;Owls;Bears\n", "12:00|01:30")]
    [InlineData("Fecha y hora;Local;Visitante\n46361,8125;Lions;Pumas\n46362,5;Owls;Bears\n", "19:30|12:00")]
    [InlineData("Date,Time,Home,Away\n46361,0.8125,Lions,Pumas\n46362,0.5,Owls,Bears\n", "19:30|12:00")]
    public async Task Numbers_of_a_spreadsheet_may_have_a_comma(string file, string times)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, file);

        Assert.Equal(times, Times(view));
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("2 times are kept as numbers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Date,Time,Home,Away", "2026-12-05 19:30", "2026-12-06 12:00")]
    [InlineData("Fecha,Hora,Local,Visitante", "05/12/2026 19:30", "13/12/2026 12:00")]
    [InlineData("Datum,Anstoß,Heim,Gast", "05.12.2026 19:30 Uhr", "06.12.2026 12 Uhr")]
    public async Task The_same_date_and_time_may_stand_in_both_columns(string headings, string first, string second)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n{first},{first},Lions,Pumas\n{second},{second},Owls,Bears\n");

        Assert.Equal("19:30|12:00", Times(view));
        Assert.Equal(["date", "time"], view.Mapping.Columns.Take(2));
    }

    [Theory]
    [InlineData("2026-12-05", "2026-12-06 19:30", "The date says 2026-12-05 and the time 2026-12-06.")]
    [InlineData("5.12.2026", "12.12.2026 19:30", "The date says 5.12.2026 and the time 12.12.2026.")]
    [InlineData("2026-12-05 18:00", "2026-12-05 19:30", "The date says 18:00 and the time 19:30.")]
    public async Task Where_the_two_do_not_agree_the_row_is_an_error(string date, string time, string reason)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n{date},{time},Lions,Pumas\n");

        Assert.Equal((Outcome.Error, reason), (view.Row(2).Outcome, view.Row(2).Reason));
    }

    [Theory]
    [InlineData("Time")]
    [InlineData("Kickoff")]
    public async Task A_column_of_times_that_holds_days_too_is_both_where_no_column_is_the_date(string heading)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"{heading},Home,Away\n2026-12-05 19:30,Lions,Pumas\n");

        Assert.Equal("dateTime", view.Mapping.Columns[0]);
    }

    [Theory]
    [InlineData("7|10", "Question: 2 times say neither AM nor PM, as “7”. When is it?")]
    [InlineData("1|2", "Question: 2 times say neither AM nor PM, as “1”. When is it?")]
    [InlineData("8|19", "2 times are numbers by themselves, read as hours, as “8”, which is 08:00.")]
    [InlineData("7|6:15p", "Question: 1 time says neither AM nor PM, as “7”. When is it?")]
    public async Task A_number_by_itself_is_an_hour_and_that_is_asked_or_said(string times, string says)
    {
        var (first, second) = (times.Split('|')[0], times.Split('|')[1]);

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-05,{first},Lions,Pumas\n2026-12-06,{second},Owls,Bears\n");

        Assert.Contains(says, view.Plan!.Remarks.Concat(view.Plan.Questions.Select(question => $"Question: {question.Sentence}")));
        foreach (var question in view.Plan.Questions)
            view = await portal.ChangeAsync(view,
                new ImportChange(question.Answers.Single(answer => answer.Label.EndsWith("PM", StringComparison.Ordinal))
                .Taken(view.Mapping)));
        Assert.Equal(2, view.Plan!.Counts.Add);
        Assert.Contains(view.Plan.Remarks, remark => remark.Contains("read as", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("19:00 hs", "19:00")]
    [InlineData("19 hs", "19:00")]
    [InlineData("7 Uhr abends", "19:00")]
    [InlineData("7:30 Uhr morgens", "07:30")]
    [InlineData("11 Uhr nachts", "23:00")]
    [InlineData("1 de la noche", "01:00")]
    [InlineData("7 de la tarde", "19:00")]
    [InlineData("7:15 de la mañana", "07:15")]
    [InlineData("7 h du soir", "19:00")]
    [InlineData("9h30 du matin", "09:30")]
    [InlineData("7 in the evening", "19:00")]
    [InlineData("19 Uhr", "19:00")]
    [InlineData("19h00", "19:00")]
    public async Task Words_beside_a_time_say_of_which_half_of_the_day_it_is(string cell, string time)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,{cell},Lions,Pumas\n");

        Assert.Equal(time, Times(view));
        Assert.Empty(view.Plan!.Questions);
    }

    [Theory]
    [InlineData("7 PM - TBC")]
    [InlineData("7 PM (tbd)")]
    [InlineData("19:00 ?")]
    [InlineData("19 Uhr unter Vorbehalt")]
    [InlineData("19h00 à confirmer")]
    [InlineData("19:00 (por confirmar)")]
    public async Task A_time_that_is_to_be_confirmed_is_taken_and_said(string cell)
    {
        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,{cell},Lions,Pumas\n");

        Assert.Equal("19:00", Times(view));
        Assert.Contains($"1 time is still to be confirmed, and taken as it stands, as “{cell}”.", view.Plan!.Remarks);
    }

    private static string Times(ImportView view)
    {
        Assert.All(view.Plan!.Rows, row => Assert.True(row.Outcome == Outcome.Add, row.Reason));
        return string.Join('|', view.Plan.Rows.Select(row => row.Title[^5..]));
    }
}
