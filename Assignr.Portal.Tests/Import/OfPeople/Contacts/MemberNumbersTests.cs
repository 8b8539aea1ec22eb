using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;

namespace Assignr.Portal.Tests.Import.OfPeople.Contacts;

/// <summary>Members' numbers are not phones: they are left out with a remark, and one press makes them ids.</summary>
public sealed class MemberNumbersTests
{
    [Theory]
    [InlineData("Mobil", "0171 5550101", "Nr", "1001")]
    [InlineData("Mobil", "0171 5550101", "Nr", "5550101001")]
    [InlineData("Mobil-Nr.", "0171 5550101", "Mitgliedsnr", "5550101001")]
    [InlineData("Handynr", "0171 5550101", "Mitglieds-Nummer", "1001")]
    [InlineData("Móvil", "600 555 010", "Nº socio", "10023456")]
    [InlineData("Teléfono", "600 555 010", "Licencia núm.", "10023456")]
    [InlineData("Portable", "06 55 50 14 80", "N° licence", "2543123456")]
    [InlineData("Tél.", "06 55 50 14 80", "Numéro d'adhérent", "2543123456")]
    [InlineData("Cell", "603-555-0101", "Badge No.", "6035550101")]
    [InlineData("Mobil", "0171 5550101", "Kontakt Nr", "1001")]
    public void They_are_left_out_and_said(string phone, string called, string heading, string number)
    {
        var recognised = Recognise(["Name", phone, heading], ["Ana Zamora", called, number]);

        Assert.Equal(["fullName", "phone", null], recognised.Mapping.Columns);
        Assert.StartsWith($"“{heading}” is left out: it", Assert.Single(recognised.Guesses).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mitgliedsnr", "externalId")]
    [InlineData("Nº socio", "externalId")]
    [InlineData("Kontakt Nr", "phone")]
    public void One_press_reads_them(string heading, string field)
    {
        var recognised = Recognise(["Name", "Mobil", heading], ["Ana Zamora", "0171 5550101", "1001"]);

        Assert.Equal(["fullName", "phone", field], recognised.Guesses[0].Otherwise!(recognised.Mapping).Columns);
    }

    [Theory]
    [InlineData("Member ID")]
    [InlineData("License Number")]
    public void A_heading_that_is_known_for_ids_is_one(string heading)
    {
        var recognised = Recognise(["Name", "Cell", heading], ["Ana Zamora", "603-555-0101", "5550101001"]);

        Assert.Equal(["fullName", "phone", "externalId"], recognised.Mapping.Columns);
        Assert.Empty(recognised.Guesses);
    }

    [Theory]
    [InlineData("Member since", "2019")]
    [InlineData("Nr", "first")]
    [InlineData("Registered club", "Owls 1899")]
    public void What_is_no_number_of_a_member_is_not_said(string heading, string cell) =>
        Assert.Empty(Recognise(["Name", "Cell", heading], ["Ana Zamora", "603-555-0101", cell]).Guesses);

    private static Recognised Recognise(string[] headings, string[] row) =>
        PeopleFields.Recognise(new() { Headings = headings, Rows = [new(2, row)], Format = "CSV" });
}
