using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.HomeAndAway;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.HomeAndAway;

/// <summary>Text beside the teams in one cell: a level, an age, a round, a place.</summary>
public sealed class BesideTeamsTests
{
    [Theory]
    [InlineData("Boys Varsity: Bears at Wolves", "Boys Varsity: Bears at Wolves", "Bears at Wolves", "Boys Varsity: Bears")]
    [InlineData("U14G - Hawks @ Eagles", "U14G - Hawks at Eagles", "Hawks at Eagles", "U14G - Hawks")]
    [InlineData("(Scrimmage) Cats @ Dogs", "(Scrimmage) Cats at Dogs", "Cats at Dogs", "(Scrimmage) Cats")]
    [InlineData("Jets @ Sharks (DH)", "Jets at Sharks (DH)", "Jets at Sharks", "Sharks (DH)")]
    [InlineData("Tigres vs Leones (amistoso)", "Leones (amistoso) at Tigres", "Leones at Tigres", "Leones (amistoso)")]
    [InlineData("[Semifinal 1] Cats vs. Dogs", "Dogs at [Semifinal 1] Cats", "Dogs at Cats", "[Semifinal 1] Cats")]
    [InlineData("Grupo B: Tigres - Leones", "Leones at Grupo B: Tigres", "Leones at Tigres", "Grupo B: Tigres")]
    [InlineData("Hawks vs Jets 2:1", "Jets 2:1 at Hawks", "Jets at Hawks", "Jets 2:1")]
    [InlineData("Wolves vs Bears 0-3", "Bears 0-3 at Wolves", "Bears at Wolves", "Bears 0-3")]
    [InlineData("Lions vs Tigers, Rye Field 1", "Tigers, Rye Field 1 at Lions", "Tigers at Lions", "Tigers, Rye Field 1")]
    [InlineData("Lions vs Tigers - Bow Gym", "Tigers - Bow Gym at Lions", "Tigers at Lions", "Tigers - Bow Gym")]
    public async Task It_stays_with_the_team_is_said_and_is_left_out_in_one_press(string cell, string kept, string alone, string example)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Match\n2026-12-05,13:00,\"{cell}\"\n2026-12-06,13:00,Owls @ Foxes\n");

        Assert.StartsWith($"{kept}, ", view.Row(2).Title, StringComparison.Ordinal);
        var said = Assert.Single(view.Plan!.Guesses, guess => guess.Undo == "Leave it out");
        Assert.Equal($"What stands beside a team is taken as part of its name, as “{example}”.", said.Sentence);
        view = await portal.ChangeAsync(view, new ImportChange(said.Otherwise!(view.Mapping)));
        Assert.StartsWith($"{alone}, ", view.Row(2).Title, StringComparison.Ordinal);
        var back = Assert.Single(view.Plan!.Guesses, guess => guess.Undo == "Keep it");
        view = await portal.ChangeAsync(view, new ImportChange(back.Otherwise!(view.Mapping)));
        Assert.StartsWith($"{kept}, ", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lions vs Tigers (H)", "Lions at Tigers")]
    [InlineData("Lions vs Tigers (home)", "Lions at Tigers")]
    [InlineData("Bears (h) vs Wolves", "Wolves at Bears")]
    [InlineData("Löwen - Tiger (Heim)", "Löwen at Tiger")]
    [InlineData("Lions vs Tigers (away)", "Tigers at Lions")]
    [InlineData("Lions (visitor) vs Tigers", "Lions at Tigers")]
    [InlineData("Lions vs Tigers (A)", "Tigers (A) at Lions")]
    public async Task A_mark_beside_one_team_says_who_is_at_home(string cell, string title)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Match\n2026-12-05,13:00,\"{cell}\"\n2026-12-06,13:00,Owls @ Foxes\n");

        Assert.StartsWith($"{title}, ", view.Row(2).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lions - Tigers @ Mill Road", "Tigers at Lions", "Lions - Tigers at Mill Road")]
    [InlineData("Manchester – Leeds at Old Ground", "Leeds at Manchester", "Manchester – Leeds at Old Ground")]
    [InlineData("Lobos x Osos @ Campo 2", "Osos at Lobos", "Lobos x Osos at Campo 2")]
    public async Task Whether_a_place_or_a_team_stands_behind_the_sign_is_asked(string cell, string withPlace, string withTeam)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Match\n2026-12-05,13:00,\"{cell}\"\n2026-12-06,13:00,Owls @ Foxes\n");
        Assert.Equal((Outcome.Error, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome));
        var question = Assert.Single(view.Plan!.Questions);
        Assert.Equal($"“{cell}” can be read in two ways. What stands behind the @ or at?", question.Sentence);

        async Task<string> TitleAsync(int answer)
        {
            view = await portal.ChangeAsync(view, new ImportChange(question.Answers[answer].Taken(view.Mapping)));
            return view.Row(2).Title;
        }

        Assert.StartsWith($"{withPlace}, ", await TitleAsync(0), StringComparison.Ordinal);
        Assert.StartsWith($"{withTeam}, ", await TitleAsync(1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lions / Tigers", "Lions", "Tigers")]
    [InlineData("Lions–Tigers", "Lions", "Tigers")]
    [InlineData("Lions c. Tigers", "Lions", "Tigers")]
    [InlineData("Lions reçoit Tigers", "Lions", "Tigers")]
    [InlineData("Lions hosts Tigers", "Lions", "Tigers")]
    [InlineData("Lions empfängt Tigers", "Lions", "Tigers")]
    [InlineData("Tigers à Lions", "Lions", "Tigers")]
    [InlineData("Tigers bei Lions", "Lions", "Tigers")]
    [InlineData("Tigers (V) vs Lions (H)", "Lions", "Tigers")]
    [InlineData("Tigers (Visitor) - Lions (Home)", "Lions", "Tigers")]
    [InlineData("(V) Tigers @ (H) Lions", "Lions", "Tigers")]
    public void Two_teams_are_told_by_what_stands_between_them_and_beside_each(string cell, string home, string away)
    {
        var matchup = Matchup.Read(cell, dashes: true)!;

        Assert.Equal((home, away), (matchup.Home(false), matchup.Away(false)));
    }

    [Theory]
    [InlineData("Gymnase à Lyon")]
    [InlineData("Court 3 / Mill Road")]
    [InlineData("School hosts lunch")]
    public void In_a_column_of_something_else_those_words_part_no_teams(string cell) => Assert.Null(Matchup.Read(cell, dashes: false));
}
