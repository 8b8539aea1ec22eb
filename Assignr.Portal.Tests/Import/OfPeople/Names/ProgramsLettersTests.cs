using Assignr.Portal.Import;

namespace Assignr.Portal.Tests.Import.OfPeople.Names;

/// <summary>Names and addresses as links, mails and programs write them.</summary>
public sealed class ProgramsLettersTests
{
    [Theory]
    [InlineData("Jos%C3%A9 Ito", "José Ito")]
    [InlineData("Marie=C3=A9 Ito", "Marieé Ito")]
    [InlineData("Ren=C3=A9e Ito", "Renée Ito")]
    [InlineData("\uD835\uDC00\uD835\uDC27\uD835\uDC1A Ito", "Ana Ito")]
    [InlineData("\uFB01ona Ito", "fiona Ito")]
    public async Task They_are_read_as_what_they_show_and_said(string name, string shown)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nIvy Low,ivy@example.com\n{name},ito@example.com\n");

        Assert.Equal((Outcome.Add, shown), (view.Row(3).Outcome, view.Row(3).Title));
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("1 cell has signs as web pages", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("jose%40example.com", "jose@example.com")]
    [InlineData("mailto:ana@m%C3%BCnchen.example", "ana@münchen.example")]
    [InlineData("ana%40example.com", "ana@example.com")]
    public async Task Addresses_are_read_as_what_they_show(string cell, string address)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nIvy Low,ivy@example.com\nJose Ito,{cell}\n");

        Assert.Equal((Outcome.Add, address), (view.Row(3).Outcome, view.Row(3).Summary));
    }

    [Theory]
    [InlineData("uwe (at) example.com", "uwe@example.com")]
    [InlineData("uwe [at] münchen.example", "uwe@münchen.example")]
    [InlineData("uwe at example.com", "uwe@example.com")]
    public async Task An_at_as_a_word_is_offered_as_one(string cell, string address)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email\nUwe Lang,{cell}\nIvy Low,{cell}\nMax Roe,max@example.com\n");

        Assert.Equal(Outcome.Error, view.Row(2).Outcome);
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal((Outcome.Add, address), (view.Row(2).Outcome, view.Row(2).Summary));
    }

    [Fact]
    public async Task Whom_a_directory_of_a_firm_knows_has_no_address_there()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
            "Name,Email,Email 2\nTheo Marlowe,/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=theo,theo@example.com\n"
                + "Ivy Low,ivy@example.com,\n");

        Assert.Equal((Outcome.Add, "theo@example.com"), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.Contains(
            view.Plan!.Remarks, remark => remark.StartsWith("1 cell names a person in the directory", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Display Name")]
    [InlineData("Name")]
    [InlineData("Full Name")]
    public async Task Where_first_and_last_name_are_empty_the_name_that_is_shown_is_taken(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People,
            $"First Name,Last Name,{heading},Email\nAna,Zamora,Ana Zamora,ana@example.com\n,,Theo Marlowe,theo@example.com\n"
                + ",,,x@example.com\n");

        Assert.Equal((Outcome.Add, "Theo Marlowe"), (view.Row(3).Outcome, view.Row(3).Title));
        Assert.Equal(Outcome.Error, view.Row(4).Outcome);
        Assert.Contains(view.Plan!.Remarks, remark => remark.StartsWith("1 line has no first and no last name", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Alternate Contact Email")]
    [InlineData("Secondary contact e-mail")]
    [InlineData("Family 1 Email")]
    [InlineData("Household Email")]
    public async Task The_address_of_another_contact_is_left_out_and_said(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, $"First,Last,Email,{heading}\nAna,Zamora,ana@example.com,luis@example.com\nNoor,Ito,,nan@example.com\n");

        Assert.Equal(("ana@example.com", ""), (view.Row(2).Summary, view.Row(3).Summary));
        Assert.StartsWith($"“{heading}” is left out: it ", Assert.Single(view.Guesses).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Maryann", "OBrien", "Mary Ann", "O'Brien")]
    [InlineData("Liz", "StJohn", "Liz", "St. John")]
    [InlineData("Jean Luc", "Van Dyke", "Jean-Luc", "VanDyke")]
    public async Task Spaces_apostrophes_and_points_do_not_count_when_somebody_is_looked_for(
        string first, string last, string theirFirst, string theirLast)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ApplyAsync(
            await portal.PreviewAsync(ImportKind.People, $"First,Last,Email\n{theirFirst},{theirLast},one@example.com\n"));

        var view = await portal.PreviewAsync(ImportKind.People, $"First,Last,Email\n{first},{last},other@example.com\n");

        Assert.Equal((Outcome.Look, $"Update {theirFirst} {theirLast}"), (view.Row(2).Outcome, view.Row(2).Offers[0].Label));
    }
}
