using System.Text;

namespace Assignr.Portal.Tests.Import.Sheets.Decoding;

/// <summary>A text file does not name its encoding: the resulting words show it.</summary>
public sealed class EncodingTests
{
    private static readonly Dictionary<string, int> Pages = new()
    {
        ["Windows-1252"] = 1252,
        ["Windows-1250"] = 1250,
        ["Windows-1251"] = 1251,
        ["Windows-1254"] = 1254,
        ["Macintosh"] = 10000,
        ["MS-DOS 850"] = 850,
        ["MS-DOS 852"] = 852,
    };

    [Theory]
    [InlineData("Windows-1252", "Renée,Grünwald", "François,Peña", "Søren,Ødegård")]
    [InlineData("Windows-1252", "Seán,O’Brien")]
    [InlineData("Windows-1252", "María José,Muñoz – Ibáñez")]
    [InlineData("Windows-1252", "João,Conceição")]
    [InlineData("Windows-1250", "Paweł,Źółkiewski")]
    [InlineData("Windows-1250", "Zdeněk,Dvořák", "Jiří,Černý")]
    [InlineData("Windows-1250", "Łukasz,Wiśniewski", "José,Zamora")]
    [InlineData("Windows-1250", "Győző,Kovács")]
    [InlineData("Windows-1250", "Béla,Szűcs")]
    [InlineData("Windows-1250", "Anna,Őri", "Győző,Kovács", "Jiří,Dvořák")]
    [InlineData("Windows-1250", "Józef,Zieliński")]
    [InlineData("Windows-1250", "Jan,Wiśniewski")]
    [InlineData("Windows-1250", "Ödön,Szőke")]
    [InlineData("Windows-1252", "João,Simões", "Luís,Camões")]
    [InlineData("Windows-1252", "Tõnu,Kõiv")]
    [InlineData("Windows-1252", "Iñaki,Peña")]
    [InlineData("Windows-1252", "Benoît,Brûlé", "Hélène,Lebœuf")]
    [InlineData("Macintosh", "Renée,Grünwald")]
    [InlineData("Macintosh", "Seán,O’Brien", "José,Muñoz")]
    [InlineData("Macintosh", "Zoë,D’Angelo")]
    [InlineData("MS-DOS 850", "Renée,Grünwald")]
    [InlineData("MS-DOS 850", "José,Muñoz", "Inês,João")]
    [InlineData("MS-DOS 852", "Paweł,Wiśniewski", "Łukasz,Źółkiewski")]
    [InlineData("Windows-1251", "Иван,Петров")]
    [InlineData("Windows-1254", "Gökçe,Yıldız", "Şahin,Güneş")]
    public void Is_told_by_the_names_that_come_out(string encoding, params string[] names)
    {
        var sheet = SheetFiles.People(Written(encoding, names));

        Assert.Equal($"CSV with commas, {encoding}", sheet.Format);
        Assert.Equal(names, sheet.Rows.Select(row => $"{row.Cells[0]},{row.Cells[1]}"));
        Assert.Contains(encoding, sheet.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_told_is_said_with_samples_and_can_be_chosen_otherwise()
    {
        var file = Written("Windows-1250", "Paweł,Źółkiewski");
        var finding = SheetFiles.People(file).Finding("Letters are written in");
        Assert.Equal("This file does not say how it writes its letters. It is read as Windows-1250 (Central Europe): Paweł, Źółkiewski.",
            finding.Sentence);
        Assert.Contains(finding.Options, option => option.Label.StartsWith("Windows-1252: Pawe³", StringComparison.Ordinal));

        var sheet = SheetFiles.People(file, finding.Option("Windows-1252"));

        Assert.Equal("Pawe³", sheet.Rows[0].Cells[0]);
        Assert.StartsWith("Windows-1252", sheet.Finding("Letters are written in").Taken(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Renée,Grünwald\nAna,caf\u00E9!")]
    [InlineData("Renée,Grünwald\nAna,\u00E9\nZoë,Müller")]
    [InlineData("Renée,Grünwald\nÉmile,Zo\u00E9")]
    public void A_bad_byte_among_valid_UTF_8_does_not_change_how_the_rest_is_read(string rows)
    {
        // Only the last letter beyond ASCII is in Windows-1252.
        var bad = rows.LastIndexOf('\u00E9');
        byte[] file = [.. Encoding.UTF8.GetBytes($"First Name,Last Name\n{rows[..bad]}"), 0xE9,
            .. Encoding.UTF8.GetBytes(rows[(bad + 1)..])];

        var sheet = SheetFiles.People(file);

        Assert.Equal("CSV with commas, UTF-8", sheet.Format);
        Assert.Equal(("Renée", "Grünwald"), (sheet.Rows[0].Cells[0], sheet.Rows[0].Cells[1]));
        Assert.Contains('\uFFFD', sheet.Shown());
        Assert.Contains("each is shown as \uFFFD, and its row is marked.", sheet.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana,Zamora")]
    [InlineData("Renée,Grünwald")]
    public void Valid_UTF_8_asks_nothing(string name) =>
        Assert.Equal("", SheetFiles.People($"First Name,Last Name\n{name}\n").Said());

    [Theory]
    [InlineData("José,Núñez")]
    [InlineData("Renée,Groß")]
    [InlineData("Seán,O’Brien")]
    [InlineData("Łukasz,Wiśniewski")]
    [InlineData("Иван,Петров")]
    [InlineData("Ana,à Marca")]
    [InlineData("Ívar,Álvarez Ðorić")]
    public void What_a_program_wrote_twice_is_read_as_it_was_and_can_be_taken_as_it_stands(string name)
    {
        var twice = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(Encoding.UTF8.GetBytes(name));
        var file = Encoding.UTF8.GetBytes($"First Name,Last Name\n{twice}\nLuca,Bell\n");
        var sheet = SheetFiles.People(file);
        Assert.Equal(name, string.Join(',', sheet.Rows[0].Cells));
        var finding = sheet.Finding("Letters are written in");
        Assert.StartsWith("A program wrote the letters of this file twice: ", finding.Sentence, StringComparison.Ordinal);

        var stands = SheetFiles.People(file, finding.Options[1].Reading);

        Assert.NotEqual(name, string.Join(',', stands.Rows[0].Cells));
        Assert.True(stands.Finding("Letters are written in").Options[1].IsTaken);
    }

    [Theory]
    [InlineData("José,Núñez")]
    [InlineData("JOÃO,CONCEIÇÃO")]
    [InlineData("Nguyễn,Văn Ân")]
    [InlineData("Zoë,“Zo” Ärger")]
    [InlineData("Łukasz,Kąkol")]
    [InlineData("Dragan,Đorđević")]
    [InlineData("Γιώργος,Ωμέγα")]
    [InlineData("Ana,＋1 √2")]
    public void What_was_written_once_stays(string name) =>
        Assert.Equal(name, string.Join(',', SheetFiles.People(Encoding.UTF8.GetBytes($"First Name,Last Name\n{name}\n")).Rows[0].Cells));

    private static byte[] Written(string encoding, params string[] names) =>
        CodePagesEncodingProvider.Instance.GetEncoding(Pages[encoding])!.GetBytes($"First Name,Last Name\n{string.Join('\n', names)}\n");
}
