using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>AM, PM and time zones in the heading of the times or in a column of their own.</summary>
public sealed class BesideTimesTests
{
    [Theory]
    [InlineData("Time,AM/PM", "9:00,PM", "21:00")]
    [InlineData("Time,AM/PM", "8:30,AM", "08:30")]
    [InlineData("Time,ampm", "6:00,p.m.", "18:00")]
    [InlineData("Start,", "7,P", "19:00")]
    [InlineData("Time (PM),Field", "9:30,1", "21:30")]
    [InlineData("Time (AM),Field", "9:30,1", "09:30")]
    [InlineData("Time (AM/PM),Field", "9:30 AM,1", "09:30")]
    [InlineData("Time (PM),Field", "13:30,1", "13:30")]
    [InlineData("Time (ET),Field", "6:00 PM,1", "23:00")]
    [InlineData("Time,Time Zone", "6:00 PM,America/New_York", "23:00")]
    [InlineData("Time,Time Zone", "6:00 PM,US/Eastern", "23:00")]
    [InlineData("Time,TZ", "6:00 PM,EST", "23:00")]
    [InlineData("Time,Time Zone", "6:00 PM,Eastern Time (US & Canada)", "23:00")]
    [InlineData("Time (ET),AM/PM", "6:00,PM", "23:00")]
    [InlineData("Time,Zone", "6:00 PM,North", "18:00")]
    public async Task They_belong_to_each_time(string headings, string cells, string time)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,{headings},Home,Away\n2026-12-14,{cells},Lions,Tigers\n");

        Assert.Empty(view.Plan!.Questions);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.EndsWith(time, view.Row(2).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_said()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            "Date,Time,AM/PM,Home,Away\n2026-12-14,9:00,PM,Lions,Tigers\n2026-12-15,9:00,AM,Owls,Elks\n");

        Assert.Contains("“AM/PM” belongs to “Time”: “9:00” is 9:00 PM.", view.Plan!.Guesses.Select(guess => guess.Sentence));
    }
}
