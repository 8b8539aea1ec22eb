using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Schedules;

/// <summary>Schedules as lines of a mail: the date in a line above, and spaces between the parts of a game.</summary>
public sealed class LinesOfGamesTests
{
    private const string Mail =
        """
        Hi Dana,

        here's the updated schedule for the girls' league. Sorry for the late changes!! Call me if questions 217-555-2000

        Saturday, December 12, 2026
        9:00 AM   Comets vs Rockets   Field A   Ito / Kay
        10:30am   Stars vs Meteors    Field A   Rye
        12 noon   Comets vs Stars     Field B   need ref
        RAINED OUT 1:30 PM  Rockets vs Meteors  Field B

        Sunday, December 13
        1:00 PM   Meteors vs Comets   Field A   Ito
        TBD   Rockets vs Stars    Field B

        > On Oct 1 Pat wrote:
        > 9:30 Comets vs Rockets Field A

        Thanks,
        Pat
        """;

    [Theory]
    [InlineData("mail.txt")]
    [InlineData("list.csv")]
    public async Task Spaces_part_what_stands_in_a_line(string fileName)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, Mail, fileName);

        Assert.Null(view.Problem);
        Assert.Equal([6, 7, 8, 9, 12, 13], view.Plan!.Rows.Select(row => row.Line));
        string Cell(int line, string label) => view.Row(line).Cells.Single(cell => cell.Label == label).Text;
        Assert.Equal(["9:00 AM", "10:30am", "12 noon"], view.Plan.Rows.Take(3).Select(row => Cell(row.Line, "Time")));
        Assert.Equal(["Comets vs Rockets", "Stars vs Meteors"], view.Plan.Rows.Take(2).Select(row => Cell(row.Line, "Both teams")));
        Assert.Equal(["Ito / Kay", "Rye", "need ref", "", "Ito", ""],
            view.Plan.Rows.Select(row => row.Cells.Single(cell => cell.Field.StartsWith("crew:", StringComparison.Ordinal)).Text));
        Assert.Equal(["Ito", "Kay", "Rye"], view.Plan.Names.Select(name => name.Name).Order(StringComparer.Ordinal));
        Assert.Contains(view.Sheet.Findings, finding => finding.Sentence.Contains("“On Oct 1 Pat wrote:”", StringComparison.Ordinal));
        Assert.Contains(view.Sheet.Findings, finding => finding.Sentence.Contains("“Hi Dana,”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_of_state_before_the_time_cancels()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            Mail.Replace("December 13", "December 13, 2026", StringComparison.Ordinal), "mail.txt");

        Assert.StartsWith("Meteors at Rockets, Sat 12 Dec 2026, 13:30", view.Row(9).Title, StringComparison.Ordinal);
        Assert.Equal((Outcome.Add, "Cancelled"), (view.Row(9).Outcome, view.Row(9).Summary.Split(' ')[0]));
        Assert.StartsWith("Stars at Rockets, Sun 13 Dec 2026", view.Row(13).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quoted_lines_are_read_in_one_press_and_back()
    {
        await using var portal = await TestPortal.StartAsync();
        var view = await portal.PreviewAsync(ImportKind.Games, Mail, "mail.txt");

        var finding = view.Sheet.Findings.Single(one => one.Subject == "Quoted lines");
        view = await portal.ChangeAsync(view, new ImportChange(Reading: finding.Options.Single(option => !option.IsTaken).Reading));

        Assert.Contains(view.Plan!.Rows, row => row.Line == 16);
        Assert.DoesNotContain(view.Plan.Rows, row => row.Title.Contains('>', StringComparison.Ordinal)
            && !row.Title.Contains(" at ", StringComparison.Ordinal));
        finding = view.Sheet.Findings.Single(one => one.Subject == "Quoted lines");
        view = await portal.ChangeAsync(view, new ImportChange(Reading: finding.Options.Single(option => !option.IsTaken).Reading));
        Assert.Equal(6, view.Plan!.Rows.Count);
    }

    [Theory]
    [InlineData("Samstag, 12. Dezember 2026\n15:00 Uhr   SV Rye gegen TuS Bow   Platz 1   Ito / Kay\n"
        + "ABGESAGT 17:00 Uhr   TuS Bow gegen FC Elk   Platz 2\n", "TuS Bow at SV Rye", "FC Elk at TuS Bow")]
    [InlineData("Samedi 12 décembre 2026\n15h00   Lyon contre Metz   Terrain 1   Ito / Kay\n"
        + "17h00   Metz contre Lens   Terrain 2   ANNULÉ\n", "Metz at Lyon", "Lens at Metz")]
    [InlineData("sábado 12 de diciembre de 2026\n15:00   Leones vs Tigres   Cancha 1   Ito / Kay\n"
        + "CANCELADO 17:00   Tigres vs Osos   Cancha 2\n", "Tigres at Leones", "Osos at Tigres")]
    [InlineData("Sat Dec 12, 2026\n3:00 PM, Comets vs Rockets, Field A, Ito\nPPD 5:00 PM, Rockets vs Stars, Field B\n",
        "Rockets at Comets", "Stars at Rockets")]
    [InlineData("Saturday Dec 12, 2026\n15:00 Comets vs Rockets Field A\nCANCELED 17:00 Rockets vs Stars Field B\n",
        "Rockets at Comets", "Stars at Rockets")]
    [InlineData("12/12/2026 15:00  Comets vs Rockets  Field A\n12/12/2026 17:00  Rockets vs Stars  Field B  RAINED OUT\n",
        "Rockets at Comets", "Stars at Rockets")]
    [InlineData("Saturday Dec 12, 2026\nComets vs Rockets   3:00 PM   Field A\nRockets vs Stars   CANCELLED 5:00 PM   Field B\n",
        "Rockets at Comets", "Stars at Rockets")]
    public async Task Quoted_lines_are_known_by_other_words_and_marks_too(string text, string first, string second)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, text, "mail.txt");

        Assert.Equal(2, view.Plan!.Rows.Count);
        Assert.StartsWith($"{first}, ", view.Plan.Rows[0].Title, StringComparison.Ordinal);
        Assert.StartsWith($"{second}, ", view.Plan.Rows[1].Title, StringComparison.Ordinal);
        Assert.True(view.Plan.Rows[1].Outcome == Outcome.Look
            || view.Plan.Rows[1].Summary.StartsWith("Cancelled", StringComparison.Ordinal), view.Plan.Rows[1].Title);
    }

    [Theory]
    [InlineData("9:00 AM Comets", "Rockets")]
    [InlineData("30am Stars", "Rockets")]
    [InlineData("12 noon Comets", "Rockets")]
    [InlineData("Comets", "> Rockets")]
    [InlineData("Rained out Comets", "Rockets")]
    [InlineData("Comets", "Rockets cancelled")]
    [InlineData("Abgesagt Comets", "Rockets")]
    [InlineData("Comets", "\"Rockets – Smith, Peña\"")]
    [InlineData("Comets", "Rockets - Ivy Ito; Ken Kay")]
    [InlineData("Comets – Ito/Kay", "Rockets")]
    public async Task No_such_team_is_taken_unasked(string home, string away)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-13,18:00,{home},{away}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("1. FC Rye", "7 Hills")]
    [InlineData("1860 Bow", "1910 FC")]
    [InlineData("Live Oak", "Final Four")]
    [InlineData("9ers", "U14 Stars")]
    [InlineData("SG Rye/Bow", "Bow - Elk")]
    [InlineData("Rye – Blue", "\"Bow, ME\"")]
    public async Task Other_names_with_figures_are_teams(string home, string away)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away\n2026-12-13,18:00,{home},{away}\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }
}
