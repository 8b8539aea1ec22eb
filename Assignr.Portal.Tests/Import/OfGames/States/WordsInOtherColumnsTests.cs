using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfGames.States;

/// <summary>What other columns say about a game, and how flags and marks are recognised.</summary>
public sealed class WordsInOtherColumnsTests
{
    [Theory]
    [InlineData("Field", "Rye 1", "CLOSED")]
    [InlineData("Venue", "Rye Park", "Rye Park - closed")]
    [InlineData("Location", "Bow", "Bow (closed)")]
    [InlineData("Platz", "Rye 1", "gesperrt")]
    [InlineData("Campo", "Norte", "Cerrado")]
    [InlineData("Event Type", "Game", "Game (Canceled)")]
    [InlineData("Kind", "League", "League - Postponed")]
    [InlineData("Game Type", "League", "CANCELLED: rain")]
    public async Task A_game_that_may_be_off_by_them_needs_a_look(string heading, string usual, string text)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away,{heading}\n2026-12-13,18:00,Lions,Tigers,{usual}\n2026-12-14,18:00,Bears,Wolves,{text}\n"
                + $"2026-12-15,18:00,Owls,Elks,{usual}\n");

        Assert.NotEqual((Outcome.Add, false), (view.Row(3).Outcome, view.Row(3).Summary.Contains("Cancelled", StringComparison.Ordinal)));
        Assert.Equal((Outcome.Add, Outcome.Add), (view.Row(2).Outcome, view.Row(4).Outcome));
        Assert.Contains(view.Guesses, guess => guess.Sentence.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Field", "Closed Course Park")]
    [InlineData("Notes", "gate is closed at 9, use the other one")]
    [InlineData("Event Type", "Game")]
    public async Task Other_words_say_nothing_of_it(string heading, string text)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,{heading}\n2026-12-13,18:00,Lions,Tigers,\"{text}\"\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("Removed,Void", "No,X")]
    [InlineData("Deleted,Cancelled", "0,1")]
    [InlineData("Void,Removed,Deleted", "false,no,yes")]
    public async Task A_no_below_one_flag_does_not_speak_against_a_yes_below_another(string headings, string flags)
    {
        await using var portal = await TestPortal.StartAsync();

        var none = string.Join(',', headings.Split(',').Select(_ => "no"));
        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Home,Away,{headings}\n2026-12-13,18:00,Lions,Tigers,{none}\n2026-12-14,18:00,Bears,Wolves,{flags}\n");

        Assert.Equal((Outcome.Add, "Cancelled"), (view.Row(3).Outcome, view.Row(3).Summary));
    }

    [Theory]
    [InlineData("Archived", "1")]
    [InlineData("Postponed", "yes")]
    [InlineData("On hold", "X")]
    public async Task Of_a_mark_the_heading_is_said(string heading, string mark)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away,{heading}\n2026-12-13,18:00,Lions,Tigers,no\n2026-12-14,18:00,Bears,Wolves,{mark}\n");

        Assert.Equal(
            (Outcome.Look, $"“{heading}” says “{mark}”: this game may be off, or on another day."),
                (view.Row(3).Outcome, view.Row(3).Reason));
    }

    [Theory]
    [InlineData("Needs officials")]
    [InlineData("Draft")]
    [InlineData("Level 2")]
    public async Task A_word_that_is_not_known_is_said_to_be_none(string word)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away,Status\n2026-12-13,18:00,Lions,Tigers,Scheduled\n2026-12-14,18:00,Bears,Wolves,{word}\n"
                + "2026-12-15,18:00,Owls,Elks,Scheduled\n");

        Assert.Equal((Outcome.Look, $"“{word}” is no state that is known: this game may be off."),
            (view.Row(3).Outcome, view.Row(3).Reason));
    }

    [Theory]
    [InlineData("Cancel Reason", "Snow")]
    [InlineData("Reason for cancellation", "No officials")]
    [InlineData("Postponed reason", "Gym taken")]
    public async Task A_reason_is_said_to_be_one(string heading, string reason)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
            $"Date,Time,Home,Away,Cancelled On,{heading}\n2026-12-13,18:00,Lions,Tigers,,\n"
                + $"2026-12-14,18:00,Bears,Wolves,12/10/2026,{reason}\n");

        Assert.Equal((Outcome.Add, "Cancelled"), (view.Row(3).Outcome, view.Row(3).Summary));
        Assert.Contains(view.Guesses, guess => guess.Sentence.StartsWith(
            $"“{heading}” is read for why a game is off, as “{reason}”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Rams (short 3 - may forfeit)", "Rams")]
    [InlineData("Owls (gym B - cancelled?)", "Owls")]
    [InlineData("Elks (JV - postponed)", "Elks")]
    public async Task A_bracket_behind_a_team_is_taken_as_a_whole(string cell, string team)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-13,18:00,{cell},Tigers\n");

        Assert.Equal((Outcome.Look, $"Tigers at {team}, 2026-12-13"), (view.Row(2).Outcome, view.Row(2).Title));
    }

    [Theory]
    [InlineData("Unscheduled", "1900-01-01 00:00:00")]
    [InlineData("Not scheduled", "00:00")]
    [InlineData("To be scheduled", "12:00 AM")]
    public async Task Midnight_of_a_game_that_is_not_scheduled_is_no_time(string state, string time)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Home,Away,Game Status\n2026-12-13,18:00,Lions,Tigers,Scheduled\n2026-12-14,{time},Bears,Wolves,{state}\n");

        Assert.DoesNotContain(view.Plan!.Remarks, remark => remark.Contains("starts at midnight", StringComparison.Ordinal));
        Assert.Contains(
            $"1 game is not scheduled yet, so that its midnight is no time, as “{time}” beside “{state}”.", view.Plan.Remarks);
    }

    [Theory]
    [InlineData("NO GAMES - HOLIDAY")]
    [InlineData("Practice")]
    [InlineData("Team photos")]
    public async Task A_row_that_is_no_game_is_called_by_its_words(string words)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away,Notes\n2026-12-13,18:00,Lions,Tigers,\n2026-12-14,,,,{words}\n");

        Assert.Equal((Outcome.LeftOut, words), (view.Row(3).Outcome, view.Row(3).Title));
        Assert.Contains(view.Plan!.Remarks, remark => remark.EndsWith($"as “{words}” in line 3.", StringComparison.Ordinal));
    }
}
