using Assignr.Portal.Import;
using Assignr.Portal.Import.OfGames;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfGames.Crews;

/// <summary>Names with an unquoted comma in a text file, and columns after the last heading.</summary>
public sealed class UnquotedNamesTests : IAsyncLifetime
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
    [InlineData("Referee", "Marlowe, Theo", "Ito, Noor")]
    [InlineData("Referee,Umpire", "Marlowe, Theo,Ito, Noor", "Hollis, Sasha,Marlowe, Theo")]
    [InlineData("Officials", "Marlowe,Theo", "Hollis,Sasha")]
    [InlineData("Referee,Field", "Marlowe, Theo,Mill Road 1", "Ito, Noor,Mill Road 2")]
    public async Task They_are_read_as_one_cell_which_is_said_and_can_be_taken_back(string headings, string one, string other)
    {
        var text = $"Date,Time,Home,Away,{headings}\n2026-12-05,13:00,Lions,Tigers,{one}\n"
            + $"2026-12-06,13:00,Owls,Elks,{other}\n2026-12-07,13:00,Owls,Elks,\n";

        var view = await portal.PreviewAsync(ImportKind.Games, text);

        Assert.Equal((3, 0), (view.Plan!.Counts.Add, view.Plan.Names.Count));
        Assert.Equal("Theo Marlowe", ((GamePlanRow)view.Row(2)).After!.Crew[0].Name);
        var finding = Assert.Single(view.Sheet.Findings, finding => finding.Subject == "Names with a comma");
        Assert.StartsWith("Names as “Marlowe, Theo” are read as one cell", finding.Sentence, StringComparison.Ordinal);
        view = await portal.ChangeAsync(view, new ImportChange(Reading: finding.Options[1].Reading));
        Assert.NotEqual(3, view.Plan?.Counts.Add);
    }

    [Theory]
    [InlineData("Referee", "Rye, NH,Bears,Theo Marlowe", "Bow, NH,Wolves,Noor Ito")]
    [InlineData("Referee,Umpire", "Lions,Tigers,Marlowe, Theo,Noor Ito", "Owls,Elks,Ito, Noor,Sasha Hollis")]
    [InlineData("Notes", "Lions,Tigers,Marlowe, Theo", "Owls,Elks,Ito, Noor")]
    public async Task Other_rows_that_are_longer_stay_as_they_are(string headings, string one, string other)
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away,{headings}\n2026-12-05,13:00,{one}\n2026-12-06,13:00,{other}\n");

        Assert.DoesNotContain(view.Sheet.Findings, finding => finding.Subject == "Names with a comma");
    }

    [Theory]
    [InlineData("2026-12-05,13:00,Lions,Tigers,Theo Marlowe,Noor Ito")]
    [InlineData("2026-12-05,13:00,Lions,Tigers,,Noor Ito")]
    [InlineData("2026-12-05,13:00,Rye, NH,Lions,Noor Ito")]
    public async Task A_column_behind_the_last_heading_is_no_position_unasked(string row)
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away,Referee\n{row}\n"
                + "2026-12-06,13:00,Owls,Elks,Theo Marlowe\n2026-12-07,13:00,Owls,Bears,Theo Marlowe\n");

        Assert.Null(view.Mapping.Columns[5]);
        var guess = Assert.Single(view.Guesses,
            guess => guess.Sentence.Contains("stands behind the last heading", StringComparison.Ordinal));
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal(GameFields.Position, view.Mapping.Columns[5]);
    }

    [Theory]
    [InlineData("Description", "Refs: Theo Marlowe", "Ref 1")]
    [InlineData("Description", "Umpires: Theo Marlowe, Noor Ito", "Umpire 1|Umpire 2")]
    [InlineData("Body", "Referee: Theo Marlowe", "Referee")]
    [InlineData("Crew", "Ref: Theo Marlowe", "Ref")]
    public async Task A_label_before_names_is_their_position(string heading, string cell, string positions)
    {
        var view = await portal.PreviewAsync(
            ImportKind.Games, $"Date,Time,Home,Away,{heading}\n2026-12-05,13:00,Lions,Tigers,\"{cell}\"\n2026-12-06,13:00,Owls,Elks,\n");

        Assert.Equal(positions, string.Join('|', ((GamePlanRow)view.Row(2)).After!.Crew.Select(place => place.Position)));
        Assert.Empty(view.Plan!.Names);
    }
}
