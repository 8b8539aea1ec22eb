using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfPeople.Matching;

/// <summary>A row that shares an address or a phone with somebody and may have the same name is never added without a question.</summary>
public sealed class NearNamesTests
{
    private const string Here =
        "First Name,Last Name,Email,Phone\nJürgen,Müller,jm@example.com,+49 171 5550106\nTom,Baker,tom@example.com,603-555-0103\n"
        + "Seán,O'Brien,sean@example.com,603-555-0105\nMaria,Alvarez,maria@example.com,603-555-0102\nBegoña,Núñez-Ibáñez,bn@example.com,\n"
        + "Uwe,Groß,ug@example.com,603-555-0108\n";

    [Theory]
    [InlineData("Mueller,Juergen,jm@example.com,", "Jürgen Müller has this address. Is Mueller Juergen the same person?")]
    [InlineData("Juergen,Mueller,jm@example.com,", "Jürgen Müller has this address. Is Juergen Mueller the same person?")]
    [InlineData("J.,Müller,jm@example.com,", "Jürgen Müller has this address. Is J. Müller the same person?")]
    [InlineData("T.,Baker,,(603) 555-0103", "Tom Baker has this phone. Is T. Baker the same person?")]
    [InlineData("Baker,Tom,,603.555.0103", "Tom Baker has this phone. Is Baker Tom the same person?")]
    [InlineData("Tom,B.,tom@example.com,", "Tom Baker has this address. Is Tom B. the same person?")]
    [InlineData("Sean,Obrien,,6035550105", "Seán O'Brien has this phone. Is Sean Obrien the same person?")]
    [InlineData("M.,Alvarez,maria@example.com,", "Maria Alvarez has this address. Is M. Alvarez the same person?")]
    [InlineData("B,Nunez Ibanez,bn@example.com,", "Begoña Núñez-Ibáñez has this address. Is B Nunez Ibanez the same person?")]
    [InlineData("U.,Gross,,603 555 0108", "Uwe Groß has this phone. Is U. Gross the same person?")]
    public async Task Another_way_to_write_somebodys_name_is_asked_and_their_own_spelling_stays(string row, string question)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, Here);

        var view = await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email,Phone\n{row}\n");

        Assert.Equal((Outcome.Look, question), (view.Row(2).Outcome, view.Row(2).Reason));
        Assert.Equal(["update", "add-as-new"], view.Row(2).Offers.Select(offer => offer.Kind));
        view = await portal.EditAsync(view, 2, view.Row(2).Offers[0].Edit);
        Assert.DoesNotContain(view.Row(2).Changes, change => change.Label is "First name" or "Last name");
    }

    [Theory]
    [InlineData("Ana Zamora,ana@example.com,1.555E10", "Zamora Ana,ana@example.com,")]
    [InlineData("Ana Zamora,ana@example.com; ana@,", "A. Zamora,ana@example.com,")]
    public async Task A_line_that_waits_for_an_answer_of_its_own_counts_as_well(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"Name,Email,Phone\n{one}\n{other}\nLuca Bell,luca@example.com,603-555-0101\n");

        Assert.NotEqual(Outcome.Add, view.Row(2).Outcome);
        Assert.Equal($"Ana Zamora in line 2 has the same address or phone. Is {view.Row(3).Title} the same person?", view.Row(3).Reason);
    }

    [Theory]
    [InlineData("Tina,Baker,,603-555-0103")]
    [InlineData("A.,Baker,tom@example.com,")]
    [InlineData("T.,Miller,tom@example.com,")]
    [InlineData("T.,Baker,tb@example.com,603-555-9999")]
    public async Task Another_name_or_nothing_in_common_is_somebody_new(string row)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, Here);

        Assert.Equal(Outcome.Add, (await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email,Phone\n{row}\n"))
            .Row(2).Outcome);
    }

    [Theory]
    [InlineData("Jürgen Müller,jm@example.com,", "Mueller Juergen,jm@example.com,")]
    [InlineData("Tom Baker,,603-555-0103", "T. Baker,,(603) 555-0103")]
    [InlineData("M. Alvarez,maria@example.com,", "María Álvarez,maria@example.com,")]
    [InlineData("Seán O'Brien,sean@example.com,", "S. Obrien,sean@example.com,")]
    public async Task Near_names_in_two_lines_of_one_file_are_asked_about(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,Phone\n{one}\n{other}\n");

        Assert.Equal((Outcome.Add, Outcome.Look), (view.Row(2).Outcome, view.Row(3).Outcome));
        Assert.Equal($"{view.Row(2).Title} in line 2 has the same address or phone. Is {view.Row(3).Title} the same person?",
            view.Row(3).Reason);
        view = await portal.EditAsync(view, 3, Assert.Single(view.Row(3).Offers, offer => offer.Kind == "add-as-new").Edit);
        Assert.Equal(Outcome.Add, view.Row(3).Outcome);
    }

    [Theory]
    [InlineData("SEAN,O'BRIEN,sean@example.com,")]
    [InlineData("Sean,O'Brien,sean@example.com,")]
    [InlineData("seán,o'brien,sean@example.com,")]
    [InlineData("BEGONA,NUNEZ-IBANEZ,bn@example.com,")]
    public async Task A_poorer_spelling_changes_no_name(string row)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, Here);

        Assert.Equal(Outcome.Unchanged,
            (await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name,Email,Phone\n{row}\n")).Row(2).Outcome);
    }

    [Fact]
    public async Task A_richer_spelling_changes_the_name()
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, "First Name,Last Name,Email\nSEAN,nunez,sean@example.com\n");

        var view = await portal.PreviewAsync(ImportKind.People, "First Name,Last Name,Email\nSeán,Núñez,sean@example.com\n");

        Assert.Equal(["SEAN → Seán", "nunez → Núñez"], view.Row(2).Changes.Select(change => $"{change.Old} → {change.New}"));
    }

    [Theory]
    [InlineData("Obrien", "Seán O'Brien")]
    [InlineData("Mueller", "Jürgen Müller")]
    [InlineData("Nunez Ibanez", "Begoña Núñez-Ibáñez")]
    [InlineData("Gross", "Uwe Groß")]
    public async Task A_name_of_a_crew_is_found_however_it_is_written(string typed, string name)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.ImportAsync(ImportKind.People, Here);

        Assert.Equal([name], (await portal.Get<FindByName>().RunAsync(TestPortal.Assignor, typed)).Select(person => person.Name));
    }
}
