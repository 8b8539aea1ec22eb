using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.Schedules;

/// <summary>What the columns of a schedule are, by their headings and by what stands below them.</summary>
public sealed class ScheduleColumnsTests
{
    [Fact]
    public async Task Positions_are_known_by_their_heading_or_by_somebody_here_among_the_names_below()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Ana Zamora", "ana@x.example"));

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Match #,Kickoff,Start Date,Home Team,Visitor,AR1,Official #2,Whistle,Venue,Attendance\n"
            + "7,13:00,2026-12-05,KC,TB,,,Ana Zamora,Mill Road,120\n");

        Assert.Equal(["externalId", "time", "date", "home", "away", "position", "position", "position", null, null], view.Mapping.Columns);
        Assert.Equal(["“Whistle” is read as a position in the crew: Ana Zamora is somebody here."],
            view.Guesses.Select(guess => guess.Sentence));
    }

    [Theory]
    [InlineData("Game,Date,Time,Home,Away,Site,Division,Game Type,Referee\n1,2026-12-05,13:00,Lions,Tigers,Lincoln Park,Girls "
        + "Varsity,Regular Season,Theo Marlowe", "externalId,date,time,home,away,,,,position")]
    [InlineData("Date,Time,Home,Away,Court,Age Group,Coach,Umpire\n2026-12-05,13:00,Lions,Tigers,Mill Road,Under Twelve,Kay Garnet,Theo "
        + "Marlowe", "date,time,home,away,,,,position")]
    [InlineData("Day,Date,Time,Home,Away\nSat,2026-12-05,13:00,Lions,Tigers", ",date,time,home,away")]
    [InlineData("Day,Start,Home,Away\nSat,2026-12-05 13:00,Lions,Tigers", ",dateTime,home,away")]
    [InlineData("Game,Date,Home,Away\n1,08/09/2026 10:30,Lions,Tigers", "externalId,dateTime,home,away")]
    [InlineData("Date,Time,Home,Away,Home Team,Away Team\n2026-12-05,13:00,3,1,Lions,Tigers", "date,time,,,home,away")]
    [InlineData("Date,Time,Home,Away,Status\n2026-12-05,13:00,Lions,Tigers,Awaiting crew", "date,time,home,away,state")]
    [InlineData("Date,Time,Home,Away,Judge\n2026-12-05,13:00,Lions,Tigers,Yes", "date,time,home,away,")]
    public async Task A_column_of_a_schedule_is_judged_by_its_cells_too(string text, string fields)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(fields, string.Join(',', (await portal.PreviewAsync(ImportKind.Games, text + "\n")).Mapping.Columns));
    }

    [Theory]
    [InlineData("12/13/2026 12:00:00 AM,12/30/1899 1:00:00 PM", "13 Dec 2026, 13:00")]
    [InlineData("2026-12-06 00:00:00,13:00:00", "6 Dec 2026, 13:00")]
    [InlineData("2026-12-06 18:00,18:00", "6 Dec 2026, 18:00")]
    [InlineData("2026-12-06 18:00,", "6 Dec 2026, 18:00")]
    public async Task Of_a_date_with_a_time_and_a_time_with_a_date_each_column_says_its_own(string cells, string when)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Game,Date,Time,Home,Away\n1,{cells},Lions,Tigers\n2,2026-12-20,14:00,Owls,Bears\n");

        Assert.True(view.Row(2).Outcome == Outcome.Add, view.Row(2).Reason);
        Assert.Contains(when, view.Row(2).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_midnight_beside_a_column_of_times_is_no_time()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Game,Date,Time,Home,Away\n1,2026-12-06 00:00:00,,Lions,Tigers\n2,2026-12-20 00:00:00,14:00,Owls,Bears\n");

        Assert.EndsWith("6 Dec 2026, time to be set", view.Row(2).Title, StringComparison.Ordinal);
    }
}
