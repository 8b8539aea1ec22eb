using System.Globalization;
using System.IO.Compression;

namespace Assignr.Portal.Import.Sheets;

/// <summary>A workbook's package (ECMA-376, strict and transitional): its sheets, and what their cells refer to.</summary>
internal sealed class Workbook : IWorkbook
{
    private const int MostLines = 1_048_576;
    private const int MostColumns = 16_384;

    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly NumberFormats formats = new();
    private readonly List<string> texts = [];
    private readonly ImportOptions limits;
    private readonly UnpackedBytes left;
    private readonly CancellationToken cancel;
    public Workbook(ZipArchive package, ImportOptions limits, CancellationToken cancel)
    {
        (this.limits, left, this.cancel) = (limits, new UnpackedBytes(limits), cancel);
        foreach (var entry in package.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        var targets = Targets();
        Sheets = ReadSheets(targets);
        foreach (var (target, type) in targets.Values)
        {
            if (type.EndsWith("/styles", StringComparison.Ordinal))
                Open(target, part => formats.Read(part));
            else if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                Open(target, ReadTexts);
        }
    }

    public IReadOnlyList<Worksheet> Sheets { get; }

    public bool From1904 { get; private set; }

    public IEnumerable<WorkbookCell> Cells(Worksheet sheet, WorksheetScan scan)
    {
        if (!parts.TryGetValue(sheet.Part, out var entry))
            throw new InvalidDataException("A sheet is missing.");
        using var part = new PackagePart(entry, left, cancel);
        var (line, column, isHidden) = (0, -1, false);
        while (part.Read())
        {
            if (!part.IsElement)
                continue;
            if (part.Name == "row")
                (line, column, isHidden) = (NextLine(part["r"], line), -1, WorksheetScan.IsHidden(part));
            else if (part.Name == "c" && line > 0)
            {
                column = NextColumn(part["r"], column, line);
                if (!part.IsEmpty && Text(part, out var isMissing) is var text && (text.Length > 0 || isMissing) && scan.Takes(line, column, isHidden))
                {
                    if (isMissing)
                        scan.MissValue(line, column);
                    else
                        yield return new WorkbookCell(line, column, text);
                }
            }
            else if (part.Name == "cols")
                scan.HideColumns(part);
            else if (part.Name == "mergeCells")
                scan.Merge(part);
        }
    }

    private static int NextLine(string? said, int before)
    {
        var line = said is null ? before + 1 : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return line > before && line <= MostLines ? line
            : throw new UnreadableFileException($"This workbook is damaged: after row {before:N0} comes one that is called “{Short(said ?? $"{line}")}”. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that file.");
    }

    private static int NextColumn(string? said, int before, int line)
    {
        var column = said is null ? before + 1 : CellName.ColumnOf(said);
        return column > before && column < MostColumns ? column
            : throw new UnreadableFileException($"This workbook is damaged: in row {line:N0} a cell is called “{Short(said ?? $"{column + 1}")}” and stands out of order. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that file.");
    }

    private static string Short(string said) => said.Length > 20 ? said[..20] : said;

    /// <summary>Formulas are what they last came to, never evaluated.</summary>
    /// <param name="isMissing">It is a formula that never came to anything, which a text that is empty is not.</param>
    private string Text(PackagePart part, out bool isMissing)
    {
        var (type, style) = (part["t"], part["s"]);
        var (text, isFormula) = ("", false);
        foreach (var element in part.Elements())
        {
            if (element == "v")
                text = part.Text();
            else if (element == "is")
                text = part.RichText();
            else if (element == "f")
                isFormula = true;
        }
        isMissing = isFormula && text.Length == 0 && type != "str";
        return (text.Length == 0 ? "" : type) switch
        {
            "" or "e" => "",
            "s" => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index) && index < texts.Count ? texts[index] : throw new InvalidDataException("A text is missing."),
            "b" => text.Trim() == "0" ? "FALSE" : "TRUE",
            "d" => CellText.OfIsoDate(text),
            "str" or "inlineStr" => CellText.Unescaped(text),
            _ => CellText.OfNumber(text, formats.Of(style), From1904),
        };
    }

    private Dictionary<string, (string Target, string Type)> Targets()
    {
        var targets = new Dictionary<string, (string, string)>();
        Open("xl/_rels/workbook.xml.rels", part =>
        {
            while (part.Read())
            {
                if (part.IsElement && part.Name == "Relationship" && part["Id"] is { } id && part["Target"] is { } target && part["Type"] is { } type && targets.Count < limits.MostParts)
                    targets[id] = (target.StartsWith('/') ? target[1..] : $"xl/{target}", type);
            }
        });
        return targets;
    }

    private List<Worksheet> ReadSheets(Dictionary<string, (string Target, string Type)> targets)
    {
        var sheets = new List<Worksheet>();
        Open("xl/workbook.xml", part =>
        {
            while (part.Read())
            {
                if (!part.IsElement)
                    continue;
                if (part.Name == "workbookPr")
                    From1904 = part["date1904"] is "1" or "true";
                else if (part.Name == "sheet" && part["name"] is { } name && sheets.Count < limits.MostParts
                    && part.AnyAttribute("id") is { } id && targets.TryGetValue(id, out var target) && target.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                    sheets.Add(new Worksheet(name, target.Target, part["state"] is "hidden" or "veryHidden"));
            }
        });
        return sheets;
    }

    private void ReadTexts(PackagePart part)
    {
        var characters = 0L;
        while (part.Read())
        {
            if (!part.IsElement || part.Name != "si")
                continue;
            var text = CellText.Unescaped(part.RichText());
            if (texts.Count >= limits.MostCells || (characters += text.Length) > limits.MostBytes)
                throw new UnreadableFileException($"The sheets of this workbook hold more than {limits.MostCells:N0} different texts, or {limits.MostBytes:N0} characters. Copy the list alone into a new workbook and drop that file.");
            texts.Add(text);
        }
    }

    private void Open(string name, Action<PackagePart> read)
    {
        if (!parts.TryGetValue(name, out var entry))
            return;
        using var part = new PackagePart(entry, left, cancel);
        read(part);
    }
}
