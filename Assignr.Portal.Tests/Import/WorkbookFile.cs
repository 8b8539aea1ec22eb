using System.IO.Compression;
using System.Text;

namespace Assignr.Portal.Tests.Import;

/// <summary>Makes workbooks part by part, including ones that no spreadsheet program would write.</summary>
internal static class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook of one sheet whose cells are texts.</summary>
    public static byte[] Of(params string[][] rows) => Make(("List", Sheet(rows.Select(row => row.Select(Inline)))));

    /// <summary>A workbook of these sheets: name, and the XML of its part.</summary>
    public static byte[] Make(params (string Name, string Xml)[] sheets) => Pack(Parts(sheets));

    public static Dictionary<string, byte[]> Parts(params (string Name, string Xml)[] sheets)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] =
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
                + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
                + """<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" """
                + """ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
            ["_rels/.rels"] =
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                + $"""<Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] =
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>"""
                + string.Concat(sheets.Select((sheet, index) =>
                    $"""<sheet name="{sheet.Name}" sheetId="{index + 1}" r:id="rId{index + 1}"/>"""))
                + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] =
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                + string.Concat(sheets.Select((_, index) =>
                    $"""<Relationship Id="rId{index + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{index + 1}.xml"/>"""))
                + $"""<Relationship Id="rId99" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""",
            // Style 1 is a date, 2 a time, 3 both.
            ["xl/styles.xml"] =
                $"""<styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">"""
                + $"""<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/>"""
                + $"""<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/>"""
                + $"""<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>""",
        };
        for (var index = 0; index < sheets.Length; index++)
            parts[$"xl/worksheets/sheet{index + 1}.xml"] = sheets[index].Xml;
        return parts.ToDictionary(part => part.Key, part => Encoding.UTF8.GetBytes(part.Value));
    }

    public static byte[] Pack(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(content);
            }
        }
        return file.ToArray();
    }

    public static string Sheet(IEnumerable<IEnumerable<string>> rows) =>
        Sheet(string.Concat(rows.Select(row => $"<row>{string.Concat(row)}</row>")));

    /// <summary>A sheet with optional elements before and after its cells: columns, merged cells.</summary>
    public static string Sheet(string rows, string? before = null, string? behind = null) =>
        $"<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>";

    /// <summary>The rows of a sheet; a hidden one has an exclamation mark before its first cell.</summary>
    public static string Rows(params string[][] rows) => string.Concat(rows.Select(row =>
        row.Length > 0 && row[0].StartsWith('!')
            ? $"<row hidden=\"1\">{string.Concat(row.Select((cell, index) => Inline(index == 0 ? cell[1..] : cell)))}</row>"
            : $"<row>{string.Concat(row.Select(Cell))}</row>"));

    /// <summary>Replaces text in a part of a workbook: to hide a sheet, to count from 1904.</summary>
    public static byte[] With(Dictionary<string, byte[]> parts, string part, string old, string changed)
    {
        parts[part] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts[part]).Replace(old, changed, StringComparison.Ordinal));
        return Pack(parts);
    }

    public static string Inline(string text) =>
        $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>An empty cell where there is no text.</summary>
    private static string Cell(string text) => text.Length == 0 ? "<c/>" : text.StartsWith('<') ? text : Inline(text);

    public static string Number(string value, int style = 0) => $"<c s=\"{style}\"><v>{value}</v></c>";

    public static string Formula(string formula, string result) => $"<c t=\"str\"><f>{formula}</f><v>{result}</v></c>";
}
