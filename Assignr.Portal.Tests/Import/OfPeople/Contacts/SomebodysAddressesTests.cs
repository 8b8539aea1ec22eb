using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>An address after a word that says whose it is never becomes that of the row's person.</summary>
public sealed class SomebodysAddressesTests
{
    [Theory]
    [InlineData("ana@x.example Bcc: luca@y.example", "Bcc: luca@y.example", "ana@x.example")]
    [InlineData("ana@x.example, cc: luca@y.example, kai@y.example", "cc: luca@y.example, kai@y.example", "ana@x.example")]
    [InlineData("To: ana@x.example; Cc : luca@y.example", "Cc : luca@y.example", "To: ana@x.example")]
    [InlineData("ana@x.example To: luca@y.example", "To: luca@y.example", "ana@x.example")]
    [InlineData("ana@x.example / Kopie: luca@y.example", "Kopie: luca@y.example", "ana@x.example")]
    [InlineData("ana@x.example | CCO: luca@y.example", "CCO: luca@y.example", "ana@x.example")]
    [InlineData("ana@x.example (mom: luca@y.example)", "mom: luca@y.example)", "ana@x.example")]
    [InlineData("ana@x.example; Vater: luca@y.example", "Vater: luca@y.example", "ana@x.example")]
    public async Task It_is_said_and_the_cell_without_it_is_offered(string cell, string others, string own)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nAna Zamora,\"{cell}\"\n");

        Assert.Equal((Outcome.Error, $"“{others}” is somebody else's address."), (view.Row(2).Outcome, view.Row(2).Reason));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal((Outcome.Add, "ana@x.example"), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.Equal(own, view.Row(2).Cells.Single(one => one.Field == "email").Text);
    }

    [Theory]
    [InlineData("Bcc: luca@y.example")]
    [InlineData("Coach: luca@y.example, Home: ana@x.example")]
    public async Task Where_nothing_stands_before_it_nothing_is_offered(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nAna Zamora,\"{cell}\"\nKofi Olvera,kofi@x.example\n");

        Assert.Equal((Outcome.Error, $"“{cell}” is somebody else's address."), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Empty(view.Row(2).Offers);
    }

    [Theory]
    [InlineData("home: ana@x.example work: ana@y.example", 2)]
    [InlineData("To: ana@x.example", 1)]
    [InlineData("E-mail: ana@x.example, privat: ana@y.example", 2)]
    [InlineData("mailto:ana@x.example", 1)]
    public async Task Words_for_their_own_addresses_stay(string cell, int addresses)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nAna Zamora,\"{cell}\"\n");

        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
        Assert.Equal(addresses, view.Row(2).Summary.Split(" · ").Length);
    }
}
