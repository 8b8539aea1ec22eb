using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>Columns of marks whose heading says that a game is off, or on.</summary>
public sealed class StateFlagsTests
{
    [Theory]
    [InlineData("Is Cancelled", "true", "false")]
    [InlineData("Cancelled Flag", "1", "0")]
    [InlineData("Game Cancelled", "Yes", "No")]
    [InlineData("Cancelled", "X", "")]
    [InlineData("Cxl", "X", "")]
    [InlineData("Abgesagt", "ja", "nein")]
    [InlineData("Cancelado", "Sí", "no")]
    [InlineData("Annulé", "oui", "non")]
    [InlineData("On/Off", "Off", "On")]
    [InlineData("Active", "N", "Y")]
    [InlineData("Aktiv", "nein", "ja")]
    [InlineData("Is Active", "FALSE", "TRUE")]
    [InlineData("Status Code", "CAN", "SCH")]
    [InlineData("Status,Is Cancelled", "Scheduled,1", "Scheduled,0")]
    public async Task A_mark_cancels_the_game(string heading, string off, string on)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Home,Away,{heading}\n2026-12-05,13:00,Lions,Tigers,{on}\n2026-12-06,13:00,Owls,Elks,{off}\n"
                + $"2026-12-07,13:00,Cats,Dogs,{on}\n");

        var isAsked = view.Row(3).Outcome == Outcome.Look;
        Assert.Equal(heading.StartsWith("Status,", StringComparison.Ordinal), isAsked);
        if (!isAsked)
            Assert.Equal("False True False",
                string.Join(' ', Enumerable.Range(2, 3).Select(line => ((GamePlanRow)view.Row(line)).After!.IsCancelled)));
    }

    [Theory]
    [InlineData("Status", "C", "A")]
    [InlineData("St", "C", "S")]
    [InlineData("Status Code", "PPD", "SCH")]
    public async Task A_letter_that_may_be_several_words_is_asked_about(string heading, string unclear, string on)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Home,Away,{heading}\n2026-12-05,13:00,Lions,Tigers,{on}\n2026-12-06,13:00,Owls,Elks,{unclear}\n"
                + $"2026-12-07,13:00,Cats,Dogs,{on}\n");

        Assert.Equal([Outcome.Add, Outcome.Look, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal($"“{unclear}”: this game may be off, or on another day.", view.Row(3).Reason);
        Assert.Contains(view.Guesses, guess => guess.Sentence.StartsWith($"“{heading}” is read as whether a game is on",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Cancelled By", "Ana")]
    [InlineData("Cancellation fee", "1")]
    [InlineData("Activity", "x")]
    public async Task Other_headings_say_nothing_of_the_game(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,{heading}\n2026-12-05,13:00,Lions,Tigers,{cell}\n");

        Assert.False(((GamePlanRow)view.Row(2)).After!.IsCancelled);
    }
}
