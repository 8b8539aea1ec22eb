using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>An address beside another person's name belongs to that person: it signs nobody else in, and a remark says so.</summary>
public sealed class OtherNamesTests
{
    [Theory]
    [InlineData("First,Last,Contact 1 First,Contact 1 Last,Contact 1 Email\nIvy,Jarvis,Mark,Jarvis,mark@example.com\n",
        "“Contact 1 Email” is left out: it seems to be that of the name in “Contact 1 First” and “Contact 1 Last”.")]
    [InlineData("First,Last,Contact Name,Contact E-mail\nIvy,Jarvis,Mark Jarvis,mark@example.com\n",
        "“Contact E-mail” is left out: it seems to be that of the name in “Contact Name”.")]
    [InlineData("Name,Contact 2 Name,Contact 2 E-mail\nIvy Jarvis,Mark Jarvis,mark@example.com\n",
        "“Contact 2 E-mail” is left out: it seems to be that of the name in “Contact 2 Name”.")]
    [InlineData("Name,Buddy,Buddy Email\nIvy Jarvis,Mark Stone,mark@example.com\n",
        "“Buddy Email” is left out: it seems to be that of the name in “Buddy”.")]
    [InlineData("Vorname,Nachname,Kontakt 1 Vorname,Kontakt 1 Nachname,Kontakt 1 E-Mail\nIvy,Jarvis,Mark,Jarvis,mark@example.com\n",
        "“Kontakt 1 E-Mail” is left out: it seems to be that of the name in “Kontakt 1 Vorname” and “Kontakt 1 Nachname”.")]
    [InlineData("Nombre,Apellidos,Nombre del contacto,Apellidos del contacto,Correo del contacto\n"
        + "Ivy,Jarvis,Mark,Jarvis,mark@example.com\n",
        "“Correo del contacto” is left out: it seems to be that of the name in “Nombre del contacto” and “Apellidos del contacto”.")]
    [InlineData("Prénom,Nom,Prénom du contact,Nom du contact,Courriel du contact\nIvy,Jarvis,Mark,Jarvis,mark@example.com\n",
        "“Courriel du contact” is left out: it seems to be that of the name in “Prénom du contact” and “Nom du contact”.")]
    [InlineData("First,Last,Guardian 1 First,Guardian 1 Last,Guardian 1 Email\nIvy,Jarvis,Mark,Jarvis,mark@example.com\n",
        "“Guardian 1 Email” is left out: it seems to be that of the name in “Guardian 1 First” and “Guardian 1 Last”.")]
    [InlineData("First,Last,Parent/Guardian,Parent/Guardian Email\nIvy,Jarvis,Mark Jarvis,mark@example.com\n",
        "“Parent/Guardian Email” is left out: it seems to be that of the name in “Parent/Guardian”.")]
    public async Task It_is_left_out_and_one_press_reads_it(string file, string sentence)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Equal(("Ivy Jarvis", ""), (view.Row(2).Title, view.Row(2).Summary));
        var guess = Assert.Single(view.Guesses, guess => guess.Sentence == sentence);
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal("mark@example.com", view.Row(2).Summary);
    }

    [Theory]
    [InlineData("First,Last,Contact Name,Contact Email\nIvy,Jarvis,Ivy Jarvis,ivy@example.com\n")]
    [InlineData("First,Last,Home,Home Email\nIvy,Jarvis,Ash Grove,ivy@example.com\n")]
    [InlineData("Name,School Name,School Email\nIvy Jarvis,Rye High School,ivy@example.com\n")]
    [InlineData("First,Last,Work,Work Email\nIvy,Jarvis,Stone Hill,ivy@example.com\n")]
    public async Task One_beside_their_own_name_or_a_place_is_theirs(string file)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, file);

        Assert.Equal(("Ivy Jarvis", "ivy@example.com"), (view.Row(2).Title, view.Row(2).Summary));
    }
}
