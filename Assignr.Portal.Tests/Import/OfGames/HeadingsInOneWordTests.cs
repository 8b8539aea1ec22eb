using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;

namespace Assignr.Portal.Tests.Import.OfGames;

/// <summary>Headings as programs write them: as one word, with underscores, followed by a hint.</summary>
public sealed class HeadingsInOneWordTests
{
    [Theory]
    [InlineData("GameDate", GameFields.Date)]
    [InlineData("game_date", GameFields.Date)]
    [InlineData("Date (MM/DD/YYYY)", GameFields.Date)]
    [InlineData("StartTime", GameFields.Time)]
    [InlineData("start_time", GameFields.Time)]
    [InlineData("HeureDuMatch", GameFields.Time)]
    [InlineData("HomeTeam", GameFields.Home)]
    [InlineData("EquipoLocal", GameFields.Home)]
    [InlineData("Team 1 Name", GameFields.Home)]
    [InlineData("VisitingTeam", GameFields.Away)]
    [InlineData("Team 2 Name", GameFields.Away)]
    [InlineData("GameNumber", GameFields.ExternalId)]
    [InlineData("AssistantReferee2", GameFields.Position)]
    [InlineData("Arbitre centre", GameFields.Position)]
    [InlineData("Arbitre central", GameFields.Position)]
    [InlineData("Arbitre de centre", GameFields.Position)]
    [InlineData("Arbitre assistant 1", GameFields.Position)]
    [InlineData("2e arbitre", GameFields.Position)]
    [InlineData("Árbitro central", GameFields.Position)]
    [InlineData("Asistente 1", GameFields.Position)]
    [InlineData("SR-A 1", GameFields.Position)]
    [InlineData("1. Schiedsrichter", GameFields.Position)]
    [InlineData("1st Umpire", GameFields.Position)]
    [InlineData("Team 1 ID", null)]
    [InlineData("Homepage", null)]
    [InlineData("Timestamp", null)]
    public void Headings_written_as_one_word_are_known(string heading, string? field) =>
        Assert.Equal(field, GameFields.Of(Columns.Key(heading)));

    [Theory]
    [InlineData("1", "0", "Lions at Bears")]
    [InlineData("Yes", "No", "Lions at Bears")]
    [InlineData("1", "1", "Bears at Lions")]
    public async Task Two_teams_are_not_taken_by_their_order_where_a_column_says_which_is_at_home(string first, string second, string title)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.Games,
                $"Date,Time,Team 1 Name,Team 1 Is Home,Team 2 Name\n2026-12-05,13:00,Lions,{first},Tigers\n"
                + $"2026-12-06,13:00,Lions,{second},Bears\n");

        Assert.StartsWith("Tigers at Lions", view.Row(2).Title, StringComparison.Ordinal);
        Assert.StartsWith(title, view.Row(3).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Matchup")]
    [InlineData("Teams")]
    [InlineData("Fixture")]
    public async Task Below_a_heading_of_teams_one_cell_with_both_is_enough(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,{heading}\n2026-12-05,13:00,Rye - Bow\n2026-12-06,13:00,Lee and Dover\n2026-12-07,13:00,all schools\n");

        Assert.Equal(("matchup", Outcome.Add, Outcome.Error), (view.Mapping.Columns[2], view.Row(2).Outcome, view.Row(3).Outcome));
    }
}
