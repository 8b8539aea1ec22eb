using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>A column of weekdays shows how the dates beside it are meant.</summary>
public sealed class WeekdaysBesideTests
{
    [Theory]
    [InlineData("Day,Date", "Sat,5/12/2026", "Sun,6/12/2026",
        "“Sat 5/12/2026” shows that the day comes first: “Sat 5/12/2026” is 5 Dec 2026.")]
    [InlineData("Weekday,Date", "Tue,5/12/2026", "Fri,6/12/2026",
        "“Tue 5/12/2026” shows that the month comes first: “Tue 5/12/2026” is 12 May 2026.")]
    [InlineData("Tag,Datum", "Sa.,05/12/2026", "So.,06/12/2026",
        "“Sa. 05/12/2026” shows that the day comes first: “Sa. 05/12/2026” is 5 Dec 2026.")]
    [InlineData("Jour,Date", "samedi,05/12/2026", "dimanche,06/12/2026",
        "“samedi 05/12/2026” shows that the day comes first: “samedi 05/12/2026” is 5 Dec 2026.")]
    [InlineData("Día,Fecha", "sábado,05-12-2026", "domingo,06-12-2026",
        "“sábado 05-12-2026” shows that the day comes first: “sábado 05-12-2026” is 5 Dec 2026.")]
    [InlineData("Day,Date", "Sat,12.05.26", "Sun,12.06.26",
        "“Sat 12.05.26” shows that the month comes first: “Sat 12.05.26” is 5 Dec 2026.")]
    public async Task It_decides_and_that_is_said(string headings, string first, string second, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"{headings},Time,Home,Away\n{first},18:00,Lions,Tigers\n{second},18:00,Bears,Wolves\n");

        Assert.Empty(view.Plan!.Questions);
        Assert.Equal(2, view.Plan.Counts.Add);
        Assert.Contains(sentence, view.Plan.Guesses.Select(guess => guess.Sentence));
    }

    [Fact]
    public async Task Where_it_does_not_agree_with_itself_it_is_asked()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            "Day,Date,Time,Home,Away\nSat,5/12/2026,18:00,Lions,Tigers\nFri,6/12/2026,18:00,Bears,Wolves\n");

        Assert.Single(view.Plan!.Questions);
    }
}
