using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Words about a state beside both teams, with no mark between, and the new dates of moved games.</summary>
public sealed class BesideMatchupsTests
{
    [Theory]
    [InlineData("CANCELLED U12B: Lions v Foxes")]
    [InlineData("CANCELED Lions vs Foxes")]
    [InlineData("Lions vs Foxes CANCELLED")]
    [InlineData("ABGESAGT Löwen - Füchse")]
    [InlineData("CANCELADO Leones vs Zorros")]
    [InlineData("Lions v Foxes RAINED OUT")]
    [InlineData("cancelled: Lions v Foxes")]
    public async Task In_capitals_they_cancel_the_game(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Match\n2026-12-13,18:00,{cell}\n");

        Assert.Equal((Outcome.Add, "Cancelled"), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.DoesNotContain("CANC", view.Row(2).Title, StringComparison.Ordinal);
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("1 game is cancelled", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PPD Lions vs Foxes")]
    [InlineData("Lions vs Foxes POSTPONED")]
    [InlineData("Postponed Lions vs Foxes")]
    [InlineData("Lions vs Foxes postponed")]
    [InlineData("LIONS vs FOXES CANCELLED")]
    public async Task Otherwise_they_are_asked_about(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Match\n2026-12-13,18:00,{cell}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("12/13/2026 (ppd to 12/14/2026)", "rain-out, moved", "It is on Mon 14 Dec 2026")]
    [InlineData("12/13/2026 (postponed to 12/14)", "Rained out - rescheduled", "It is on Mon 14 Dec 2026")]
    [InlineData("12/13/2026", "cancelled, moved to 12/14/2026", "It is on Mon 14 Dec 2026")]
    [InlineData("13.12.2026", "abgesagt, verlegt auf 14.12.2026", "It is on Mon 14 Dec 2026")]
    [InlineData("13/12/2026", "cancelado, reprogramado para 14/12/2026", "It is on Mon 14 Dec 2026")]
    public async Task A_game_that_moved_is_on_on_its_new_day(string date, string note, string offer)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Notes\n{date},18:00,Lions,Foxes,\"{note}\"\n12/20/2026,18:00,A,B,\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        Assert.Equal(offer, view.Row(2).Offers[0].Label);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal((Outcome.Add, "Foxes at Lions, Mon 14 Dec 2026, 18:00", ""),
            (view.Row(2).Outcome, view.Row(2).Title, view.Row(2).Summary));
    }

    [Theory]
    [InlineData("10/8 (ppd to 10/9)")]
    [InlineData("10/8 - PPD")]
    [InlineData("postponed: 10/8")]
    public async Task What_is_asked_of_the_date_is_asked_above(string date)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n{date},18:00,Lions,Foxes\n");

        Assert.Contains(view.Plan!.Questions, question => question.Sentence.Contains("“10/8”", StringComparison.Ordinal));
    }
}
