namespace Assignr.Portal.Tests.Import.Sheets.Tables;

/// <summary>A second table below the first one in a sheet, and lines of marks.</summary>
public sealed class TablesBelowTests
{
    [Theory]
    [InlineData("Name,Email\nAna Zamora,ana@x.example\n\nEmail,Name\ntheo@x.example,Theo Marlowe\n")]
    [InlineData("Name,Email\nAna Zamora,ana@x.example\nE-Mail,Full Name\ntheo@x.example,Theo Marlowe\n")]
    [InlineData("Name,Email\nAna Zamora,ana@x.example\n\n,Email,Name\n,theo@x.example,Theo Marlowe\n")]
    public void Rows_below_the_same_headings_in_another_order_are_read_together(string file)
    {
        var sheet = SheetFiles.People(file);

        Assert.Equal("Name|Email\nAna Zamora|ana@x.example\nTheo Marlowe|theo@x.example", sheet.Shown());
        Assert.Contains("names the columns anew: the rows below it are read together with those above.", sheet.Said(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_fewer_of_the_columns_is_read_together_too() => Assert.Equal(
        "Date|Time|Home|Away\n2026-12-05|18:00|Lions|Tigers\n2026-12-06||Owls|Hawks",
        SheetFiles.Games("Date,Time,Home,Away\n2026-12-05,18:00,Lions,Tigers\n\nDate,Away,Home\n2026-12-06,Hawks,Owls\n").Shown());

    [Theory]
    [InlineData("Name,Email\nAna Zamora,ana@x.example\n\nName,Town,Referee,Phone\nKofi Olvera,Rye,yes,603-555-0101\n")]
    [InlineData("Name,Email\nAna Zamora,ana@x.example\nTheo Marlowe,theo@x.example\n\nName,Phone,Team\nKofi Olvera,603-555-0101,Lions\n")]
    [InlineData("Email,Name\nana@x.example,Ana Zamora\n\nFirst Name,Last Name,Email,Phone\nKofi,Olvera,kofi@x.example,603-555-0101\n")]
    public void Another_table_is_left_out_and_said_and_can_be_read(string file)
    {
        var sheet = SheetFiles.People(file);

        Assert.DoesNotContain("Kofi", sheet.Shown(), StringComparison.Ordinal);
        Assert.Contains("Ana Zamora", sheet.Shown(), StringComparison.Ordinal);
        var finding = sheet.Finding("Other table");
        Assert.StartsWith("Another table begins in line ", finding.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("its row is not read.", finding.Sentence, StringComparison.Ordinal);

        var other = SheetFiles.People(file, finding.Option("The table from line "));

        Assert.DoesNotContain("Ana Zamora", other.Shown(), StringComparison.Ordinal);
        Assert.Single(other.Rows);
        Assert.Contains("What stands above is not read", other.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void Games_below_people_are_no_people_and_people_below_games_no_games()
    {
        var people = SheetFiles.People("Name,Email\nAna Zamora,ana@x.example\n\n\nDate,Home,Away\n2026-12-05,Lions,Tigers\n");
        var games = SheetFiles.Games("Date,Home,Away\n2026-12-05,Lions,Tigers\n\nName,Email\nAna Zamora,ana@x.example\n");

        Assert.Equal("Name|Email\nAna Zamora|ana@x.example", people.Shown());
        Assert.Equal("Another table begins in line 5, with other columns (Date, Home, Away): its row is not read.",
            people.Finding("Other table").Sentence);
        Assert.Equal("Date|Home|Away\n2026-12-05|Lions|Tigers", games.Shown());
        Assert.Contains("(Name, Email): its row is not read.", games.Finding("Other table").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_far_below_can_be_read()
    {
        var file = "Name,Email\n" + string.Concat(Enumerable.Range(0, 60).Select(number => $"Ana Zamora{number},a{number}@x.example\n"))
            + "\nName,Phone,Team\nKofi Olvera,603-555-0101,Lions\n";

        Assert.Equal("Name|Phone|Team\nKofi Olvera|603-555-0101|Lions",
            SheetFiles.People(file, SheetFiles.People(file).Finding("Other table").Option("The table from line 63")).Shown());
    }

    [Theory]
    [InlineData("Name,Email\nReferee Name,ref@x.example\nAna Zamora,ana@x.example\n", 2)]
    [InlineData("Name,Role\nOfficial,Official\nAna Zamora,Official\n", 2)]
    [InlineData("Name,Email,Phone\nAna Zamora,ana@x.example,\nPhone,phone@x.example,603-555-0101\n", 2)]
    public void A_row_that_holds_words_of_headings_is_a_row(string file, int rows)
    {
        var sheet = SheetFiles.People(file);

        Assert.Equal(rows, sheet.Rows.Count);
        Assert.DoesNotContain(sheet.Findings, finding => finding.Subject is "Table below" or "Other table");
    }

    [Theory]
    [InlineData("| Name | Email |\n|---|:---:|\n| Ana Zamora | ana@x.example |\n| Theo Marlowe | theo@x.example |\n")]
    [InlineData("Name\tEmail\n----\t-----\nAna Zamora\tana@x.example\nTheo Marlowe\ttheo@x.example\n")]
    [InlineData("+------+-------+\n| Name | Email |\n+------+-------+\n| Ana Zamora | ana@x.example |\n"
        + "| Theo Marlowe | theo@x.example |\n+------+-------+\n2 rows in set (0.00 sec)\n")]
    [InlineData(" Name | Email \n------+-------\n Ana Zamora | ana@x.example\n Theo Marlowe | theo@x.example\n(2 rows)\n")]
    [InlineData("Name,Email\n====,=====\nAna Zamora,ana@x.example\nTheo Marlowe,theo@x.example\n")]
    public void Lines_of_marks_below_headings_and_around_a_table_are_no_rows(string file)
    {
        var sheet = SheetFiles.People(file);

        Assert.Equal("Name|Email\nAna Zamora|ana@x.example\nTheo Marlowe|theo@x.example", sheet.Shown());
        Assert.DoesNotContain(sheet.Findings, finding => finding.Subject == "Lines of marks");
    }

    [Fact]
    public void Lines_of_marks_among_rows_are_said()
    {
        var sheet = SheetFiles.People("Name,Email\nAna Zamora,ana@x.example\n-----,-----\nTheo Marlowe,theo@x.example\n_____\nIvy Ito,-\n");

        Assert.Equal("Name|Email\nAna Zamora|ana@x.example\nTheo Marlowe|theo@x.example\nIvy Ito|-", sheet.Shown());
        Assert.Equal("2 lines hold dashes or other marks alone, as line 3, and are not read as rows.",
            sheet.Finding("Lines of marks").Sentence);
    }

    [Theory]
    [InlineData('^', "Text with carets, UTF-8")]
    [InlineData('~', "Text with tildes, UTF-8")]
    public void Rare_separators(char delimiter, string format)
    {
        var sheet = SheetFiles.People("Name,Email\nZamora Jr., Ana,ana@x.example\n".Replace("Jr., ", "Jr.; ", StringComparison.Ordinal)
            .Replace(',', delimiter));

        Assert.Equal("Name|Email\nZamora Jr.; Ana|ana@x.example", sheet.Shown());
        Assert.Equal(format, sheet.Format);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Four_bytes_for_each_letter(bool isBigEndian)
    {
        var encoding = new System.Text.UTF32Encoding(isBigEndian, byteOrderMark: true);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes("Name,Email\nJosé Zamora,jose@x.example\n")];

        var sheet = SheetFiles.People(file);

        Assert.Equal("Name|Email\nJosé Zamora|jose@x.example", sheet.Shown());
        Assert.Equal("CSV with commas, UTF-32", sheet.Format);
    }
}
