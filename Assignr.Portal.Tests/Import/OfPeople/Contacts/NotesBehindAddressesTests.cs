using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>
/// Hundreds of cells of one kind are one question with one answer; text that may be part of an address is asked about in each cell.
/// </summary>
public sealed class NotesBehindAddressesTests
{
    [Theory]
    [InlineData("ana@example.com (plate only)")]
    [InlineData("ana@example.com - call before nine")]
    [InlineData("ana@example.com solo tardes")]
    [InlineData("ana@example.com nur abends erreichbar")]
    [InlineData("ana@example.com (le soir)")]
    public async Task A_note_behind_an_address_can_be_left_away_for_all(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\nAna Zamora\t{cell}\n");

        Assert.Equal((Outcome.Look, "take-addresses"), (view.Row(2).Outcome, Assert.Single(view.Row(2).Offers).Kind));
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal((Outcome.Add, "ana@example.com"), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Theory]
    [InlineData("ana@example.com (old)")]
    [InlineData("ana@example.com no longer hers")]
    [InlineData("ana@example.com (mother)")]
    [InlineData("ana@example.com au")]
    [InlineData("bob ana@example.com")]
    [InlineData("ana@example.com,nur abends")]
    [InlineData("ana@example.com ya no, antigua")]
    public async Task What_may_be_part_of_it_or_deny_it_is_asked_row_by_row(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\nAna Zamora\t{cell}\n");

        Assert.Equal((Outcome.Look, ""), (view.Row(2).Outcome, Assert.Single(view.Row(2).Offers).Kind));
    }

    [Theory]
    [InlineData("call her instead")]
    [InlineData("siehe Liste")]
    [InlineData("voir le club")]
    public async Task Words_in_the_place_of_an_address_can_be_emptied_for_all(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, $"Name\tEmail\nAna Zamora\t{cell}\nKofi Olvera\tkofi@example.com\nLou Eddy\tlou@example.com\n");

        Assert.Equal((Outcome.Error, "empty-address"), (view.Row(2).Outcome, Assert.Single(view.Row(2).Offers).Kind));
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal((Outcome.Add, ""), (view.Row(2).Outcome, view.Row(2).Summary));
    }
}
