using Assignr.Portal.Import;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Tests.Import.Sheets.Delimited;

/// <summary>Formulas in a text file in place of their results.</summary>
public sealed class FormulaTextTests
{
    [Theory]
    [InlineData("=\"00417\"", "00417")]
    [InlineData("=\"0555\"&\"010\"", "0555010")]
    [InlineData("=\"0555\" & \"-\" & \"010\"", "0555-010")]
    [InlineData("=T(\"0555010\")", "0555010")]
    [InlineData("=TRIM(\"Ana\")", "Ana")]
    [InlineData("=(\"Ana\")", "Ana")]
    [InlineData("=\"Ana \"\"Ace\"\" Zamora\"", "Ana \"Ace\" Zamora")]
    [InlineData("=+15550100", "+15550100")]
    [InlineData("=5550100", "5550100")]
    [InlineData("=HYPERLINK(\"mailto:ana@x.example\",\"ana@x.example\")", "ana@x.example")]
    [InlineData("=HYPERLINK(\"mailto:ana@x.example\")", "ana@x.example")]
    [InlineData("=HYPERLINK(\"https://x.example/7\";\"Ana\")", "Ana")]
    public void What_it_shows_is_said_by_some(string formula, string value) => Assert.Equal(value, FormulaText.ValueOf(formula));

    [Theory]
    [InlineData("=A5")]
    [InlineData("=$B$12")]
    [InlineData("=+C3&\" \"&D3")]
    [InlineData("='Old list'!B2")]
    [InlineData("=Sheet2!B2")]
    [InlineData("=VLOOKUP(A2,Sheet2!$A$2:$F$300,3,FALSE)")]
    [InlineData("=CONCATENATE(A2,\" \",B2)")]
    [InlineData("=@INDEX(A:A,2)")]
    [InlineData("=LEN(\"Ana Zamora\")")]
    [InlineData("=UPPER(\"ana\")")]
    public async Task The_others_count_as_nothing_and_that_is_said(string formula)
    {
        await using var portal = await TestPortal.StartAsync();

        var view = await portal.PreviewAsync(
            ImportKind.People, $"Name\tEmail\tPhone\nAna Zamora\tana@example.com\t{formula}\nLuca Bell\tluca@example.com\t603-555-0101\n");

        Assert.Null(FormulaText.ValueOf(formula));
        Assert.Equal((Outcome.Add, "ana@example.com"), (view.Row(2).Outcome, view.Row(2).Summary));
        Assert.Equal(
            $"1 cell holds a formula instead of what it shows and is read as empty, the first in C2, “{formula}”. "
                + "Save the list with its values and drop it again.",
            view.Sheet.Finding("Formulas").Sentence);
        Assert.Empty(view.Plan!.Remarks);
    }

    [Theory]
    [InlineData("=)")]
    [InlineData("==")]
    [InlineData("= Ana")]
    [InlineData("=ana@example.com")]
    public void Not_everything_with_that_sign_is_one(string text) => Assert.False(FormulaText.Is(text));

    [Theory]
    [InlineData("5550100123.0", "5550100123")]
    [InlineData("@5550100", "5550100")]
    [InlineData("'ana@x.example", "ana@x.example")]
    [InlineData("'0555010", "0555010")]
    [InlineData("3.0", "3.0")]
    [InlineData("@ana", "@ana")]
    public void Signs_that_a_program_puts_around_a_number_or_an_address_go(string cell, string clean) =>
        Assert.Equal($"Name|Phone\nAna|{clean}", SheetFiles.People($"Name\tPhone\nAna\t{cell}\n").Shown());
}
