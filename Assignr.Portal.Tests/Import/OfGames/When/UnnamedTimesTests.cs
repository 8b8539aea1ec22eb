using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Times below headings that say something else or nothing: none is lost silently.</summary>
public sealed class UnnamedTimesTests
{
    [Theory]
    [InlineData("KO")]
    [InlineData("K.O.")]
    [InlineData("Kick")]
    [InlineData("Tip")]
    [InlineData("Puck drop")]
    [InlineData("Times")]
    [InlineData("StartTime")]
    [InlineData("Kickoff (local)")]
    [InlineData("Time (local)")]
    [InlineData("Anstoß")]
    [InlineData("Anwurf")]
    [InlineData("Saque inicial")]
    [InlineData("Heure locale")]
    public async Task Words_for_the_start_are_the_time(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,{heading},Home,Away\n2026-12-05,15:00,Rye,Bow\n");

        Assert.Equal("time", view.Mapping.Columns[1]);
        Assert.Empty(view.Guesses);
        Assert.Equal("Bow at Rye, Sat 5 Dec 2026, 15:00", view.Row(2).Title);
    }

    [Theory]
    [InlineData("First ball", "“First ball”")]
    [InlineData("", "Column 2")]
    [InlineData("Uhr", "“Uhr”")]
    [InlineData("Pitazo", "“Pitazo”")]
    public async Task Where_no_column_is_the_time_one_of_times_is_it(string heading, string named)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,{heading},Home,Away\n2026-12-05,15:00,Rye,Bow\n2026-12-06,4:00 PM,Lee,Bow\n");

        Assert.Equal("time", view.Mapping.Columns[1]);
        var guess = Assert.Single(view.Guesses, one => one.Columns.Contains(1));
        Assert.Equal(($"{named} is read as the time: its cells are times, as “15:00”.", "Leave it out"), (guess.Sentence, guess.Undo));
        Assert.DoesNotContain(view.Plan!.Remarks, remark => remark.Contains("no time yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_several_the_one_whose_heading_speaks_of_a_start_is_it_and_the_others_are_said()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Date,Stream,Kick-off of the game,End,Home,Away\n2026-12-05,14:45,15:00,17:00,Rye,Bow\n");

        Assert.Equal([null, "time", null], view.Mapping.Columns.Skip(1).Take(3));
        Assert.Contains("“Stream” holds times too and is left out: “Kick-off of the game” is the time.",
            view.Guesses.Select(guess => guess.Sentence));
    }

    [Theory]
    [InlineData("Freshman,JV,Varsity", "4:00 PM,5:00 PM,6:15 PM",
        "“Freshman” says “4:00 PM” and “JV” says “5:00 PM” and “Varsity” says “6:15 PM”, which are")]
    [InlineData("U12,U14,Court", ",17:00,3", "“U14” says “17:00”, which is")]
    [InlineData("Herren,Damen,Halle", "19 Uhr,17 Uhr,A", "“Herren” says “19 Uhr” and “Damen” says “17 Uhr”, which are")]
    [InlineData("End,Arrival,Field", "17:00,14:00,A", "“End” says “17:00” and “Arrival” says “14:00”, which are")]
    public async Task A_game_is_not_imported_without_a_time_where_columns_that_are_left_out_say_some(string headings,
        string cells, string says)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,{headings},Home,Away\n2026-12-05,{cells},Rye,Bow\n2026-12-06,15:00,16:00,17:00,Rye,Lee\n");

        Assert.Equal((Outcome.Look, $"The row has no time, and {says} left out."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.DoesNotContain(view.Plan!.Remarks, remark => remark.Contains("no time yet", StringComparison.Ordinal));
        view = await portal.EditAsync(view, 2, view.Row(2).Offers.Single(offer => offer.Kind == "no-time").Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("9/11 am")]
    [InlineData("12:00 & 2:30 PM")]
    [InlineData("10 (DH)")]
    [InlineData("1:00 x2")]
    [InlineData("10 y 12 h")]
    [InlineData("10:00 und 12:00 Uhr")]
    [InlineData("10h00 et 12h00")]
    public async Task A_cell_of_several_times_is_of_several_games(string time)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away\n2026-12-05,{time},Rye,Bow\n2026-12-06,15:00,Rye,Lee\n");

        Assert.Equal((Outcome.Look, $"“{time}” names several times."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("9-11 am")]
    [InlineData("10:00 - 12:00")]
    [InlineData("7:00 PM ET")]
    public async Task A_range_and_a_zone_are_one_time(string time)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.NotEqual($"“{time}” names several times.",
            (await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-05,{time},Rye,Bow\n")).Row(2).Reason);
    }

    [Theory]
    [InlineData("JV", "Varsity")]
    [InlineData("Freshman", "JV")]
    [InlineData("Herren", "Damen")]
    public async Task Of_several_each_can_be_the_time_in_one_press(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,{one},{other},Home,Away\n2026-12-05,16:00,18:00,Rye,Bow\n2026-12-06,16:00,18:00,Elk,Bow\n");

        var guess = view.Guesses.Single(guess => guess.Undo == $"“{other}” is the time");
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));

        Assert.Equal("Bow at Rye, Sat 5 Dec 2026, 18:00", view.Row(2).Title);
        Assert.DoesNotContain(view.Guesses, guess => guess.Sentence.Contains("none is read as the time", StringComparison.Ordinal));
    }
}
