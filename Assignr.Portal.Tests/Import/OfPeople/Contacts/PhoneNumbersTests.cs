using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;
using Assignr.Portal.Import.OfPeople.Contacts;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>Phones under other headings and in other spellings.</summary>
public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("(555) 014-3301", "555-014-3301")]
    [InlineData("(555) 014-3301", "+1 555 014 3301")]
    [InlineData("555.014.3301", "1-555-014-3301")]
    [InlineData("06 55 50 14 80", "06.55.50.14.80")]
    [InlineData("+49 (0)172 5550148", "0049 172 5550148")]
    [InlineData("(555) 014-3301, 555-014-3302", "555-014-3301; 5550143302")]
    [InlineData("555-014-3301 x 12", "(555) 014-3301 X12")]
    public void Signs_alone_make_no_other_phone(string one, string other) => Assert.True(PhoneNumbers.AreSame(one, other));

    [Theory]
    [InlineData("555-014-3301", "555-014-3302")]
    [InlineData("555-014-3301", "555-014-3301 x12")]
    [InlineData("555-014-3301", "+49 555 014 3301")]
    [InlineData("555-014-3301", "555-014-3301, 555-014-3302")]
    [InlineData("555-014-3301", null)]
    public void Other_digits_make_another_phone(string one, string? other) => Assert.False(PhoneNumbers.AreSame(one, other));

    [Theory]
    [InlineData("Name,Phone,Mobile\nAna Zamora,555-014-3301,(555) 014-3301\n", "555-014-3301")]
    [InlineData("Name,Phone,Mobile\nAna Zamora,+1 555 014 3301,555.014.3302\n", "+1 555 014 3301, 555.014.3302")]
    public async Task One_phone_in_two_columns_is_taken_once(string file, string phones)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(phones, (await portal.PreviewAsync(ImportKind.People, file)).Row(2).Summary);
    }

    [Fact]
    public async Task Two_lines_with_one_phone_in_two_spellings_say_the_same()
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(ImportKind.People, "Name,Phone\nAna Zamora,555-014-3301\nAna Zamora,+1 (555) 014-3301\n");

        Assert.Equal((Outcome.Add, Outcome.Unchanged), (view.Row(2).Outcome, view.Row(3).Outcome));
    }

    [Theory]
    [InlineData("Contact Numbers", "C: (555) 014-3301 / H: (555) 014-9999")]
    [InlineData("Contact Number", "555-014-3301")]
    [InlineData("Contact #", "Mobile phone: 555-0101")]
    [InlineData("Home No.", "555-014-3301")]
    [InlineData("Landline", "555-014-3301")]
    [InlineData("Número de contacto", "555 014 330")]
    [InlineData("Fijo", "955 014 330")]
    [InlineData("Numéro de contact", "01 55 50 14 82")]
    [InlineData("Fixe", "01 55 50 14 82")]
    [InlineData("Kontaktnummer", "089/123456")]
    [InlineData("Festnetz", "089/123456")]
    [InlineData("Rufnummern", "089/123456")]
    public void Numbers_under_which_somebody_is_called_are_phones(string heading, string number)
    {
        var recognised = Recognise($"Name,{heading}\nAna Zamora,{number}");

        Assert.Equal(["fullName", "phone"], recognised.Mapping.Columns);
        Assert.Empty(recognised.Guesses);
    }

    [Theory]
    [InlineData("Home")]
    [InlineData("Contact")]
    [InlineData("Trabajo")]
    [InlineData("Domicile")]
    [InlineData("Privat")]
    public void A_place_to_call_with_phones_below_it_is_one_and_that_is_said(string heading)
    {
        var recognised = Recognise($"Name,Phone,{heading}\nAna Zamora,555-014-3301,555-014-3302");

        Assert.Equal(["fullName", "phone", "phone"], recognised.Mapping.Columns);
        Assert.Equal([$"“{heading}” is read as phone: its cells are phone numbers."], recognised.Guesses.Select(guess => guess.Sentence));
    }

    [Theory]
    [InlineData("Home", "12 Mill Road")]
    [InlineData("Student Number", "5550143301")]
    [InlineData("Contact ID Number", "5550143301")]
    [InlineData("Zip", "9021055501")]
    public void Other_numbers_are_no_phones(string heading, string number) =>
        Assert.Equal(["fullName", null], Recognise($"Name,{heading}\nAna Zamora,{number}").Mapping.Columns);

    private static Recognised Recognise(string text)
    {
        var lines = text.Split('\n').Select(line => line.Split(',')).ToList();
        return PeopleFields.Recognise(new() { Headings = lines[0], Rows = [new(2, lines[1])], Format = "CSV" });
    }
}
