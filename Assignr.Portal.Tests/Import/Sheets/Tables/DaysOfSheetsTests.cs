using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using static Assignr.Portal.Tests.Import.WorkbookFile;

namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Sheets that are read together: a date applies only to rows of its own sheet, and rows that only their sheets distinguish are
/// asked about.</summary>
public sealed class DaysOfSheetsTests
{
    private static readonly string[] Timed = ["Time", "Home", "Away"];

    [Theory]
    [InlineData("Week 1 - Saturday, December 12, 2026", "Week 2 - Saturday, December 19, 2026")]
    [InlineData("Samstag, 12. Dezember 2026", "Samstag, 19. Dezember 2026")]
    [InlineData("samedi 12 décembre 2026", "samedi 19 décembre 2026")]
    public void The_title_of_each_sheet_counts_for_its_own_rows(string one, string other)
    {
        var sheet = Together(
            Rows([one], Timed, ["13:00", "A1", "B1"]), Rows([other], Timed, ["15:00", "A2", "B2"], ["17:00", "A3", "B3"]),
            Rows(["Saturday, December 26, 2026"], Timed, ["15:00", "A4", "B4"]));

        Assert.Equal(["12", "19", "19", "26"],
            sheet.Rows.Select(row => row.Cells[3].Split(' ', ',', '.').First(word => word.Length == 2 && char.IsDigit(word[0]))));
        Assert.Equal(["A1", "A2", "A3", "A4"], sheet.Rows.Select(row => row.Cells[1]));
    }

    [Theory]
    [InlineData("12/13/2026")]
    [InlineData("Sunday, December 13, 2026")]
    [InlineData("13. Dezember 2026")]
    public void A_line_of_a_day_does_not_count_beyond_its_sheet(string day)
    {
        var sheet = Together(Rows(Timed, [day], ["13:00", "A1", "B1"]),
            Rows(Timed, ["15:00", "A2", "B2"], ["12/20/2026"], ["17:00", "A3", "B3"]));

        Assert.Equal([day, "", "12/20/2026"], sheet.Rows.Select(row => row.Cells[3]));
    }

    [Theory]
    [InlineData("2026-12-12", "2026-12-19")]
    [InlineData("12/12/2026", "12/19/2026")]
    [InlineData("Sat Dec 12 2026", "Sat Dec 19 2026")]
    public async Task A_date_that_stands_once_does_not_either(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        string[] headings = ["Date", "Time", "Home", "Away"];
        var view = await TogetherAsync(
            portal, ("A", Rows(headings, [one, "13:00", "A1", "B1"], ["", "14:00", "A2", "B2"])),
            ("B", Rows(headings, ["", "13:00", "A3", "B3"], [other, "14:00", "A4", "B4"])));

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Error, Outcome.Add], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal("There is no date.", view.Plan.Rows[2].Reason);
    }

    [Theory]
    [InlineData("Boys V", "Girls V")]
    [InlineData("U12", "U14")]
    [InlineData("Herren", "Damen")]
    public async Task Equal_games_of_two_sheets_are_asked_about(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        var rows = Rows(["Date", "Time", "Home", "Away"], ["2026-12-12", "13:00", "Rye", "Bow"], ["2026-12-13", "13:00", "Rye", "Elm"]);
        var view = await TogetherAsync(portal, (one, rows), (other, rows));

        Assert.Equal([Outcome.Add, Outcome.Add, Outcome.Look, Outcome.Look], view.Plan!.Rows.Select(row => row.Outcome));
        Assert.Equal($"Line 2 of {one} says the same, and this is line 2 of {other}: nothing but the sheet tells the two apart.",
            view.Plan.Rows[2].Reason);
        view = await portal.EditAsync(view, view.Plan.Rows[2].Line,
            view.Plan.Rows[2].Offers.Single(offer => offer.Kind == "add-game").Edit);
        Assert.Equal(Outcome.Add, view.Plan!.Rows[2].Outcome);
    }

    [Theory]
    [InlineData("Lions", "Bears", true)]
    [InlineData("St. Mary's", "Rye High", true)]
    [InlineData("FC Ost", "SC West", true)]
    [InlineData("Week 1", "Week 2", false)]
    [InlineData("Sheet1", "Sheet2", false)]
    [InlineData("Boys", "Girls", false)]
    public async Task Sheets_that_are_called_by_teams_are_their_schedules(string one, string other, bool areTeams)
    {
        await using var portal = await TestPortal.StartAsync();
        string[] headings = ["Date", "Time", "Opponent", "H/A"];
        var view = await TogetherAsync(
            portal, (one, Rows(headings, ["2026-12-12", "13:00", "Owls", "H"])),
                (other, Rows(headings, ["2026-12-13", "13:00", "Elks", "A"])));

        Assert.Equal(areTeams, view.Plan is not null);
        if (!areTeams)
            return;
        Assert.Equal(["Owls at " + one, other + " at Elks"], view.Plan!.Rows.Select(row => row.Title.Split(',')[0]));
        Assert.Contains($"as “{one}”", view.Sheet.Said(), StringComparison.Ordinal);
    }

    private static Portal.Import.Sheets.Sheet Together(params string[] sheets)
    {
        var file = Make([.. sheets.Index().Select(one => ($"Part {(char)('A' + one.Index)}", Sheet(one.Item)))]);
        return SheetFiles.Games(file, SheetFiles.Games(file).Finding("Sheet")
            .Options.Single(option => option.Label.EndsWith(" together", StringComparison.Ordinal)).Reading);
    }

    private static async Task<ImportView> TogetherAsync(TestPortal portal, params (string Name, string Rows)[] sheets)
    {
        var file = Make([.. sheets.Select(one => (one.Name, Sheet(one.Rows)))]);
        var started = await portal.StartAsync(ImportKind.Games, "list.xlsx", file);
        var view = (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, started.ImportId!.Value))!;
        var reading = view.Sheet.Finding("Sheet").Options.Single(option =>
            option.Label.EndsWith(" together", StringComparison.Ordinal)).Reading;
        return await portal.ChangeAsync(view, new ImportChange(Reading: reading));
    }
}
