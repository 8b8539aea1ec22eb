using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>Columns that say that somebody officiates no longer.</summary>
public sealed class StandingColumnsTests
{
    [Theory]
    [InlineData("Status", "Deceased")]
    [InlineData("Status", "Inactive")]
    [InlineData("Official Status", "Retired")]
    [InlineData("Status", "SUSPENDED until 2027")]
    [InlineData("Status", "Left")]
    [InlineData("Status", "Moved away")]
    [InlineData("Estado", "Baja")]
    [InlineData("Estado", "Inactivo")]
    [InlineData("Statut", "Démissionnaire")]
    [InlineData("Status", "Ausgeschieden")]
    [InlineData("Active", "No")]
    [InlineData("Aktiv", "nein")]
    [InlineData("Retired", "x")]
    [InlineData("Notes", "quit in May - remove")]
    [InlineData("Notes", "moved to Ohio")]
    [InlineData("Bemerkungen", "weggezogen")]
    [InlineData("", "retired")]
    public async Task Whoever_is_said_to_be_out_needs_a_look(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, $"{heading},Name,Email\n,Ana Zamora,ana@example.com\n{cell},Theo Marlowe,theo@example.com\n,Noor Ito,noor@example.com\n");

        var column = heading.Length > 0 ? $"“{heading}”" : "Column 1";
        Assert.Equal((Outcome.Look, $"{column} says “{cell}”."), (view.Row(3).Outcome, view.Row(3).Reason));
        Assert.Equal((Outcome.Add, Outcome.Add), (view.Row(2).Outcome, view.Row(4).Outcome));
        var offer = Assert.Single(view.Row(3).Offers);
        Assert.Equal("accept-standing", offer.Kind);
        view = await portal.EditAsync(view, 3, offer.Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("Status", "Active")]
    [InlineData("Active", "Yes")]
    [InlineData("Retired", "No")]
    [InlineData("Throws", "Left")]
    [InlineData("Notes", "left message in May")]
    [InlineData("Notes", "no longer injured")]
    [InlineData("Sunday", "not available")]
    [InlineData("State", "NH")]
    public async Task Whoever_is_not_is_added(string heading, string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,{heading}\nTheo Marlowe,theo@example.com,{cell}\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }
}
