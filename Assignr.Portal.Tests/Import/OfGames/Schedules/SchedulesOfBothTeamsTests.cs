using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using static Assignr.Portal.Tests.Import.WorkbookFile;

namespace Assignr.Portal.Tests.Import.OfGames.Schedules;

/// <summary>One game in the schedules of both its teams.</summary>
public sealed class SchedulesOfBothTeamsTests
{
    [Theory]
    [InlineData("Team,Opponent,H/A,Date,Time", "Rye,Bow,H,2026-12-12,18:00", "Bow,Rye,A,2026-12-12,18:00")]
    [InlineData("Date,Time,School,Opponent,Home/Away", "12/19/2026,7:00 PM,Exeter,Dover,Away", "12/19/2026,7:00 PM,Dover,Exeter,Home")]
    [InlineData("Date,Time,Team,Opponent", "2026-12-12,18:00,Rye,vs Bow", "2026-12-12,18:00,Bow,@ Rye")]
    [InlineData("Game,Date,Time,Team,Opponent", "7,2026-12-12,18:00,Rye,vs Bow", "7,2026-12-12,18:00,Bow,at Rye")]
    [InlineData("Date,Time,Team,Opponent,Referee", "2026-12-12,18:00,Rye,vs Bow,Noor Ito", "2026-12-12,18:00,Bow,@ Rye,")]
    public async Task A_game_in_the_schedules_of_both_its_teams_is_one(string headings, string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Noor Ito", "noor@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings}\n{one}\n{other}\n");

        Assert.Equal([Outcome.Add, Outcome.Unchanged], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal(["Line 2 is the same game in the schedule of the other team."], view.Row(3).Notes);
    }

    [Theory]
    [InlineData("2026-12-12,18:00,Rye,vs Bow,Noor Ito", "2026-12-12,18:00,Bow,@ Rye,Ivy Low")]
    [InlineData("2026-12-12,18:00,Rye,vs Bow,Noor Ito", "2026-12-12,18:00,Rye,vs Bow,Ivy Low")]
    [InlineData("2026-12-12,18:00,Rye,vs Bow,", "2026-12-12,CANCELLED 18:00,Bow,@ Rye,")]
    public async Task What_the_two_schedules_say_differently_is_asked_about(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.SaveAsync(A.Person("Noor Ito", "noor@example.com"), A.Person("Ivy Low", "ivy@example.com"));

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Team,Opponent,Referee\n{one}\n{other}\n");

        Assert.Equal([Outcome.Add, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
    }

    [Theory]
    [InlineData("Rye,Bow")]
    [InlineData("Rye Owls,Bow Elks")]
    [InlineData("Rye U14,Bow U14")]
    public async Task A_game_in_the_sheets_of_both_its_teams_is_one_and_its_line_is_said(string teams)
    {
        await using var portal = await TestPortal.StartAsync();
        var (one, other) = (teams.Split(',')[0], teams.Split(',')[1]);
        var file = Make(
            (one, Sheet(Rows(["Date", "Time", "Opponent"], ["2026-12-12", "18:00", $"vs {other}"], ["2026-12-19", "18:00", "@ Exeter"]))),
            (other, Sheet(Rows(["Date", "Time", "Opponent"], ["2026-12-12", "18:00", $"@ {one}"], ["2026-12-26", "18:00", "vs Exeter"]))));
        var view = await portal.PreviewAsync(ImportKind.Games, file, "list.xlsx");
        var together = view.Sheet.Findings.Single(finding => finding.Subject == "Sheet").Options[^1];

        view = await portal.ChangeAsync(view, new ImportChange(Reading: together.Reading));

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Unchanged, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal([$"Line 2 of {one} is the same game in the schedule of the other team."], view.Plan.Rows[2].Notes);
    }
}
