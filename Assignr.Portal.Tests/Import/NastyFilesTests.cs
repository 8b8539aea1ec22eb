using System.Text;
using Assignr.Portal.Import;
using Assignr.Portal.Import.Preview;
using Assignr.Portal.Import.Sheets;
using Assignr.Portal.Import.Starting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Assignr.Portal.Tests.Import.WorkbookFile;

namespace Assignr.Portal.Tests.Import;

/// <summary>Ordinary and hostile files: each is refused with a sentence and changes nothing, or is read as the end of its name
/// says.</summary>
public sealed class NastyFilesTests
{
    private const string Row = "Ana,Zamora,ana@x.example";
    private const string Head = "First Name,Last Name,Email";

    private static readonly Dictionary<string, (byte[] File, string End)> Files = All();

    public static TheoryData<string> Names() => new(Files.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_nasty_file_is_refused_or_read_as_its_case_says(string name)
    {
        await using var portal = await TestPortal.StartAsync(services =>
            services.Configure<ImportOptions>(limits => limits.MostUnpackedBytes = 4 * 1024 * 1024));
        var (file, end) = Files[name];

        var started = await portal.StartAsync(ImportKind.People, name, file);

        if (started.ImportId is not { } id)
        {
            Assert.Contains(end, started.Refusal, StringComparison.Ordinal);
            Assert.EndsWith("Nothing was changed.", started.Refusal, StringComparison.Ordinal);
            Assert.Equal(0, await portal.ReadAsync(db => db.Imports.CountAsync()));
            return;
        }
        var view = (await portal.Get<ReadImport>().RunAsync(TestPortal.Assignor, id))!;
        Assert.Equal(end, Describe(view));
        Assert.Equal(0, await portal.ReadAsync(db => db.People.CountAsync()));
        if (view.Plan is not null && view.Plan.Counts.Add > 0)
        {
            await portal.ApplyAsync(view);
            Assert.Equal(view.Plan.Counts.Add, await portal.ReadAsync(db => db.People.CountAsync()));
            Assert.Equal(0, await portal.ReadAsync(db =>
                db.People.CountAsync(person => person.Permissions != Portal.Access.Permissions.Official || person.FirstLoginAt != null)));
            Assert.Equal(0, await portal.ReadAsync(db => db.Users.CountAsync()));
        }
    }

    [Fact]
    public void There_are_at_least_forty_of_them() => Assert.InRange(Files.Count, 40, 200);

    [Fact]
    public async Task An_endless_file_is_refused_after_a_little_more_than_is_allowed()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var endless = new Endless();

        var started = await portal.Get<StartImport>().RunAsync(TestPortal.Assignor, ImportKind.People, "endless.csv", endless);

        Assert.StartsWith("This file is larger than 16 MB.", started.Refusal, StringComparison.Ordinal);
        Assert.InRange(endless.Given, 16 * 1024 * 1024, (16 * 1024 * 1024) + 200_000);
    }

    [Fact]
    public void Whatever_the_bytes_the_reader_answers()
    {
        var workbook = Of(["First Name", "Last Name"], ["Ana", "Zamora"]);
        var text = Encoding.UTF8.GetBytes($"{Head}\n\"{Row.Replace(",", "\",\"", StringComparison.Ordinal)}\"\n");
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var file = (byte[])(seed % 2 == 0 ? workbook : text).Clone();
            for (var changes = random.Next(1, 12); changes > 0; changes--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                file = file[..random.Next(file.Length)];

            var result = SheetReader.Read(file, "fuzzed", new ImportOptions { MostUnpackedBytes = 4 * 1024 * 1024 });

            Assert.True(result.Sheet is not null ^ result.Problem is not null, $"Seed {seed}.");
        }
    }

    /// <summary>The mapping, then each row as outcome, title and summary.</summary>
    private static string Describe(ImportView view) => view.Problem is not null ? $"Asks: {string.Join('|', view.Sheet.Headings)}"
        : string.Join('\n', view.Plan!.Rows.Take(3).Select(row => $"{row.Line} {row.Outcome} {row.Title} <{row.Summary}>"));

    private static Dictionary<string, (byte[] File, string End)> All()
    {
        const string ana = "2 Add Ana Zamora <ana@x.example>";
        var files = new Dictionary<string, (byte[], string)>();
        void Text(string name, string content, string end, Encoding? encoding = null) => files.Add(name,
            ([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(content)], end));

        Text("commas.csv", $"{Head}\n{Row}\n", ana);
        Text("byte-order-mark.csv", $"{Head}\n{Row}\n", ana, new UTF8Encoding(true));
        Text("utf-16.txt", $"{Head}\n{Row}\n".Replace(',', '\t'), ana, Encoding.Unicode);
        Text("utf-16-big-endian.txt", $"{Head}\n{Row}\n".Replace(',', '\t'), ana, Encoding.BigEndianUnicode);
        Text("utf-16-without-mark.csv", $"{Head}\n{Row}\n", ana, new UnicodeEncoding(false, byteOrderMark: false));
        files.Add("windows-1252.csv",
            (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"{Head}\nRenée,Grünwald,ana@x.example\n"),
            "2 Add Renée Grünwald <ana@x.example>"));
        Text("carriage-returns.csv", $"{Head}\r{Row}\r", ana);
        Text("windows-line-ends.csv", $"{Head}\r\n{Row}\r\n", ana);
        Text("mixed-line-ends.csv", $"{Head}\r\n{Row}\nKofi,Olvera,\rNoor,Escobedo,",
            $"{ana}\n3 Add Kofi Olvera <>\n4 Add Noor Escobedo <>");
        Text("no-last-line-end.csv", $"{Head}\n{Row}", ana);
        Text("semicolons.csv", "Surname;Given name;E-Mail\nZamora, PhD;Ana;ana@x.example\n", "2 Add Ana Zamora, PhD <ana@x.example>");
        Text("tabs.tsv", $"{Head}\n{Row}\n".Replace(',', '\t'), ana);
        Text("bars.txt", $"{Head}\n{Row}\n".Replace(',', '|'), ana);
        Text("sep-line.csv", $"sep=;\r\n{Head}\r\n{Row}\r\n".Replace(',', ';'), "3 Add Ana Zamora <ana@x.example>");
        Text("quoted-line-break.csv", "First Name,Last Name,Email\n\"Ana\nLucía\",Zamora,ana@x.example\nKofi,Olvera,\n",
            "2 Add Ana Lucía Zamora <ana@x.example>\n4 Add Kofi Olvera <>");
        Text("doubled-quotes.csv", $"{Head}\n\"Ana 5\"\"2\"\" tall\",Zamora,ana@x.example\n",
            "2 Add Ana 5\"2\" tall Zamora <ana@x.example>");
        Text("quote-inside.csv", $"{Head}\nAna 6'2\" tall,Zamora,ana@x.example\n", "2 Add Ana 6'2\" tall Zamora <ana@x.example>");
        Text("unclosed-quote.csv", $"{Head}\n\"Ana,Zamora,ana@x.example\nKofi,Olvera,\n",
            "2 Add Ana Zamora <ana@x.example>\n3 Add Kofi Olvera <>");
        Text("blank-lines.csv", $"\n\n{Head}\n\n{Row}\n,,\n\nKofi,Olvera,\n", "5 Add Ana Zamora <ana@x.example>\n8 Add Kofi Olvera <>");
        Text("ragged-rows.csv", $"{Head}\nAna,Zamora\nKofi,Olvera,,,,extra\n", "2 Add Ana Zamora <>\n3 Look Kofi Olvera <>");
        Text("trailing-delimiters.csv", $"{Head},,,\n{Row},,,\n", ana);
        Text("spaces-around.csv", " First Name , Last Name , Email \n Ana ,  Zamora ,  ana@x.example \n", ana);
        Text("one-column.csv", "Name\nZamora, Ana\n", "2 Add Ana Zamora <>");
        Text("several-emails.csv", "Name,Email,Email 2\nAna Zamora,\"ana@x.example; ana@y.example\",Ana <ana@z.example>\n",
            "2 Add Ana Zamora <ana@x.example · ana@y.example · ana@z.example>");
        Text("duplicate-headings.csv", "First Name,Last Name,First Name\nAna,Zamora,Other\n", "2 Add Ana Zamora <>");
        Text("blank-headings.csv", ",First Name,,Last Name\n1,Ana,2,Zamora\n", "2 Add Ana Zamora <>");
        Text("unknown-headings.csv", "A,B\nAna,Zamora\n", "Asks: A|B");
        Text("hostile-columns.csv",
            $"{Head},Id,IsAdmin,Password Hash,SecurityStamp,FirstLoginAt,Site\n{Row},,true,AQAAAA==,stamp,2020-01-01,other\n", ana);
        Text("formulas.csv", $"{Head}\n'=HYPERLINK(1),'+Zamora,ana@x.example\n", "2 Add =HYPERLINK(1) Zamora <ana@x.example>");
        Text("markup.csv", $"{Head}\n<script>alert(1)</script>,<b>Z</b>,ana@x.example\n",
            "2 Add <script>alert(1)</script> Z <ana@x.example>");
        Text("direction-and-zero-width.csv", $"{Head}\n\u202EAna\u200B,Za\u200Dmora,ana@x.example\n", "2 Add Ana Zamora <ana@x.example>");
        Text("nul-bytes.csv", $"{Head}\nAna\0Lucía,Zamora,ana@x.example\n", "2 Add Ana Lucía Zamora <ana@x.example>");
        files.Add("lone-surrogate.txt", ([0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"{Head}\nAna"), 0x00, 0xD8,
            .. Encoding.Unicode.GetBytes(",Zamora,\n")], "2 Look Ana\uFFFD Zamora <>"));
        Text("long-name.csv", $"{Head}\n{new string('A', 200)},Zamora,\n", $"2 Error {new string('A', 200)} Zamora <>");
        Text("nothing.csv", "", "This file is empty.");
        Text("only-a-mark.csv", "", "This file is empty.", new UTF8Encoding(true));
        Text("white-space.csv", " \r\n\t \n,,,\n", "This file is empty.");
        Text("headings-alone.csv", $"{Head}\n", "This file has headings and no rows below them.");
        Text("no-headings.csv", $"{Row}\nKofi,Olvera,kofi@x.example\n",
            "1 Add Ana Zamora <ana@x.example>\n2 Add Kofi Olvera <kofi@x.example>");
        Text("huge-cell.csv", $"{Head}\n{new string('x', 1_000_000)},Zamora,\n", "Line 2, column 1 (A), holds 1,000,000 characters");
        Text("cell-just-too-long.csv", $"{Head}\n{new string('x', 1_001)},Zamora,\n", "Line 2, column 1 (A), holds 1,001 characters");
        Text("endless-line.csv", string.Concat(Enumerable.Repeat("x,", 500_000)),
            "Line 1 has something in column 101 (CW); at most 100 columns are read.");
        Text("columns.csv", $"{string.Join(',', Enumerable.Range(0, 1_001).Select(number => $"c{number}"))}\n1\n",
            "Line 1 has something in column 101 (CW); at most 100 columns are read.");
        Text("rows.csv", $"Name\n{string.Concat(Enumerable.Repeat("Ana Zamora\n", 50_001))}",
            "This file has more than 50,000 rows; line 50002 is one too many.");
        Text("page.html", "<!DOCTYPE html><html><body><table></table></body></html>", "This is a web page or XML");
        Text("page-as.xls", "<html><table><tr><td>Ana</td></tr></table></html>", "This file is called .xls and holds a web page.");
        Text("data.xml", "<?xml version=\"1.0\"?><people/>", "This is a web page or XML");
        Text("document.pdf", "%PDF-1.7\n1 0 obj", "This is a PDF");
        files.Add("old.xls", (OldWorkbookFile.Of(["First Name", "Last Name", "Email"], ["Ana", "Zamora", "ana@x.example"]), ana));
        files.Add("binary.xlsb",
            (RecordWorkbookFile.Binary(["First Name", "Last Name", "Email"], ["Ana", "Zamora", "ana@x.example"]), ana));
        files.Add("damaged.xls", ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "This workbook is damaged"));
        files.Add("packed.csv.gz", ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "This file is compressed (gzip)."));
        files.Add("picture.png", ([0x89, .. "PNG\r\n"u8], "This is a picture."));

        files.Add("workbook.xlsx", (Of(["First Name", "Last Name", "Email"], ["Ana", "Zamora", "ana@x.example"]), ana));
        files.Add("numbers.xlsx",
            (Make(("List", Sheet([[Inline("ID"), Inline("Name"), Inline("Cell")],
            [Number("1001"), Inline("Ana Zamora"), Number("5550100112")], [Number("1.5"), Inline("Kofi Olvera"), Number("1E+21")]]))),
            "2 Add Ana Zamora <5550100112>\n3 Look Kofi Olvera <>"));
        files.Add("formula-cells.xlsx",
            (Make(("List", Sheet([[Inline("Name"), Inline("Email")],
            [Formula("A9&amp;B9", "Ana Zamora"), Formula("HYPERLINK(1)", "ana@x.example")]]))), ana));
        files.Add("several-sheets.xlsx", (Make(("Empty", Sheet("")), ("List", Sheet([[Inline("Name")], [Inline("Ana Zamora")]])),
            ("Other", Sheet([[Inline("X")], [Inline("y")]]))), "2 Add Ana Zamora <>"));
        files.Add("empty.xlsx", (Make(("Empty", Sheet(""))), "This workbook is empty."));
        files.Add("truncated.xlsx", (Of(["Name"], ["Ana Zamora"])[..300], "This workbook is damaged"));
        files.Add("truncated.xlsb", (RecordWorkbookFile.Binary(["Name"], ["Ana Zamora"])[..300], "This workbook is damaged"));
        files.Add("bomb.xlsb", (Pack(RecordWorkbookFile.Parts(RecordWorkbookFile.Book(from1904: false), new byte[40 * 1024 * 1024])),
            "Unpacked, this workbook is larger than 4 MB."));
        files.Add("no-sheet-part.xlsx",
            (Pack(Parts(("List", Sheet(""))).Where(part => !part.Key.Contains("sheet1", StringComparison.Ordinal))), "This workbook"));
        files.Add("broken-xml.xlsx", (Make(("List", "<worksheet><sheetData><row><c>")), "This workbook is damaged"));
        files.Add("open-document.ods",
            (Pack([new("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), new("content.xml", "<x/>"u8.ToArray())]),
            "This is an OpenDocument file without a spreadsheet in it."));
        files.Add("document.docx", (Pack([new("word/document.xml", "<x/>"u8.ToArray())]), "This is a Word document."));
        files.Add("archive.zip", (Pack([new("list.csv", "Name\nAna"u8.ToArray())]), "This is a zip file and no workbook."));
        files.Add("empty.zip", (Pack([]), "This is a zip file and no workbook."));
        files.Add("external-entity.xlsx",
            (Make(("List", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + Sheet("<row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>"))), "This workbook declares XML entities"));
        files.Add("billion-laughs.xlsx",
            (Make(("List", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + Sheet("<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>"))), "This workbook declares XML entities"));
        files.Add("bomb.xlsx", (Pack(Parts(("List", Sheet("<row/>"))).Append(new("xl/media/zeros.bin", new byte[40 * 1024 * 1024]))),
            "Unpacked, this workbook is larger than 4 MB."));
        files.Add("parts.xlsx",
            (Pack(Parts(("List", Sheet("<row/>"))).Concat(Enumerable.Range(0, 10_000)
            .Select(number => new KeyValuePair<string, byte[]>($"xl/p{number}", [])))), "parts, more than the 1,000 that are read."));
        files.Add("wide.xlsx", (Of([.. Enumerable.Range(0, 200).Select(number => $"c{number}")]),
            "Line 1 has something in column 101 (CW); at most 100 columns are read."));
        files.Add("long-cell.xlsx", (Of(["Name"], [new string('x', 5_000)]), "Line 2, column 1 (A), holds 5,000 characters"));
        return files;
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
