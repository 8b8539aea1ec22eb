using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Headings that span several columns, with a line of further headings below.</summary>
public sealed class HeadingSpansTests
{
    [Theory]
    [InlineData("Date,Opponent,Site,Time\n,,,Fr,JV,V\n2026-12-12,Bow,H,16:00,17:30,19:00", "Date|Opponent|Site|Time Fr|Time JV|Time V")]
    [InlineData("Date,Opponent,Site,Time\nDate,Opponent,Site,Fr,JV,V\n2026-12-12,Bow,H,16:00,17:30,19:00",
        "Date|Opponent|Site|Time Fr|Time JV|Time V")]
    [InlineData("Date,Time,Home,,Away,\n,,Team,Coach,Team,Coach\n2026-12-12,18:00,Lions,Pat Oak,Tigers,Lee Fox",
        "Date|Time|Home Team|Home Coach|Away Team|Away Coach")]
    [InlineData("Date,Time,Home,,Away,\n,,Club,Colour,Club,Colour\n2026-12-12,18:00,Lions,red,Tigers,blue",
        "Date|Time|Home Club|Home Colour|Away Club|Away Colour")]
    public void Both_lines_name_the_columns(string lines, string headings)
    {
        var read = SheetFiles.Games($"{lines}\n{lines.Split('\n')[2].Replace("12-12", "12-13", StringComparison.Ordinal)}\n");

        Assert.Equal(headings, read.Shown().Split('\n')[0]);
        Assert.Equal(2, read.Rows.Count);
    }

    [Theory]
    [InlineData("Date,Time,Home,,Away,\n2026-12-12,18:00,Lions,red,Tigers,blue")]
    [InlineData("Date,Time,Home,Away\n,,Owls,Elks\n2026-12-12,18:00,Lions,Tigers")]
    [InlineData("Date,Time,Home,Away\nFall season\n2026-12-12,18:00,Lions,Tigers")]
    public void A_row_below_headings_is_none(string lines)
    {
        var read = SheetFiles.Games($"{lines}\n2026-12-13,18:00,Bears,Jets\n");

        Assert.StartsWith("Date|Time|Home|", read.Shown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fr,JV,V")]
    [InlineData("Freshman,Varsity")]
    [InlineData("JV,V")]
    public async Task None_of_several_times_below_one_heading_is_the_time(string levels)
    {
        await using var portal = await TestPortal.StartAsync();
        var times = string.Join(',', levels.Split(',').Select((_, index) => $"{16 + index}:00"));

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Home,Away,Time\n,,,{levels}\n2026-12-12,Bow,Rye,{times}\n2026-12-19,Rye,Exeter,{times}\n");

        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Look, row.Outcome));
        Assert.Contains(view.Guesses, guess => guess.Sentence.EndsWith("none is read as the time: each may be of another game.",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Team,Coach,Team,Coach")]
    [InlineData("Club,Coach,Club,Coach")]
    [InlineData("Team name,Head coach,Team name,Head coach")]
    public async Task Coaches_beside_teams_get_no_position(string below)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Sasha Hollis", "sasha@example.com"));

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,,Away,\n,,{below}\n2026-12-12,18:00,Lions,Sasha Hollis,Tigers,Lee Fox\n"
                + "2026-12-19,18:00,Owls,Pat Oak,Elks,Kim Poe\n");

        Assert.Equal(["Tigers at Lions, Sat 12 Dec 2026, 18:00", "Elks at Owls, Sat 19 Dec 2026, 18:00"],
            view.Plan!.Rows.Select(row => row.Title));
        Assert.All(view.Plan.Rows, row => Assert.Equal("", row.Summary));
    }
}
