namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>Lines with totals below a list.</summary>
public sealed class TotalsTests
{
    private const string People = "Name,Email\nAda Bell,ada@example.com\nCy Dorn,cy@example.com\n";

    [Theory]
    [InlineData("Total officials:,")]
    [InlineData("TOTAL 2,")]
    [InlineData("Grand Total,2")]
    [InlineData("Gesamt,2")]
    [InlineData("Insgesamt: 2 Personen,")]
    [InlineData("Total général,2")]
    [InlineData("Total de árbitros: 2,")]
    [InlineData(",Total: 2")]
    public void They_are_no_people_and_no_games(string line)
    {
        var people = SheetFiles.People($"{People}{line}\n");
        var games = SheetFiles.Games($"Date,Home\n2026-12-05,Lions\n2026-12-06,Owls\n{line}\n");

        Assert.Equal((2, 2), (people.Rows.Count, games.Rows.Count));
        Assert.Contains(
            $"The last line, “{line.Split(',').First(cell => cell.Length > 0)}” in line 4, sums up the list and is not read as a row.",
            people.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_of_them_are_told_together() =>
        Assert.Contains(
            "The last 3 lines, from “Total officials:” in line 4 on, sum up the list and are not read as rows.",
            SheetFiles.People(People + "Total officials:,\nTOTAL 2,\nGrand Total,2\n").Said(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Total,total@example.com")]
    [InlineData("Total Recall,")]
    [InlineData("Summe Gerhard,")]
    [InlineData("Total,555-010-0101")]
    [InlineData("Gesamt,Ines")]
    public void Whoever_is_called_so_stays(string line)
    {
        var sheet = SheetFiles.People($"{People}{line}\n");

        Assert.Equal(3, sheet.Rows.Count);
        Assert.DoesNotContain("sum", sheet.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void Above_other_rows_such_a_line_is_a_row() =>
        Assert.Equal(3, SheetFiles.People("Name,Email\nTotal,2\nAda Bell,ada@example.com\nCy Dorn,cy@example.com\n").Rows.Count);
}
