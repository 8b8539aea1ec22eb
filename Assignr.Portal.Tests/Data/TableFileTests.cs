using System.IO.Compression;
using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Tests.Data;

/// <summary>An exported file never contains a formula, and is imported again unchanged.</summary>
public sealed class TableFileTests
{
    private static readonly string[] Values =
        ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\")", "=cmd|' /C calc'!A0", "＝1", "＋1", "－1", "＠x", "'=1", "'",
            "''", "'t Hooft", "plain", "a,b", "say \"hi\"", "-", "+", "0123", "1E5", "TRUE", "2026-09-13",
        "1;=cmd|' /C calc'!A0;2", "a;'b", "a;''b", ";+1", "x;@y;-z;", "a; b"];

    public static TheoryData<string> Dangerous() => new(Values);

    [Theory]
    [MemberData(nameof(Dangerous))]
    public void A_cell_is_text_in_both_formats_and_restored_by_reading_it(string value)
    {
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            var file = TableFile.Of(new Table(["Name", "Other"], [[value, "x"]]), format);

            Assert.Equal(value, SheetReader.Read(file, "list", new ImportOptions()).Sheet!.Rows[0].Cells[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Dangerous))]
    public void No_field_of_a_text_file_begins_a_formula(string value)
    {
        var line = Encoding.UTF8.GetString(Csv.Of(new Table(["Name"], [[value]]))).Split("\r\n")[1];

        // In many countries a spreadsheet begins a new cell after a semicolon.
        Assert.All(line.Trim('"').Split(';').Where(cell => cell.Length > 0), cell => Assert.DoesNotContain(cell[0], "=+-@\t\r\0＝＋－＠"));
    }

    [Fact]
    public void A_workbook_has_only_cells_of_text_and_the_same_table_makes_the_same_bytes()
    {
        var table = new Table(["Name"], [.. Values.Select(value => new[] { value })]);

        var file = Xlsx.Of(table);

        using var zip = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(zip.Entries.Single(part =>
            part.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        var xml = sheet.ReadToEnd();
        Assert.DoesNotContain("<x:f", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Equal(Values.Length + 1, xml.Split("t=\"inlineStr\"").Length - 1);
        Assert.Equal(file, Xlsx.Of(table));
    }
}
