using Assignr.Portal.Import;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople.Matching;

/// <summary>Rows with an id that somebody in the portal has: the same person, or a renumbered list.</summary>
public sealed class SameIdTests
{
    private const string Head = "ID,First Name,Last Name,Email\n";

    [Theory]
    [InlineData("Maria Nowak", "Maria,Lopez,maria.lopez@example.com")]
    [InlineData("Maria Nowak", "Anna,Nowak,anna@example.com")]
    [InlineData("Maria Nowak", "Maria,,other@example.com")]
    [InlineData("Maria Nowak", "Marek,Nowak,marek@example.com")]
    [InlineData("Tom Lee", "Tim,Lee,tim@example.com")]
    [InlineData("José Ruiz", "José,Vega,vega@example.com")]
    [InlineData("Ken Garnet Jr.", "Ken,Garnet Sr.,ken@example.com")]
    [InlineData("Ken Garnet Jr.", "Ken,Garnet Sr.,known@example.com")]
    [InlineData("Ken Garnet", "Ken,Garnet Jr.,ken@example.com")]
    [InlineData("Li Wei", "Li,Na,li.na@example.com")]
    public async Task Half_a_name_and_the_id_are_asked_about(string here, string row)
    {
        await using var portal = await WithAsync(here);

        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}17,{row}\n");

        Assert.Equal((Outcome.Look, $"The id 17 is {here}'s, and neither the whole name nor an address is theirs."),
            (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Equal(["Same person", "Another person"], view.Row(2).Offers.Select(offer => offer.Label));
    }

    [Theory]
    [InlineData("Maria Nowak", "Maria,Nowak,new@example.com")]
    [InlineData("Maria Nowak", "Maria,NOWAK,new@example.com")]
    [InlineData("Maria Nowak", ",,new@example.com; known@example.com")]
    [InlineData("Maria Nowak", "Maria,Lopez,known@example.com")]
    [InlineData("Maria Nowak", "Maria,Nowak-Lopez,new@example.com")]
    [InlineData("Maria Nowak", "Maria Elena,Nowak,new@example.com")]
    [InlineData("Maria Nowak", "Nowak,Maria,new@example.com")]
    [InlineData("Maria Nowak", "Maria,Novak,new@example.com")]
    [InlineData("Jon Smith", "John,Smith,new@example.com")]
    [InlineData("Samuel Ito", "Sam,Ito,new@example.com")]
    [InlineData("Sam Ito", "Samuel,Ito,new@example.com")]
    [InlineData("José Ruiz", "Jose,Ruiz,new@example.com")]
    public async Task The_whole_name_one_that_is_written_nearly_so_or_a_common_address_is_theirs(string here, string row)
    {
        await using var portal = await WithAsync(here);

        Assert.Equal(Outcome.Update,
            (await portal.PreviewAsync(ImportKind.People, $"{Head}17,{row}\n18,Kofi,Olvera,\n19,Noor,Ito,\n")).Row(2).Outcome);
    }

    [Theory]
    [InlineData("Name,Member ID,Email\nMireille,17,new@example.com")]
    [InlineData("Name,Member ID,Email\nNowak,17,new@example.com")]
    [InlineData("Member ID,First Name,Last Name,Email\n17,,Nowak,new@example.com")]
    [InlineData("Member ID,First Name,Last Name,Phone\n17,.,Maximiliana,555-0100")]
    public async Task Half_a_name_alone_is_asked_about_too(string file)
    {
        await using var portal = await WithAsync("Maria Nowak");

        Assert.Equal(Outcome.Look, (await portal.PreviewAsync(ImportKind.People, $"{file}\n")).Row(2).Outcome);
    }

    [Theory]
    [InlineData("17,,,stranger@example.com", Outcome.Look,
        "The id 17 is Maria Nowak's, and nothing else says that stranger@example.com is theirs.")]
    [InlineData("17,,,known@example.com", Outcome.Unchanged, null)]
    [InlineData("17,Maria,Nowak,stranger@example.com", Outcome.Update, null)]
    public async Task An_id_alone_brings_mail_to_no_new_address(string row, Outcome outcome, string? reason)
    {
        await using var portal = await WithAsync("Maria Nowak");
        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}{row}\n18,Kofi,Olvera,\n19,Noor,Ito,\n");

        Assert.Equal((outcome, reason), (view.Row(2).Outcome, view.Row(2).Reason));
    }

    [Fact]
    public async Task An_id_alone_brings_a_phone()
    {
        await using var portal = await WithAsync("Maria Nowak");

        Assert.Equal(Outcome.Update, (await portal.PreviewAsync(ImportKind.People,
            "ID,First Name,Last Name,Phone\n17,,,555-0100\n18,Kofi,Olvera,\n19,Noor,Ito,\n")).Row(2).Outcome);
    }

    [Theory]
    [InlineData("901,Maria,Nowak,",
        "Maria Nowak is here already, with the id 17 and known@example.com. The name alone does not tell whether it is the same person.")]
    [InlineData("901,Maria,Nowak,new@example.com",
        "Maria Nowak is here already, with the id 17 and known@example.com. The name alone does not tell whether it is the same person.")]
    [InlineData("901,Marja,Nowak,known@example.com", "Maria Nowak has this address and a name that is spelled alike.")]
    public async Task A_list_that_was_numbered_anew_adds_nobody_a_second_time_unasked(string row, string reason)
    {
        await using var portal = await WithAsync("Maria Nowak");
        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}{row}\n");

        Assert.Equal((Outcome.Look, reason), (view.Row(2).Outcome, view.Row(2).Reason));
        await portal.ApplyAsync(await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit));
        Assert.Equal(["901"], await portal.ReadAsync(db => db.People.Where(person => person.LastName == "Nowak")
            .Select(person => person.ExternalId).ToListAsync()));
    }

    [Fact]
    public async Task Two_of_one_name_with_ids_of_their_own_come_in_and_are_known_again()
    {
        await using var portal = await TestPortal.StartAsync();
        const string two = $"{Head}1,Maria,Nowak,one@example.com\n2,Maria,Nowak,two@example.com\n";
        await portal.ImportAsync(ImportKind.People, two);

        Assert.Equal(2, (await portal.PreviewAsync(ImportKind.People, two)).Plan!.Counts.Unchanged);
    }

    [Fact]
    public async Task Another_person_comes_in_without_the_id_and_the_same_person_is_updated()
    {
        await using var portal = await WithAsync("Maria Nowak");
        await portal.ImportAsync(ImportKind.People, $"{Head}18,Luis,Vega,luis@example.com\n");
        var view = await portal.PreviewAsync(ImportKind.People,
            $"{Head}17,Maria,Lopez,maria.lopez@example.com\n18,Luis,Soto,soto@example.com\n");

        view = await portal.EditAsync(view, 2, view.Row(2).Offers[1].Edit);
        view = await portal.EditAsync(view, 3, view.Row(3).Offers[0].Edit);
        await portal.ApplyAsync(view);

        var people = await portal.ReadAsync(db => db.People.OrderBy(person => person.LastName)
            .Select(person => $"{person.ExternalId} {person.FirstName} {person.LastName} {person.AddressCount}").ToListAsync());
        Assert.Equal([" Maria Lopez 1", "17 Maria Nowak 1", "18 Luis Soto 2"], people);
    }

    [Fact]
    public async Task Whoever_is_here_under_another_id_is_found_by_name_and_address_once_the_id_is_left_out()
    {
        await using var portal = await WithAsync("Maria Nowak");
        await portal.ImportAsync(ImportKind.People, $"{Head}12,Luis,Vega,luis@example.com\n");
        var view = await portal.PreviewAsync(ImportKind.People, $"{Head}17,Luis,Vega,luis@example.com\n");

        view = await portal.EditAsync(view, 2, view.Row(2).Offers[1].Edit);

        Assert.Equal(Outcome.Unchanged, view.Row(2).Outcome);
    }

    [Theory]
    [InlineData("same-person", 2, "Both are the same people")]
    [InlineData("another-person", 2, "Both are other people")]
    [InlineData("another-person", 1200, "All 1,200 are other people")]
    public void One_press_decides_all_rows_of_the_kind(string kind, int count, string label) =>
        Assert.Equal(label, ImportWords.ForAll(kind, count));

    private static async Task<TestPortal> WithAsync(string name)
    {
        var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, $"ID,Name,Email\n17,{name},known@example.com\n");
        return portal;
    }

    [Theory]
    [InlineData("5-Dec")]
    [InlineData("Jan-26")]
    [InlineData("05. Dez")]
    [InlineData("12-ene")]
    public async Task A_day_in_the_place_of_an_id_is_what_a_spreadsheet_made_of_it(string id)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"{Head}{id},Ana,Zamora,ana@example.com\n12-34,Luca,Bell,luca@example.com\n");

        Assert.Equal($"External id {id} is the day that a spreadsheet makes of an id such as 12-5.", view.Row(2).Reason);
        Assert.Equal((Outcome.Look, Outcome.Add), (view.Row(2).Outcome, view.Row(3).Outcome));
        view = await portal.EditAsync(view, 2, Assert.Single(view.Row(2).Offers).Edit);
        Assert.Equal(Outcome.Add, view.Row(2).Outcome);
    }
}
