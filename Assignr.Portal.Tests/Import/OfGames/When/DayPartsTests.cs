using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.When;

/// <summary>Day, month and year in columns of their own.</summary>
public sealed class DayPartsTests
{
    [Theory]
    [InlineData("Día,Mes,Año,Hora,Local,Visitante", "5,12,2026,13:00,Leones,Tigres")]
    [InlineData("Day,Month,Year,Time,Home,Away", "5,Dec,2026,13:00,Leones,Tigres")]
    [InlineData("Tag,Monat,Jahr,Zeit,Heim,Gast", "5.,Dezember,26,13:00,Leones,Tigres")]
    [InlineData("Year,Month,Date,Time,Home,Away", "2026,12,5,13:00,Leones,Tigres")]
    public async Task Are_the_day_together_and_that_is_said(string headings, string row)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n{row}\n");

        Assert.True(view.Plan is not null, view.Problem);
        Assert.Equal((Outcome.Add, "Tigres at Leones, Sat 5 Dec 2026, 13:00"), (view.Row(2).Outcome, view.Row(2).Title));
        Assert.Contains(view.Sheet!.Findings, finding => finding.Sentence.EndsWith("are read together as the day, as 5 December 2026.",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5,12,13:00,Leones,Tigres")]
    [InlineData("5,Dic,13:00,Leones,Tigres")]
    public async Task Without_a_year_the_season_is_asked(string row)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Día,Mes,Hora,Local,Visitante\n{row}\n");

        Assert.StartsWith("1 date has no year", Assert.Single(view.Plan!.Questions).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Day,Month,Date,Home,Away", "Sat,December,2026-12-05,Leones,Tigres")]
    [InlineData("Date,Month,Home,Away", "2026-12-05,Dec,Leones,Tigres")]
    [InlineData("Day,Date,Home,Away", "Sat,2026-12-05,Leones,Tigres")]
    public async Task A_whole_day_stays_what_it_is(string headings, string row)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n{row}\n");

        Assert.StartsWith("Tigres at Leones, Sat 5 Dec 2026", view.Row(2).Title, StringComparison.Ordinal);
        Assert.DoesNotContain(view.Sheet!.Findings, finding => finding.Subject == "Day");
    }
}
