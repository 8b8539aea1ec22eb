using Assignr.Portal.Import;
using Assignr.Portal.Import.OfPeople;

namespace Assignr.Portal.Tests.Import.OfPeople.Headings;

/// <summary>Columns of phones under unusual headings, or under none that means phones.</summary>
public sealed class PhonesLeftTests
{
    [Theory]
    [InlineData("CellPh")]
    [InlineData("HmPhone")]
    [InlineData("HomePh")]
    [InlineData("WorkPh")]
    [InlineData("Ph")]
    [InlineData("Cell Ph.")]
    public void A_shortened_heading_is_that_of_a_phone(string heading)
    {
        var recognised = Recognise(["Name", heading, "EMail"], ["Ana Zamora", "603-555-0101", "ana@example.com"]);

        Assert.Equal(["fullName", "phone", "email"], recognised.Mapping.Columns);
        Assert.Empty(recognised.Guesses);
    }

    [Fact]
    public void Two_of_them_are_both_theirs()
    {
        var recognised = Recognise(
            ["Name", "CellPh", "HmPhone"], ["Ana Zamora", "603-555-0101", ""], ["Ivy Low", "603-555-0102", "603-555-0202"]);

        Assert.Equal(["fullName", "phone", "phone"], recognised.Mapping.Columns);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Reach")]
    [InlineData("Best way")]
    public void A_column_of_phones_that_is_left_out_is_said(string heading)
    {
        var recognised = Recognise(["Name", "Email", heading], ["Ana Zamora", "ana@example.com", "603-555-0101"]);

        var guess = Assert.Single(recognised.Guesses);
        Assert.EndsWith("is left out, though its cells are phone numbers, as “603-555-0101”.", guess.Sentence, StringComparison.Ordinal);
        Assert.Equal(["fullName", "email", "phone"], guess.Otherwise!(recognised.Mapping).Columns);
    }

    [Theory]
    [InlineData("Fax", "603-555-0101")]
    [InlineData("USSF ID", "2011-1234-5678")]
    [InlineData("Born", "3/4/1990")]
    [InlineData("Submitted", "2026-08-01 10:12:00 -0500")]
    [InlineData("Joined", "2025-08-01 10:00:00")]
    [InlineData("Seen", "08/01/2026 10:12")]
    public void Other_figures_that_are_left_out_are_not_said(string heading, string cell) =>
        Assert.Empty(Recognise(["Name", "Email", heading], ["Ana Zamora", "ana@example.com", cell]).Guesses);

    private static Recognised Recognise(string[] headings, params string[][] rows) => PeopleFields.Recognise(new()
    {
        Headings = headings,
        Rows = [.. rows.Select((row, index) => new Assignr.Portal.Import.Sheets.SheetRow(index + 2, row))],
        Format = "CSV",
    });
}
