using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews.Positions;

/// <summary>Labels before names, dashes for nobody, last names alone, and headings that span several officials.</summary>
public sealed class LabelsInCellsTests
{
    [Theory]
    [InlineData("CR Ito / AR1 Kay / AR2 Rye", "CR=Ito|AR1=Kay|AR2=Rye")]
    [InlineData("CR Ito; AR1 Kay", "CR=Ito|AR1=Kay")]
    [InlineData("R1 Ivy Ito\nR2 Ken Kay", "R1=Ivy Ito|R2=Ken Kay")]
    [InlineData("AR 1 Ito / AR 2 Kay", "AR 1=Ito|AR 2=Kay")]
    [InlineData("SR Müller / SRA1 Groß", "SR=Müller|SRA1=Groß")]
    [InlineData("Árbitro Pérez; Asistente Ruiz", "Árbitro=Pérez|Asistente=Ruiz")]
    [InlineData("U1 Ito & U2 Kay", "U1=Ito|U2=Kay")]
    [InlineData("CJ Ito / DJ Kay", "CJ Ito|DJ Kay")]
    [InlineData("CJ Ito", "CJ Ito")]
    [InlineData("AR1 Kay", "AR1=Kay")]
    [InlineData("CR Ito, AR1 Kay, AR2 —", "CR=Ito|AR1=Kay|AR2=—")]
    [InlineData("CR Ito / AR1 – / AR2 -", "CR=Ito|AR1=|AR2=")]
    [InlineData("CR Ito; AR1 ---; AR2 Rye", "CR=Ito|AR1=|AR2=Rye")]
    [InlineData("Referee needed / AR1 Kay", "|AR1=Kay")]
    public void Read_as_positions_whatever_parts_the_names(string cell, string expected) => Assert.Equal(
        expected,
        string.Join('|', CrewCell.Read(cell).Select(one => one.Position is null
            ? one.Name.Replace("Referee needed", "", StringComparison.Ordinal)
            : $"{one.Position}={one.Name}")));

    [Theory]
    [InlineData("CR Ito, AR1 Kay", "CR Rye")]
    [InlineData("CR Ito / AR1 Kay", "CR Rye")]
    [InlineData("CR: Ito; AR1: Kay", "CR Rye")]
    public async Task A_label_alone_is_a_position_beside_others_of_its_column(string first, string alone)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Crew\n2026-12-13,18:00,A,B,\"{first}\"\n2026-12-14,18:00,C,D,{alone}\n");

        Assert.Equal(["Ito", "Kay", "Rye"], view.Plan!.Names.Select(name => name.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Peña, O'Brien", "Ito/Kay")]
    [InlineData("Rye, Bow", "Ito / Kay / Elk")]
    [InlineData("Rye, Bow", "Ito & Kay")]
    [InlineData("Groß, Weiß", "Müller; Kay")]
    public async Task Two_last_names_with_a_comma_are_asked_about(string cell, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Officials\n2026-12-13,18:00,A,B,\"{cell}\"\n2026-12-14,18:00,C,D,{other}\n");

        Assert.Equal(["two-officials", "one-official"], view.Row(2).Offers.Select(offer => offer.Kind));
        var two = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Contains(two.Plan!.Names, name => name.Name == cell.Split(',')[0]);
        var one = await portal.EditAsync(two, 2, view.Row(2).Offers[1].Edit);
        Assert.Contains(one.Plan!.Names, name => name.Name == $"{cell.Split(", ")[1]} {cell.Split(',')[0]}");
    }

    [Theory]
    [InlineData("—")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("n/a")]
    [InlineData("N/A")]
    public async Task A_mark_in_the_place_of_an_official_is_an_open_position(string mark)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.Games,
            $"Date,Time,Home,Away,Referee,Umpire\n2026-12-13,18:00,A,B,{mark},\n2026-12-14,18:00,C,D,none,\n");

        Assert.Equal(["0 of 2 positions", "0 of 1 positions"], view.Plan!.Rows.Select(row => row.Summary));
        Assert.Contains($"1 cell says that a position is open, as “{mark}”.", view.Plan.Remarks);
    }

    [Theory]
    [InlineData("Officials", "M. Rye", "Kay")]
    [InlineData("Umpires", "Ken Kay", "OPEN")]
    [InlineData("Schiedsrichter", "Müller", "Groß")]
    [InlineData("Crew", "O'Brien", "Kay")]
    public async Task A_column_below_the_same_heading_is_of_officials_too(string heading, string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        var file = WorkbookFile.Of(
            ["Date", "Time", "Home", "Away", heading, "", "Notes"], ["2026-12-13", "18:00", "A", "B", "Ivy Ito", one, ""],
            ["2026-12-14", "18:00", "C", "D", "Eli Elk", other, "x"]);

        var view = await portal.PreviewAsync(ImportKind.Games, file, "games.xlsx");

        Assert.Contains(view.Plan!.Names, name => name.Name == one);
        var guess = view.Guesses.Single(guess => guess.Sentence.StartsWith("Column 6 has no heading and is read as officials too",
            StringComparison.Ordinal));
        var without = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.DoesNotContain(without.Plan!.Names, name => name.Name == one);
    }
}
