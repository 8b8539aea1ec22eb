namespace Assignr.Portal.Tests.Import.Sheets.Lines;

/// <summary>People in text without columns become rows, with a sentence; any other text is read as usual.</summary>
public sealed class PeopleInLinesTests
{
    [Theory]
    [InlineData(
        "1. Ursula Ives - 603-555-0351 - ursula@example.com\n2. Stan Kerr - no phone - stan@example.com\n3. Rita Lund - 603-555-0354\n",
        "Name|Phone|Email|Other words\nUrsula Ives|603-555-0351|ursula@example.com|\nStan Kerr||stan@example.com|no phone\n"
            + "Rita Lund|603-555-0354||")]
    [InlineData("1) Ana Zamora, 603-555-0101, ana@example.com\n2) Kofi Olvera, kofi@example.com\n",
        "Name|Phone|Email\nAna Zamora|603-555-0101|ana@example.com\nKofi Olvera||kofi@example.com")]
    [InlineData("• Zamora, Ana – 0171 5550101\n• Olvera, Kofi – 0171 5550102\n",
        "Name|Phone|Email\nZamora, Ana|0171 5550101|\nOlvera, Kofi|0171 5550102|")]
    [InlineData("1. Ana Zamora 06 55 50 14 80\n2. Kofi Olvera kofi@example.com\n",
        "Name|Phone|Email\nAna Zamora|06 55 50 14 80|\nKofi Olvera||kofi@example.com")]
    [InlineData("ÁRBITROS 2027\nAna Zamora - 600 555 010\nKofi Olvera - 600 555 011 - kofi@example.com\n",
        "Name|Phone|Email\nAna Zamora|600 555 010|\nKofi Olvera|600 555 011|kofi@example.com")]
    public void A_line_each_is_a_row(string text, string shown)
    {
        var sheet = SheetFiles.People(text);

        Assert.Equal(shown, sheet.Shown());
        Assert.Contains("Each line is read as a person: what stands first is the name", sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "UMPIRES 2027\n\nPete Arnold\n15 Birch Lane\nConcord, NH 03301\nH: 603-555-0221  C: 603-555-0222\npete@example.com\n\n"
            + "Ted Colby Sr.\n603-555-0224\nted@example.com\n",
        "Name|Phone|Email|Other words\nPete Arnold|H: 603-555-0221  C: 603-555-0222|pete@example.com|15 Birch Lane\nConcord, NH 03301\n"
            + "Ted Colby Sr.|603-555-0224|ted@example.com|")]
    [InlineData("Ana Zamora\r\nana@example.com\r\n\r\nKofi Olvera\r\nkofi@example.com\r\n",
        "Name|Phone|Email\nAna Zamora||ana@example.com\nKofi Olvera||kofi@example.com")]
    [InlineData("Müller, Jürgen\nHauptstr. 5\n0171 5550101\n\n\nGroß, Uwe\n0171 5550102\n",
        "Name|Phone|Email|Other words\nMüller, Jürgen|0171 5550101||Hauptstr. 5\nGroß, Uwe|0171 5550102||")]
    public void A_block_each_is_a_row(string text, string shown)
    {
        var sheet = SheetFiles.People(text);

        Assert.Equal(shown, sheet.Shown());
        Assert.Contains("The lines between two empty lines are read as one person: what stands first is the name", sheet.Said(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_has_the_line_on_which_it_begins_and_what_is_not_read_is_said()
    {
        var sheet = SheetFiles.People("UMPIRES 2027\n\nAna Zamora\nana@example.com\n\nKofi Olvera\nkofi@example.com\n");

        Assert.Equal([3, 6], sheet.Rows.Select(row => row.Line));
        Assert.EndsWith("“UMPIRES 2027” has neither and is not read.", sheet.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_read_as_a_table()
    {
        const string text = "1. Ana Zamora, ana@example.com\n2. Kofi Olvera, kofi@example.com\n";
        var finding = SheetFiles.People(text).Finding("Lines of text");

        Assert.StartsWith("CSV with commas", SheetFiles.People(text, finding.Option("A table")).Format, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Email\nAna Zamora,ana@example.com\n\nKofi Olvera,kofi@example.com\nLou Eddy,lou@example.com\n")]
    [InlineData("Name\nAna Zamora\nKofi Olvera\n\nLou Eddy\nIvy Ito\n")]
    [InlineData("Nr,Name,Phone\n1,Ana Zamora,603 - 555 - 0101\n2,Kofi Olvera,603 - 555 - 0102\n")]
    [InlineData("1.,Ana Zamora,ana@example.com\n2.,Kofi Olvera,kofi@example.com\n")]
    [InlineData("Name;Level\n1. Ana Zamora;A - 1\n2. Kofi Olvera;B - 1\n")]
    public void A_table_stays_one(string text) =>
        Assert.DoesNotContain("Lines of text", SheetFiles.People(text).Format, StringComparison.Ordinal);

    [Fact]
    public void A_schedule_is_no_list_of_people() =>
        Assert.DoesNotContain("Lines of text", SheetFiles.Games("1. Hawks - Owls - 603-555-0101\n2. Bears - Lions - 603-555-0102\n").Format,
            StringComparison.Ordinal);
}
