using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.OfGames.States;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Columns whose heading says that a game is off or postponed, unknown states, and the new dates of moved games.</summary>
public sealed class OffColumnsTests
{
    [Theory]
    [InlineData("Cancelled On", "12/10/2026", true)]
    [InlineData("Date Cancelled", "2026-12-10", true)]
    [InlineData("Deleted", "True", true)]
    [InlineData("Removed", "Yes", true)]
    [InlineData("Void", "X", true)]
    [InlineData("Ausfall", "x", true)]
    [InlineData("Postponed", "X", false)]
    [InlineData("Forfeit", "1", false)]
    [InlineData("Forfait", "X", false)]
    [InlineData("Archived", "1", false)]
    [InlineData("Cancel Reason", "Weather", false)]
    [InlineData("C/P", "P", false)]
    public async Task A_mark_or_a_day_below_it_takes_the_game_off_or_is_asked_about(string heading, string mark, bool isOff)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away,{heading}\n2026-12-19,13:00,Lions,Tigers,\n2026-12-20,13:00,Owls,Elks,{mark}\n");

        Assert.Equal([Outcome.Add, isOff ? Outcome.Add : Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        if (isOff)
            Assert.True(((GamePlanRow)view.Row(3)).After!.IsCancelled);
    }

    [Fact]
    public async Task Each_of_several_such_columns_counts()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            "Date,Time,Home,Away,Rainout,Postponed,Forfeit\n2026-12-18,13:00,Cats,Dogs,,,\n"
                + "2026-12-19,13:00,Lions,Tigers,X,,\n2026-12-20,13:00,Owls,Elks,,X,\n2026-12-21,13:00,Jets,Rams,,,X\n");

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Look, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.True(((GamePlanRow)view.Row(3)).After!.IsCancelled);
    }

    [Theory]
    [InlineData("Status", "Resched")]
    [InlineData("Status", "DNP")]
    [InlineData("Status", "W/O")]
    [InlineData("Status", "❌")]
    [InlineData("Status", "Time change")]
    [InlineData("Spielstatus", "Nichtantritt Gast")]
    [InlineData("Estado", "Por ver")]
    [InlineData("Game Status", "Needs officials")]
    public async Task A_state_that_is_not_known_is_asked_about_however_few_there_are(string heading, string state)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away,{heading}\n2026-12-19,13:00,Lions,Tigers,\n2026-12-20,13:00,Owls,Elks,{state}\n"
                + "2026-12-21,13:00,Jets,Rams,\n");

        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(["It is on", "It is cancelled"], view.Row(3).Offers.Select(offer => offer.Label));
        var (on, off) = (view.Row(3).Offers[0].Edit, view.Row(3).Offers[1].Edit);
        view = await portal.EditAsync(view, 3, on);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
        view = await portal.EditAsync(view, 3, off);
        Assert.True(((GamePlanRow)view.Row(3)).After!.IsCancelled);
    }

    [Fact]
    public async Task States_of_a_country_are_none_of_games()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            "Date,Time,Home,Away,State\n2026-12-19,13:00,Lions,Tigers,NH\n2026-12-20,13:00,Owls,Elks,ME\n");

        Assert.Equal(2, view.Plan!.Counts.Add);
    }

    [Theory]
    [InlineData("Cancel by 12/1 or pay fee", "Unclear")]
    [InlineData("cancel because of whom?", "Unclear")]
    [InlineData("Cancel - rain", "Off")]
    [InlineData("Cancelled by Ana", "Off")]
    public void To_cancel_something_is_no_state(string remark, string standing) => Assert.Equal(standing, $"{StateWords.In(remark)}");

    [Theory]
    [InlineData("Rescheduled Date,Rescheduled Time", "01/18/2027,19:00", "18 Jan 2027, 19:00")]
    [InlineData("New Date,Notes", "01/18/2027,", "18 Jan 2027, 13:00")]
    [InlineData("Makeup Date,Status", "2027-01-18,Postponed", "18 Jan 2027, 13:00")]
    [InlineData("Verlegt auf,Bemerkung", "18.01.2027,", "18 Jan 2027, 13:00")]
    [InlineData("Report,Notes", "2027-01-18,", "18 Jan 2027, 13:00")]
    [InlineData("Make-up,Cancelled", "2027-01-18,X", "18 Jan 2027, 13:00")]
    public async Task A_day_to_which_a_game_moved_is_asked_about_with_the_press_that_takes_it(string headings, string cells, string when)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away,{headings}\n12/14/2026,13:00,Lions,Tigers,{cells}\n12/19/2026,13:00,Owls,Elks,,\n");

        Assert.Equal([Outcome.Look, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers, offer => offer.Kind == "new-day").Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Contains(when, view.Row(2).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_new_date_the_original_one_is_the_date()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            "Original Date,New Date,Time,Home,Away\n12/14/2026,01/18/2027,13:00,Lions,Tigers\n12/19/2026,,13:00,Owls,Elks\n");

        Assert.Equal([Outcome.Look, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
    }
}
