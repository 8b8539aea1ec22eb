using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.HomeAndAway;

/// <summary>Results, ranks and stars beside teams.</summary>
public sealed class TeamNumbersTests
{
    [Theory]
    [InlineData("Rams 4 - Owls 1", "Owls at Rams")]
    [InlineData("Rams 4 vs. Owls 1", "Owls at Rams")]
    [InlineData("Owls 1 @ Rams 4", "Owls at Rams")]
    [InlineData("Owls 0 at Rams 3", "Owls at Rams")]
    [InlineData("St. Mary's 1 v Bow (JV) 2", "Bow (JV) at St. Mary's")]
    public async Task Numbers_behind_both_teams_are_asked_about_once(string cell, string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Match\n2026-12-13,18:00,{cell}\n2026-12-14,18:00,Hawks vs Jets\n");

        Assert.Equal((Outcome.Error, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome));
        var question = Assert.Single(view.Plan!.Questions);
        view = await portal.ChangeAsync(view, new ImportChange(question.Answers[0].Taken(view.Mapping)));
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.StartsWith($"{teams}, ", view.Row(2).Title, StringComparison.Ordinal);
        var said = view.Guesses.Concat(view.Plan!.Guesses).Single(guess =>
            guess.Sentence.StartsWith("As you said, the numbers", StringComparison.Ordinal));
        view = await portal.ChangeAsync(view, new ImportChange(said.Otherwise!(view.Mapping)));
        Assert.Matches("[0-9]", view.Row(2).Title.Split(',')[0]);
    }

    [Theory]
    [InlineData("Team 3 vs Team 4")]
    [InlineData("Seed 1 - Seed 8")]
    [InlineData("Winner Game 3 @ Loser Game 4")]
    [InlineData("Rye U12 vs Bow U12")]
    [InlineData("Lions 2 vs Tigers")]
    public async Task Numbers_of_teams_are_not_asked_about(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Match\n2026-12-13,18:00,{cell}\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Empty(view.Plan!.Questions);
    }

    [Theory]
    [InlineData("Match", "#4 Rams vs #11 Owls", "Owls at Rams")]
    [InlineData("Match", "(3) Owls @ (1) Rams", "Owls at Rams")]
    [InlineData("Match", "Owls at No. 2 Rams", "Owls at Rams")]
    [InlineData("Home,Away", "#4 Rams,Owls", "Owls at Rams")]
    [InlineData("Home,Away", "Rams,[12] Owls", "Owls at Rams")]
    public async Task A_rank_is_left_out_said_and_kept_in_one_press(string headings, string cells, string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,{headings}\n2026-12-13,18:00,{cells}\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.StartsWith($"{teams}, ", view.Row(2).Title, StringComparison.Ordinal);
        var said = view.Plan!.Guesses.Single(guess => guess.Sentence.StartsWith("A rank before a team", StringComparison.Ordinal));
        view = await portal.ChangeAsync(view, new ImportChange(said.Otherwise!(view.Mapping)));
        Assert.Matches("[0-9]", view.Row(2).Title.Split(',')[0]);
    }

    [Theory]
    [InlineData("(1-4) Owls @ Rams (3-2)")]
    [InlineData("Owls at [3-2-1] Rams")]
    [InlineData("(1-4) Owls @ (3-2) Rams")]
    public async Task A_record_before_a_team_is_left_out(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Match\n2026-12-13,18:00,{cell}\n");

        Assert.StartsWith("Owls at Rams, ", view.Row(2).Title, StringComparison.Ordinal);
        Assert.DoesNotContain(view.Plan!.Guesses,
            guess => guess.Sentence.StartsWith("What stands beside a team is taken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Rams vs *Owls", "Rams at Owls")]
    [InlineData("Rams* v Owls", "Owls at Rams")]
    [InlineData("Rams - Owls *", "Rams at Owls")]
    public async Task Whether_a_star_says_who_is_at_home_is_asked(string cell, string teams)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Match\n2026-12-13,18:00,{cell}\n");

        var question = Assert.Single(view.Plan!.Questions);
        Assert.Equal(Outcome.Error, view.Row(2).Outcome);
        var home = await portal.ChangeAsync(view, new ImportChange(question.Answers[0].Taken(view.Mapping)));
        Assert.StartsWith($"{teams}, ", home.Row(2).Title, StringComparison.Ordinal);
        var other = await portal.ChangeAsync(home, new ImportChange(question.Answers[1].Taken(view.Mapping)));
        Assert.StartsWith("Owls at Rams, ", other.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Time,Home,Away", "2026-12-13,Bow,Noor Ito,")]
    [InlineData("Date,Home,Away", "2026-12-13,Bow,Noor Ito")]
    [InlineData("Date,Home,Away", "2026-12-13,Noor Ito,Bow")]
    public async Task A_team_called_as_somebody_here_needs_a_look(string headings, string line)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Noor Ito", "noor@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n{line}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
    }
}
