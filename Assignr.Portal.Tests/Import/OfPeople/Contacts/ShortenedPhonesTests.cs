using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>
/// Phones without their last digits, which a spreadsheet removed, in every program's notation: they are not imported.
/// </summary>
public sealed class ShortenedPhonesTests
{
    [Theory]
    [InlineData("1.555E10")]
    [InlineData("5.5501E9")]
    [InlineData("1,555E+10")]
    [InlineData("4.47911E+11")]
    [InlineData("+4.47911E+11")]
    [InlineData("4,47911 E+11")]
    [InlineData("4.47911e11")]
    [InlineData("1.555 E 10")]
    [InlineData("55.501E8")]
    [InlineData("5E9")]
    [InlineData("15550100000000000")]
    [InlineData("+4479110000000000000")]
    [InlineData("1.555 x 10^10")]
    [InlineData("1,555·10^10")]
    [InlineData("603-555-0101, 1.555E10", "603-555-0101")]
    [InlineData("1,555E+10 / 603-555-0101", "603-555-0101")]
    public async Task Needs_a_look_in_a_column_of_phones(string phone, string left = "")
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tPhone\nAna Zamora\t{phone}\n");

        Assert.Equal((Outcome.Look, "leave-empty"), (view.Row(2).Outcome, Assert.Single(view.Row(2).Offers).Kind));
        Assert.EndsWith("its last digits are lost.", view.Row(2).Reason, StringComparison.Ordinal);
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.Equal((Outcome.Add, left), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Theory]
    [InlineData("ana@example.com 4.479110123E+11")]
    [InlineData("ana@example.com, 4,479110123E+11")]
    [InlineData("ana@example.com / 1.555E10")]
    public async Task Needs_a_look_beside_an_address_which_stays(string cell)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\nAna Zamora\t{cell}\n");

        Assert.Equal(Outcome.Look, view.Row(2).Outcome);
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal((Outcome.Add, "ana@example.com"), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Theory]
    [InlineData("1.23457E11")]
    [InlineData("1,23457 E+15")]
    [InlineData("5E+09")]
    [InlineData("1.555 × 10^10")]
    public async Task Needs_a_look_as_an_id_of_a_person_and_of_a_game(string id)
    {
        await using var portal = await TestPortal.StartAsync();

        var people = await portal.PreviewAsync(ImportKind.People, $"Name\tID\nAna Zamora\t{id}\n");
        var games = await portal.PreviewAsync(ImportKind.Games, $"Game ID\tDate\tTime\tHome\tAway\n{id}\t2026-12-05\t19:00\tHawks\tOwls\n");

        Assert.Equal((Outcome.Look, Outcome.Look), (people.Row(2).Outcome, games.Row(2).Outcome));
    }

    [Theory]
    [InlineData("555-0101 ext 12")]
    [InlineData("555.0101 x 102")]
    [InlineData("603.555.0101 E12")]
    [InlineData("E: 603-555-0101")]
    [InlineData("06 55 50 14 80")]
    public async Task A_whole_phone_is_none(string phone)
    {
        await using var portal = await TestPortal.StartAsync();

        var row = (await portal.PreviewAsync(ImportKind.People, $"Name\tPhone\nAna Zamora\t{phone}\n")).Row(2);

        Assert.Equal((Outcome.Add, phone), (row.Outcome, row.Summary));
    }

    [Theory]
    [InlineData("a1.5e10@example.com")]
    [InlineData("5e10.ana@example.com")]
    public async Task Part_of_an_address_is_none(string address)
    {
        await using var portal = await TestPortal.StartAsync();

        var offers = (await portal.PreviewAsync(ImportKind.People, $"Name\tEmail\nAna Zamora\t{address}\n")).Row(2).Offers;

        Assert.DoesNotContain(offers, offer => offer.Kind == "leave-empty");
    }
}
