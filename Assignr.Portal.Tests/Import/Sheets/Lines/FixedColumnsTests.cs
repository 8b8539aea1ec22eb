using System.Text;

namespace Assignr.Portal.Tests.Import.Sheets.Lines;

/// <summary>Tables whose columns are separated by spaces.</summary>
public sealed class FixedColumnsTests
{
    [Theory]
    [InlineData(
        "Name                Phone          Email\nAna Zamora          603-555-0101   ana@x.example\n"
            + "Mary Ann Low        603-555-0103   mary@x.example\n",
        "Name|Phone|Email\nAna Zamora|603-555-0101|ana@x.example\nMary Ann Low|603-555-0103|mary@x.example")]
    [InlineData(
        "Last         First      Phone         E-mail\nZamora       Ana        603-555-0101  ana@x.example\n"
            + "Marlowe      Theo                     theo@x.example\n",
        "Last|First|Phone|E-mail\nZamora|Ana|603-555-0101|ana@x.example\nMarlowe|Theo||theo@x.example")]
    [InlineData(
        "Name              Phone\nAna Zamora        603-555-0101\n\nTheo Marlowe\n", "Name|Phone\nAna Zamora|603-555-0101\nTheo Marlowe|")]
    [InlineData(
        "Officials 2027\n\nName          Email\n------------  --------------\nAna Zamora    ana@x.example\n",
        "Name|Email\nAna Zamora|ana@x.example")]
    public void Each_column_begins_where_its_heading_does(string text, string shown)
    {
        var sheet = SheetFiles.People(Encoding.UTF8.GetBytes(text));

        Assert.Equal(shown, sheet.Shown());
        Assert.Equal("Spaces alone part the columns: each begins where its heading does.", sheet.Finding("Columns of spaces").Sentence);
    }

    [Theory]
    [InlineData("Name,  Email\nAna Zamora,  ana@x.example\n")]
    [InlineData("Name  Email\nAna Zamora ana@x.example\n")]
    [InlineData("Ana Zamora     603-555-0101\nTheo Marlowe   603-555-0102\n")]
    public void Other_texts_are_no_such_table(string text) =>
        Assert.DoesNotContain(SheetFiles.People(Encoding.UTF8.GetBytes(text)).Findings, finding => finding.Subject == "Columns of spaces");
}
