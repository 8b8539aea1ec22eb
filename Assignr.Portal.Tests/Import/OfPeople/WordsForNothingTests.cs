using Assignr.Portal.Import;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.OfGames;

namespace Assignr.Portal.Tests.Import.OfPeople;

/// <summary>
/// Words for no value do not count where a column is judged by its cells, so that its few real values are not lost.
/// </summary>
public sealed class WordsForNothingTests
{
    [Theory]
    [InlineData("Correo", "S/D", "sin correo", "no tiene")]
    [InlineData("Correo", "no tiene correo electrónico", "s.d.", "no consta")]
    [InlineData("E-Mail", "k.A.", "kein", "keine E-Mail-Adresse")]
    [InlineData("Mail", "hat keine E-Mail", "nicht bekannt", "ohne")]
    [InlineData("Courriel", "néant", "pas d'email", "—")]
    [InlineData("Courriel", "non communiqué", "n'a pas d'adresse mail", "N.C.")]
    [InlineData("Email", "does not have email", "- none -", "no email on file")]
    [InlineData("Email", "[not provided]", "doesn't have one", "No e-mail address")]
    [InlineData("Email", "nessuna e-mail", "sem email", "geen e-mail")]
    public async Task An_address_among_them_is_taken(string heading, params string[] words)
    {
        await using var portal = await TestPortal.StartAsync();
        var rows = string.Concat(words.Concat(words).Select((word, row) => $"Kofi Olvera{(char)('a' + row)}\t{word}\n"));

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\t{heading}\n{rows}Ana Zamora\tana@example.com\n");

        Assert.Equal(["fullName", "email"], view.Mapping.Columns);
        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
        Assert.Equal("ana@example.com", view.Plan.Rows[^1].Summary);
        Assert.Contains(view.Plan.Remarks, remark => remark.EndsWith("which counts as empty.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Teléfono", "sin teléfono", "S/D", "no tiene móvil")]
    [InlineData("Handy", "kein Telefon", "k. A.", "keine Angabe")]
    [InlineData("Portable", "pas de portable", "n.c.", "aucun")]
    [InlineData("Phone", "no phone", "not given", "none on file")]
    public async Task A_phone_among_them_is_taken(string heading, params string[] words)
    {
        await using var portal = await TestPortal.StartAsync();
        var rows = string.Concat(words.Select((word, row) => $"Kofi Olvera{(char)('a' + row)}\t{word}\n"));

        var view = await portal.PreviewAsync(ImportKind.People, $"Name\t{heading}\n{rows}Ana Zamora\t603-555-0101\n");

        Assert.Equal(["fullName", "phone"], view.Mapping.Columns);
        Assert.Equal("603-555-0101", view.Row(5).Summary);
    }

    [Theory]
    [InlineData("Date,Time", "sin hora", "S/D", "hora no disponible")]
    [InlineData("Date,Time", "keine Uhrzeit", "k.A.", "noch keine Zeit")]
    [InlineData("Date,Time", "pas d'heure", "heure non communiquée", "—")]
    [InlineData("Date,Time", "no time yet", "not set", "time not known")]
    public async Task A_time_among_them_is_taken_and_the_times_of_the_other_games_are_to_be_set(string headings, params string[] words)
    {
        await using var portal = await TestPortal.StartAsync();
        var rows = string.Concat(words.Select((word, row) => $"2026-12-05,{word},Hawks{row},Owls\n"));

        var view = await portal.PreviewAsync(ImportKind.Games, $"{headings},Home,Away\n{rows}2026-12-05,19:00,Bears,Lions\n");

        Assert.Equal([GameFields.Date, GameFields.Time, GameFields.Home, GameFields.Away], view.Mapping.Columns);
        Assert.All(view.Plan!.Rows, row => Assert.Equal(Outcome.Add, row.Outcome));
    }

    [Theory]
    [InlineData("Sin,Fecha")]
    [InlineData("Nc,Sd")]
    [InlineData("Ohne,Kein")]
    public async Task A_name_that_sounds_so_is_one(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var row = (await portal.PreviewAsync(ImportKind.People, $"First Name,Last Name\n{name}\n")).Row(2);

        Assert.Equal((Outcome.Add, name.Replace(',', ' ')), (row.Outcome, row.Title));
    }

    [Theory]
    [InlineData("no.email@example.com")]
    [InlineData("sin.correo@example.com")]
    public void An_address_that_sounds_so_is_one(string address) => Assert.False(NoValue.Is(address));

    [Theory]
    [InlineData("no")]
    [InlineData("email")]
    [InlineData("no official")]
    [InlineData("kein Schiedsrichter")]
    [InlineData("no email after 9")]
    public void Other_words_are_something(string text) => Assert.False(NoValue.Is(text));
}
