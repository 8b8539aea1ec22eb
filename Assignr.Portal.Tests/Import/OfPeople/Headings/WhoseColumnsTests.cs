using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople.Headings;
using Assignr.Portal.Import.Preview;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>Columns of emails and phones that belong to other people: who gets mail that signs a person in.</summary>
public sealed class WhoseColumnsTests
{
    [Theory]
    [InlineData("Coach Email")]
    [InlineData("Club Secretary Email")]
    [InlineData("Assignor Email")]
    [InlineData("Submitted By Email")]
    [InlineData("School AD Email")]
    [InlineData("Reference Email")]
    [InlineData("Parent Email")]
    [InlineData("Mother's e-mail")]
    [InlineData("P1 Email")]
    [InlineData("Emergency contact e-mail")]
    [InlineData("Email (parent)")]
    [InlineData("Supervisor")]
    [InlineData("Billing")]
    [InlineData("Correo del entrenador")]
    [InlineData("Correo electrónico de los padres")]
    [InlineData("Email de emergencia")]
    [InlineData("E-mail du responsable")]
    [InlineData("Courriel de l'entraîneur")]
    [InlineData("Adresse e-mail du club")]
    [InlineData("Eltern-E-Mail")]
    [InlineData("Trainer E-Mail")]
    [InlineData("E-Mail des Vereins")]
    [InlineData("Rechnungs-E-Mail")]
    [InlineData("Franchise Email")]
    public async Task The_address_of_somebody_else_is_left_out_beside_their_own_and_can_be_read_in_one_press(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"Name,Email,{heading}\nAna Zamora,ana@example.com,zamora.ana@example.com\n");

        Assert.Equal(["fullName", "email", null], view.Mapping.Columns);
        var guess = Assert.Single(view.Guesses);
        Assert.StartsWith($"“{heading}” is left out: it ", guess.Sentence, StringComparison.Ordinal);
        Assert.Equal("Read it as email", guess.Undo);
        Assert.Equal("ana@example.com", view.Row(2).Summary);
        view = await portal.ChangeAsync(view, new ImportChange(guess.Otherwise!(view.Mapping)));
        Assert.Equal("ana@example.com · zamora.ana@example.com", view.Row(2).Summary);
    }

    [Theory]
    [InlineData("Work Email")]
    [InlineData("E-mail 2 Address")]
    [InlineData("School Email")]
    [InlineData("Alternate E-Mail")]
    [InlineData("Official Email Address")]
    [InlineData("Contact Email")]
    [InlineData("Email2")]
    [InlineData("E-Mail privat")]
    [InlineData("Dienstliche E-Mail")]
    [InlineData("PrivatMail")]
    [InlineData("Correo electrónico personal")]
    [InlineData("Correo del trabajo")]
    [InlineData("Courriel professionnel")]
    [InlineData("Adresse e-mail secondaire")]
    [InlineData("Email(s)")]
    [InlineData("")]
    public async Task Another_address_of_their_own_is_read_beside_the_first(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,Email,{heading}\nAna Zamora,ana@example.com,other@example.com\n");

        Assert.Equal("ana@example.com · other@example.com", view.Row(2).Summary);
    }

    [Theory]
    [InlineData("Emergency Phone")]
    [InlineData("Parent Cell")]
    [InlineData("Coach Mobile")]
    [InlineData("Teléfono de emergencia")]
    [InlineData("Teléfono del padre")]
    [InlineData("Téléphone des parents")]
    [InlineData("Notfalltelefon")]
    [InlineData("Telefon der Eltern")]
    public async Task The_phone_of_somebody_else_is_left_out_also_where_it_is_the_only_one(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        var beside = await portal.PreviewAsync(ImportKind.People, $"Name,Phone,{heading}\nAna Zamora,555-010-0101,555-010-0199\n");
        var alone = await portal.PreviewAsync(ImportKind.People, $"Name,{heading}\nAna Zamora,555-010-0199\n");

        Assert.Equal(("555-010-0101", ""), (beside.Row(2).Summary, alone.Row(2).Summary));
        Assert.Equal($"“{heading}” is left out: it seems to be somebody else's, and “Phone” is the phone.",
            Assert.Single(beside.Guesses).Sentence);
        Assert.Equal($"“{heading}” is left out: it seems to be somebody else's phone.", Assert.Single(alone.Guesses).Sentence);
    }

    [Theory]
    [InlineData("Telefonnummer")]
    [InlineData("Home phone")]
    [InlineData("Car Phone")]
    [InlineData("Teléfono móvil")]
    [InlineData("Téléphone portable")]
    [InlineData("Handynummer")]
    public async Task Every_phone_of_their_own_is_read(string heading)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal("1 555 · 555-010-0199", (await portal.PreviewAsync(ImportKind.People,
            $"Name,Phone,{heading}\nAna Zamora,1 555,555-010-0199\n")).Row(2).Summary.Replace(", ", " · ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Parent Email", "zamora.family@example.com", "k.olvera@example.com", "bluehawk@example.com", true)]
    [InlineData("Coach Email", "coach@example.com", "coach@example.com", "noor@example.com", false)]
    [InlineData("Supervisor", "boss@example.com", "boss@example.com", "boss@example.com", false)]
    [InlineData("Trainer E-Mail", "ana.zamora@example.com", "olvera@example.com", "ito@example.com", true)]
    [InlineData("Franchise Email", "one@example.com", "two@example.com", "three@example.com", true)]
    public async Task The_only_column_of_addresses_is_decided_by_whether_they_are_made_of_the_names_and_that_is_said(string heading,
        string one, string two, string three, bool isRead)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"First Name,Last Name,{heading}\nAna,Zamora,{one}\nKofi,Olvera,{two}\nNoor,Ito,{three}\n");

        Assert.Equal(isRead ? one : "", view.Row(2).Summary);
        Assert.Equal(isRead ? "Leave it out" : "Read it as email", Assert.Single(view.Guesses).Undo);
    }

    [Theory]
    [InlineData("Name,Phone,Email,Spouse,Phone,Email", "Spouse")]
    [InlineData("Name,Phone,Email,Emergency Contact,Phone,Email", "Emergency Contact")]
    [InlineData("Name,Phone,Email,Contact Name,Phone,Email", "Contact Name")]
    [InlineData("Name,Telefon,E-Mail,Ehefrau,Telefon,E-Mail", "Ehefrau")]
    [InlineData("Nombre completo,Teléfono,Correo,Madre,Teléfono,Correo", "Madre")]
    [InlineData("Nom complet,Téléphone,Courriel,Conjoint,Téléphone,Courriel", "Conjoint")]
    public async Task A_second_column_of_one_heading_is_of_whoever_stands_before_it(string headings, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            $"{headings}\nAna Zamora,555-010-0101,ana@example.com,Luca Zamora,555-010-0199,luca@example.com\n");

        Assert.Equal("ana@example.com · 555-010-0101", Assert.Single(view.Plan!.Rows).Summary);
        var sentences = view.Guesses.Select(guess => guess.Sentence)
            .Where(sentence => sentence.Contains(" behind ", StringComparison.Ordinal));
        Assert.Equal(2, sentences.Count(sentence => sentence.EndsWith($"behind “{other}” is left out: it seems to be theirs.",
            StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Phone (c)", "Phone (h)")]
    [InlineData("Phone - M", "Phone - W")]
    [InlineData("Tél. fixe", "Tél. portable")]
    public async Task Phones_that_a_letter_or_a_word_tells_apart_are_read_and_nothing_is_said(string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,{one},{other}\nAna Zamora,555-010-0101,555-010-0102\n");

        Assert.Equal(("555-010-0101, 555-010-0102", 0), (view.Row(2).Summary, view.Guesses.Count));
    }

    [Theory]
    [InlineData("Franchise Phone,Blue Phone", "phone", "555-010-0101", "555-010-0102")]
    [InlineData("Telefon (x),Telefon (z)", "phone", "555-010-0101", "555-010-0102")]
    [InlineData("Franchise Email,Blue Email", "email", "one@example.com", "two@example.com")]
    public async Task Columns_that_are_equally_unsaid_are_said_once_and_left_out_in_one_press(string headings, string field,
        string one, string other)
    {
        await using var portal = await TestPortal.StartAsync();
        var names = headings.Split(',');

        var view = await portal.PreviewAsync(ImportKind.People, $"Name,{headings}\nAna Zamora,{one},{other}\n");

        var guess = Assert.Single(view.Guesses);
        Assert.Equal($"“{names[0]}” and “{names[1]}” are read as {field}: no other column is more plainly the {field}.", guess.Sentence);
        Assert.Equal(["fullName", null, null], guess.Otherwise!(view.Mapping).Columns);
    }

    [Fact]
    public async Task Of_a_list_of_coaches_the_coach_is_the_person()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People,
            "Coach First Name,Coach Last Name,Coach Email,Email of the club\nAna,Zamora,blue@example.com,club@example.com\n");

        Assert.Equal("blue@example.com", view.Row(2).Summary);
    }

    [Fact]
    public async Task An_empty_column_of_their_own_address_counts_for_nothing()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.ImportAsync(ImportKind.People,
            "Name,Email,Parent Email\nAna Zamora,,ana.zamora@example.com\nKofi Olvera,,olvera@example.com\n");

        Assert.Equal(2, await portal.ReadAsync(db => db.Addresses.CountAsync()));
    }

    [Theory]
    [InlineData("workemail", 0)]
    [InlineData("franchise email", 1)]
    [InlineData("elternemail", 2)]
    [InlineData("school ad email", 2)]
    public void A_heading_says_whose_it_is(string heading, int whose) =>
        Assert.Equal((Whose)whose, WhoseWords.Of(heading, new HashSet<string>()));
}
