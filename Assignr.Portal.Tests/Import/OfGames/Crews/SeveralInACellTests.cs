using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.OfGames.Crews;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews;

/// <summary>Several officials in one cell, with everything that people write between and beside them.</summary>
public sealed class SeveralInACellTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync(
            A.Person("Theo Marlowe", "theo@example.com"), A.Person("Sasha Hollis", "sasha@example.com"),
            A.Person("Noor Ito", "noor@example.com"));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Theory]
    [InlineData("• Theo Marlowe\n• Sasha Hollis")]
    [InlineData("• Theo Marlowe • Sasha Hollis")]
    [InlineData("* Theo Marlowe\n* Sasha Hollis")]
    [InlineData("- Theo Marlowe\n- Sasha Hollis")]
    [InlineData("→ Theo Marlowe → Sasha Hollis")]
    [InlineData("· Theo Marlowe · Sasha Hollis")]
    [InlineData("1. Theo Marlowe\n2. Sasha Hollis")]
    [InlineData("1) Theo Marlowe, 2) Sasha Hollis")]
    [InlineData("1. Theo Marlowe 2. Sasha Hollis")]
    [InlineData("Theo Marlowe<br>Sasha Hollis")]
    [InlineData("<p>Theo Marlowe</p><p>Sasha Hollis</p>")]
    [InlineData("Theo Marlowe &amp; Sasha Hollis")]
    [InlineData("Theo Marlowe&nbsp;/&nbsp;Sasha Hollis")]
    [InlineData("Theo Marlowe - Sasha Hollis")]
    [InlineData("Theo Marlowe – Sasha Hollis")]
    [InlineData("Marlowe — Hollis", "Marlowe|Hollis")]
    [InlineData("Theo Marlowe   Sasha Hollis")]
    [InlineData("Theo Marlowe 555-555-0101, Sasha Hollis 555-555-0102")]
    [InlineData("Theo Marlowe +1 555 555 0101; Sasha Hollis - 5555550102")]
    [InlineData("Theo Marlowe $65, Sasha Hollis $55")]
    [InlineData("Marlowe, Hollis", "Marlowe|Hollis")]
    [InlineData("CR Theo Marlowe AR1 Sasha Hollis", "CR=Theo Marlowe|AR1=Sasha Hollis")]
    [InlineData("Referee Theo Marlowe Umpire 1 Sasha Hollis", "Referee=Theo Marlowe|Umpire 1=Sasha Hollis")]
    [InlineData("R: Theo Marlowe U: Sasha Hollis", "R=Theo Marlowe|U=Sasha Hollis")]
    [InlineData("R=Theo Marlowe; U=Sasha Hollis", "R=Theo Marlowe|U=Sasha Hollis")]
    [InlineData("R=Theo Marlowe; U=", "R=Theo Marlowe|U=")]
    [InlineData("R - Theo Marlowe\nL - ", "R=Theo Marlowe|L=")]
    [InlineData("Theo (R) Sasha (U)", "R=Theo|U=Sasha")]
    [InlineData("(R) Theo Marlowe (U) Sasha Hollis", "R=Theo Marlowe|U=Sasha Hollis")]
    [InlineData("Theo Marlowe (new) Sasha Hollis (new)", "Theo Marlowe (new)|Sasha Hollis (new)")]
    [InlineData("Referee, Theo Marlowe (Accepted)\nUmpire 1, Sasha Hollis (Declined)",
        "Referee=Theo Marlowe (Accepted)|Umpire 1=Sasha Hollis (Declined)")]
    [InlineData("Referee, Theo Marlowe, Umpire 1, Sasha Hollis", "Referee=Theo Marlowe|Umpire 1=Sasha Hollis")]
    [InlineData("Theo Marlowe, Referee, Sasha Hollis, Umpire", "Referee=Theo Marlowe|Umpire=Sasha Hollis")]
    [InlineData("Linesmen: Theo Marlowe, Sasha Hollis", "Linesman 1=Theo Marlowe|Linesman 2=Sasha Hollis")]
    [InlineData("Ref: Noor Ito\nLinesmen: Theo Marlowe & Sasha Hollis", "Ref=Noor Ito|Linesman 1=Theo Marlowe|Linesman 2=Sasha Hollis")]
    [InlineData("2 refs: Theo Marlowe, Sasha Hollis", "Ref 1=Theo Marlowe|Ref 2=Sasha Hollis")]
    [InlineData("2 umpires: Theo Marlowe", "Umpire 1=Theo Marlowe|Umpire 2=")]
    [InlineData("2 needed", "2 needed|")]
    [InlineData("need 3", "need 3||")]
    [InlineData("3 umpires needed", "3 umpires needed||")]
    [InlineData("Theo Marlowe, 1 needed", "Theo Marlowe|1 needed")]
    [InlineData("Theo Marlowe + 1", "Theo Marlowe|1 needed")]
    [InlineData("Theo Marlowe (+2)", "Theo Marlowe|2 needed|")]
    [InlineData("Theo Marlowe, (2nd TBA)", "Theo Marlowe|2nd TBA")]
    [InlineData("Theo Marlowe - OPEN", "Theo Marlowe|OPEN")]
    public void Each_of_them_is_one(string cell, string expected = "Theo Marlowe|Sasha Hollis")
    {
        string[] here = ["Theo Marlowe", "Sasha Hollis", "Noor Ito"];

        var names = CrewCell.Read(cell, here.Contains, name => here.Any(one => one.Split(' ')[1] == name));

        Assert.Equal(expected, string.Join('|', names.Select(one => one.Position is null ? one.Name : $"{one.Position}={one.Name}")));
    }

    [Theory]
    [InlineData("Robert (Bob) Kay")]
    [InlineData("Robert (Bob) Kay (R)", "R=Robert (Bob) Kay")]
    [InlineData("Theo  Marlowe", "Theo Marlowe")]
    [InlineData("Ana Lopez - Sub Teacher Pool 3")]
    [InlineData("Ann-Kathrin Müller")]
    [InlineData("JP Marlowe")]
    [InlineData("Theo Marlowe - U14 only")]
    [InlineData("Theo Marlowe (Jr.)")]
    public void One_name_stays_one(string cell, string? expected = null) => Assert.Equal(
        expected ?? cell,
        string.Join('|', CrewCell.Read(cell, name => name is "Theo Marlowe")
            .Select(one => one.Position is null ? one.Name : $"{one.Position}={one.Name}")));

    [Theory]
    [InlineData("Theo Marlowe*")]
    [InlineData("**Theo Marlowe")]
    [InlineData("1. Theo Marlowe")]
    [InlineData("✓ Theo Marlowe")]
    [InlineData("Theo Marlowe 555-555-0101")]
    [InlineData("Theo Marlowe - (555) 555-0101")]
    [InlineData("Theo Marlowe $65")]
    [InlineData("Theo &#77;arlowe")]
    public async Task Marks_and_figures_beside_a_name_ask_nobody(string cell)
    {
        var view = await PreviewAsync("Referee", cell);

        Assert.Empty(view.Plan!.Names);
        Assert.Equal(["Theo Marlowe"], Crew(view));
    }

    [Theory]
    [InlineData("Theo Marlowe <theo@example.com>; Sasha Hollis <sasha@example.com>")]
    [InlineData("Theo M. 555-555-0101; Sasha Hollis 555-555-0102")]
    [InlineData("theo@example.com, sasha@example.com")]
    public async Task Addresses_and_phones_do_not_turn_the_column_out(string cell)
    {
        var view = await PreviewAsync("Referees", cell);

        Assert.DoesNotContain(view.Plan!.Names, name => name.Name.Contains("Hollis", StringComparison.Ordinal));
        Assert.Equal(GameFields.Crew, view.Mapping.Columns[^1]);
    }

    [Theory]
    [InlineData("Theo Marlowe $65; Sasha Hollis $55")]
    [InlineData("Theo Marlowe 555-555-0101, Sasha Hollis")]
    [InlineData("Theo Marlowe (555-555-0101) / Sasha Hollis €40")]
    public async Task Phones_and_fees_in_a_cell_of_several_are_left_out_and_said(string cell)
    {
        var view = await PreviewAsync("Officials", cell);

        Assert.Equal(["Theo Marlowe", "Sasha Hollis"], Crew(view));
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("1 cell of officials has phones or", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Hollis, Ito")]
    [InlineData("Hollis,Ito")]
    [InlineData("Ito, Hollis")]
    public async Task Two_last_names_of_people_here_are_two(string cell)
    {
        var view = await PreviewAsync("Officials", cell);

        Assert.Equal(["Hollis", "Ito"], view.Plan!.Names.Select(name => name.Name).Order());
    }

    [Theory]
    [InlineData("Linesmen", "Linesman 1|Linesman 2")]
    [InlineData("Umpires", "Umpire 1|Umpire 2")]
    [InlineData("Umps", "Umpire 1|Umpire 2")]
    [InlineData("Official(s)", "Official 1|Official 2")]
    public async Task A_heading_of_several_positions_names_each_of_them(string heading, string positions)
    {
        var view = await PreviewAsync(heading, "Theo Marlowe, Sasha Hollis");

        Assert.Equal(positions, string.Join('|', ((GamePlanRow)view.Row(2)).After!.Crew.Select(place => place.Position)));
    }

    [Fact]
    public async Task A_cell_of_one_position_with_two_who_are_here_gives_each_of_them_one()
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games,
            "Date,Time,Home,Away,Referee\n2026-12-05,13:00,Lions,Tigers,\"Theo Marlowe, Sasha Hollis\"\n"
                + "2026-12-06,13:00,Owls,Elks,Noor Ito\n2026-12-07,13:00,Owls,Elks,Noor Ito\n");

        Assert.Equal(["Theo Marlowe", "Sasha Hollis"], Crew(view));
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith(
            "1 cell of one position names several officials", StringComparison.Ordinal));
    }

    private Task<ImportView> PreviewAsync(string heading, string cell) =>
        portal.PreviewAsync(ImportKind.Games, $"Date,Time,Home,Away,{heading}\n2026-12-05,13:00,Lions,Tigers,\"{cell}\"\n");

    private static IEnumerable<string?> Crew(ImportView view) =>
        ((GamePlanRow)view.Row(2)).After is { } after
            ? after.Crew.Where(place => place.PersonId is not null).Select(place => place.Name) : [];
}
