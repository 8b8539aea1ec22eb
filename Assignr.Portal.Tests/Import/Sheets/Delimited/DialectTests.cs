namespace Assignr.Portal.Tests.Import.Sheets.Delimited;

/// <summary>Text files in the dialects of many programs have the same cells.</summary>
public sealed class DialectTests
{
    private const string Ana = "First Name|Last Name|Email\nAna|Zamora, PhD|ana@x.example";

    [Theory]
    [InlineData("First Name, Last Name, Email\nAna, \"Zamora, PhD\", \"ana@x.example\"\n")]
    [InlineData("First Name,Last Name,Email\n  \"Ana\"  ,  \"Zamora, PhD\"  ,  ana@x.example  \n")]
    [InlineData("\"First Name\"; \"Last Name\"; \"Email\"\n\"Ana\"; \"Zamora, PhD\"; \"ana@x.example\"")]
    [InlineData("First Name\t\"Last Name\"\tEmail\nAna\t\"Zamora, PhD\"\tana@x.example\n")]
    public void A_quote_behind_spaces_opens_a_cell(string text) => Assert.Equal(Ana, SheetFiles.People(text).Shown());

    [Theory]
    [InlineData("Ana, \"Ace\" Zamora,", "Ana|\"Ace\" Zamora|")]
    [InlineData("Ana, 6'2\" tall,x@x.example", "Ana|6'2\" tall|x@x.example")]
    [InlineData("Ana,\"Zamora\" ,x@x.example", "Ana|Zamora|x@x.example")]
    public void A_quote_inside_a_cell_is_text(string row, string cells) =>
        Assert.Equal($"First Name|Last Name|Email\n{cells}", SheetFiles.People($"First Name,Last Name,Email\n{row}\n").Shown());

    [Theory]
    [InlineData("\"Ana\",\"Zamora \\\"Ace\\\"\",\"ana@x.example\"", "Ana|Zamora \"Ace\"|ana@x.example")]
    [InlineData("\"Ana \\\"A, B\\\"\",\"C:\\\\Zamora\",\"\"", "Ana \"A, B\"|C:\\Zamora|")]
    [InlineData("Ana,\"\\\"Ace\\\" Zamora\",x", "Ana|\"Ace\" Zamora|x")]
    public void Quotes_with_a_backslash_are_text(string row, string cells) =>
        Assert.Equal($"First Name|Last Name|Email\n{cells}", SheetFiles.People($"First Name,Last Name,Email\n{row}\n").Shown());

    [Fact]
    public void A_backslash_before_the_quote_that_closes_is_only_a_backslash() =>
        Assert.Equal("First Name|Last Name|Email\nAna|D:\\|x", SheetFiles.People("First Name,Last Name,Email\nAna,\"D:\\\",x\n").Shown());

    [Theory]
    [InlineData("\"Ana\",\"Zamora\",\"1 Main St\nSpringfield\",6'2\"\nKofi,Olvera,2 Main St,5ft\n",
        "Ana|Zamora|1 Main St\nSpringfield|6'2\"\nKofi|Olvera|2 Main St|5ft")]
    [InlineData("Ana,Zamora,\"1 Main St\",\"6'2\"\"\"\nKofi,Olvera,2 Main St,5'11\"\n",
        "Ana|Zamora|1 Main St|6'2\"\nKofi|Olvera|2 Main St|5'11\"")]
    [InlineData("\"Ana\",\"Zamora\",\"1 Main St\",\"6'2\"\"\n\"Kofi\",\"Olvera\",\"2 Main St\",\"5'11\"\"\n",
        "Ana|Zamora|1 Main St|6'2\"\nKofi|Olvera|2 Main St|5'11\"")]
    [InlineData("\"Ana \"Ace\"\",\"Zamora\",\"1, Main St\",\"5ft\"\n\"Kofi\",\"Olvera\",\"2 Main St\",\"x\"\n",
        "Ana \"Ace\"|Zamora|1, Main St|5ft\nKofi|Olvera|2 Main St|x")]
    public void An_inch_sign_and_quotes_that_nobody_doubled_lose_no_row(string rows, string cells) =>
        Assert.Equal($"First Name|Last Name|Address|Height\n{cells}",
            SheetFiles.People($"\"First Name\",\"Last Name\",\"Address\",\"Height\"\n{rows}").Shown());

    [Theory]
    [InlineData("\"First Name,Last Name,Email\"\n\"Ana,\"\"Zamora, PhD\"\",ana@x.example\"\n")]
    [InlineData("First Name,Last Name,Email\n\"Ana,\"\"Zamora, PhD\"\",ana@x.example\"\n")]
    [InlineData("\"First Name;Last Name;Email\"\r\n\"Ana;Zamora, PhD;ana@x.example\"\r\n")]
    public void Lines_that_are_in_quotes_as_a_whole_are_taken_out_of_them(string text) =>
        Assert.Equal(Ana, SheetFiles.People(text).Shown());

    [Fact]
    public void A_file_of_one_column_in_quotes_stays_one() =>
        Assert.Equal("Name\nZamora, Ana\nOlvera, Kofi", SheetFiles.People("\"Name\"\n\"Zamora, Ana\"\n\"Olvera, Kofi\"\n").Shown());

    [Theory]
    [InlineData("Name (Last, First);Email\nZamora, Ana;ana@x.example\n", "Name (Last, First)|Email\nZamora, Ana|ana@x.example")]
    [InlineData("Nom (Prénom, Nom);Courriel\nAna, Zamora;ana@x.example\n", "Prénom|Nom|Courriel\nAna|Zamora|ana@x.example")]
    [InlineData("Nombre (Apellidos, Nombre)\tCorreo\nZamora, Ana\tana@x.example\n",
        "Nombre (Apellidos, Nombre)|Correo\nZamora, Ana|ana@x.example")]
    [InlineData("Name (Nachname, Vorname)|Mail\nZamora, Ana|ana@x.example\n", "Name (Nachname, Vorname)|Mail\nZamora, Ana|ana@x.example")]
    [InlineData("Name\tEmail, work\nZamora, Ana\tana@x.example\n", "Name|Email, work\nZamora, Ana|ana@x.example")]
    [InlineData("2026 list, autumn\nmade, by Marcy\nFirst Name;Last Name\nAna;Zamora\n", "First Name|Last Name\nAna|Zamora")]
    public void Of_two_separators_that_are_as_frequent_the_one_that_makes_known_columns_wins(string text, string shown) =>
        Assert.Equal(shown, SheetFiles.People(text).Shown());

    [Theory]
    [InlineData("'Name','Email'\n'Zamora, Ana','ana@x.example'\n", "Name|Email\nZamora, Ana|ana@x.example")]
    [InlineData("Name;Email\n'Ana O''Brien';'ana@x.example'\n'Kofi O'Dea';''\n", "Name|Email\nAna O'Brien|ana@x.example\nKofi O'Dea|")]
    [InlineData("id,'Name','Email'\n1,'Ana \\'Annie\\' Zamora','ana@x.example'\n", "id|Name|Email\n1|Ana 'Annie' Zamora|ana@x.example")]
    [InlineData("'Name'\t'Email'\r\n'Ana\tZamora'\t'ana@x.example'\r\n", "Name|Email\nAna\tZamora|ana@x.example")]
    public void An_apostrophe_around_every_cell_is_a_quote(string text, string shown) =>
        Assert.Equal(shown, SheetFiles.People(text).Shown());

    [Fact]
    public void An_apostrophe_before_names_is_theirs() =>
        Assert.Equal("First Name|Last Name\nGerard|'t Hooft\nDirk|'t Zand",
            SheetFiles.People("First Name,Last Name\nGerard,'t Hooft\nDirk,'t Zand\n").Shown());

    [Theory]
    [InlineData("'00417", "00417")]
    [InlineData("'603-555-0101", "603-555-0101")]
    [InlineData("'12/05/2026", "12/05/2026")]
    [InlineData("'76ers", "'76ers")]
    [InlineData("''00417", "'00417")]
    public void An_apostrophe_that_keeps_a_number_a_text_goes(string cell, string expected) =>
        Assert.Equal(expected, SheetFiles.People($"Last Name,First Name,ID\nZamora,Ana,{cell}\n").Rows[0].Cells[2]);

    [Fact]
    public void The_separator_can_be_chosen()
    {
        const string text = "First Name;Last Name,Email\nAna;Zamora,ana@x.example\n";
        var finding = SheetFiles.People(text).Finding("Cells are parted by");

        var sheet = SheetFiles.People(text, finding.Option("commas"));

        Assert.Equal("First Name;Last Name|Email\nAna;Zamora|ana@x.example", sheet.Shown());
        Assert.Equal("commas", sheet.Finding("Cells are parted by").Taken());
    }

    [Theory]
    [InlineData("=\"00417\"", "00417")]
    [InlineData("\"=\"\"00417\"\"\"", "00417")]
    [InlineData("=\"0, 0417\"", "0, 0417")]
    [InlineData("'=\"x\"", "=\"x\"")]
    [InlineData("=1+1", "=1+1")]
    public void A_formula_that_only_keeps_a_number_as_it_is_gives_the_number(string cell, string expected) =>
        Assert.Equal(expected, SheetFiles.People($"Last Name,First Name,ID\nZamora,Ana,{cell}\n").Rows[0].Cells[2]);

    [Theory]
    [InlineData("\u202Aana@x.example\u202C", "ana@x.example")]
    [InlineData("dana@x.example\u200E", "dana@x.example")]
    [InlineData("noor\u00ADe@x.example", "noore@x.example")]
    [InlineData("ivy@x.example\u00A0ivy2@x.example", "ivy@x.example ivy2@x.example")]
    [InlineData("\u2066\uFEFFzo\u200Be\u2069", "zoe")]
    [InlineData("Za\u200Dmora", "Zamora")]
    [InlineData("علی\u200Cرضا", "علی\u200Cرضا")]
    [InlineData("👩\u200D⚖\uFE0F Robin", "👩\u200D⚖\uFE0F Robin")]
    [InlineData("क्\u200Dष", "क्\u200Dष")]
    [InlineData("a\u2009b\u3000c", "a b c")]
    public void What_nobody_sees_goes_unless_it_carries_something(string cell, string expected) =>
        Assert.Equal(expected, SheetFiles.People($"Name,Email\n{cell},x\n").Rows[0].Cells[0]);

    [Theory]
    [InlineData("“Ana”,“Zamora, PhD”,“ana@x.example”")]
    [InlineData("„Ana“,„Zamora, PhD“,„ana@x.example“")]
    [InlineData("«Ana»,«Zamora, PhD»,«ana@x.example»")]
    [InlineData("»Ana«,»Zamora, PhD«,»ana@x.example«")]
    public void Quotes_of_a_word_processor_hold_a_cell_together(string row) =>
        Assert.Equal(Ana, SheetFiles.People($"First Name,Last Name,Email\n{row}\n").Shown());

    [Theory]
    [InlineData("“Ana,Zamora,ana@x.example", "“Ana|Zamora|ana@x.example")]
    [InlineData("“Ana” Maria,Zamora,ana@x.example", "“Ana” Maria|Zamora|ana@x.example")]
    public void One_that_never_closes_is_text(string row, string cells) =>
        Assert.Equal($"First Name|Last Name|Email\n{cells}", SheetFiles.People($"First Name,Last Name,Email\n{row}\n").Shown());

    [Theory]
    [InlineData("Ivy,Ito,\"tall one\nAna,Zamora,ok\nKay,Garnet,", "Ivy|Ito|tall one\nAna|Zamora|ok\nKay|Garnet|", 2)]
    [InlineData("Ana,Zamora,ok\nIvy,\"Ito,a\nKay,\"Garnet\",b", "Ana|Zamora|ok\nIvy|Ito|a\nKay|Garnet|b", 3)]
    [InlineData("\"Ivy,Ito,a\nAna,Zamora,\"b, c\"\nKay,Garnet,", "Ivy|Ito|a\nAna|Zamora|b, c\nKay|Garnet|", 2)]
    [InlineData("Ivy,Ito,\"\"\"x\nAna,Zamora,\"said \"\"hi\"\"\"\n", "Ivy|Ito|\"\"x\nAna|Zamora|said \"hi\"", 2)]
    public void A_quote_that_never_closes_is_left_out_is_said_with_its_line_and_swallows_no_row(string rows, string cells, int line)
    {
        var sheet = SheetFiles.People($"First Name,Last Name,Notes\n{rows}\n");

        Assert.Equal($"First Name|Last Name|Notes\n{cells}", sheet.Shown());
        Assert.Equal(
            $"A quotation mark opens a cell in line {line} and never closes: it is left out, and the lines below are read as rows.",
            Assert.Single(sheet.Findings, finding => finding.Subject == "Quotation marks").Sentence);
    }

    [Fact]
    public void Quotes_that_never_close_in_many_lines_are_read_quickly_and_counted()
    {
        var sheet = SheetFiles.People($"First Name,Last Name\n{string.Concat(Enumerable.Repeat("Ivy,\"Ito\n", 20_001))}");

        Assert.Equal(20_001, sheet.Rows.Count);
        Assert.StartsWith("20,00", Assert.Single(sheet.Findings, finding => finding.Subject == "Quotation marks").Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_several_lines_that_closes_stays_one() =>
        Assert.Equal(
            "First Name|Last Name|Notes\nIvy|Ito|one, two\nthree\nAna|Zamora|x",
            SheetFiles.People("First Name,Last Name,Notes\nIvy,Ito,\"one, two\nthree\"\nAna,Zamora,x\n").Shown());
}
