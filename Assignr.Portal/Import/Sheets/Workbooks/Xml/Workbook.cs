using System.Globalization;
using System.IO.Compression;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.Sheets.Workbooks.Xml;

/// <summary>A workbook whose parts are XML (.xlsx, ECMA-376): its sheets, and what their cells refer to.</summary>
internal sealed class Workbook : IWorkbook
{
    private readonly WorkbookPackage package;
    private readonly NumberFormats formats = new();
    private readonly SharedTexts texts;

    public Workbook(ZipArchive archive, ImportOptions limits, CancellationToken cancel)
    {
        (package, texts) = (new WorkbookPackage(archive, "workbook.xml", limits, cancel), new SharedTexts(limits));
        Sheets = ReadSheets(limits);
        foreach (var name in package.OfType("styles"))
            package.Read(name, formats.Read);
        foreach (var name in package.OfType("sharedStrings"))
            package.Read(name, ReadTexts);
    }

    public IReadOnlyList<Worksheet> Sheets { get; }

    public bool From1904 { get; private set; }

    public IEnumerable<WorkbookCell> Cells(Worksheet sheet, WorksheetScan scan)
    {
        if (package.NotesOf(sheet.Part) is { } notes)
            package.Read(notes, scan.Notes.Read);
        using var part = package.Open(sheet.Part);
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
                var (isStruck, isUnseen) = (formats.IsStruck(part["s"]), formats.IsUnseen(part["s"]));
                if (!part.IsEmpty && Text(part, out var isMissing, out var whole) is var text
                    && (text.Length > 0 || isMissing || whole is not null)
                    && scan.Takes(line, column, isHidden) && (!isUnseen || scan.TakesUnseen(line))
                    && (!isStruck || scan.TakesStruck(line)))
                {
                    if (isMissing)
                        scan.MissValue(line, column);
                    text = whole is not null && scan.TakesStruck(line) ? whole : text;
                    yield return new WorkbookCell(line, column, isMissing ? FormulaText.Missing : text);
                }
            }
            else if (part.Name == "cols")
                scan.HideColumns(part);
            else if (part.Name == "mergeCells")
                scan.Merge(part);
        }
    }

    private static int NextLine(string? said, int before) => said is null
        ? CellOrder.Line(before + 1, before)
        : CellOrder.Line(int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, before, said);

    private static int NextColumn(string? said, int before, int line) => said is null
        ? CellOrder.Column(before + 1, before, line)
        : CellOrder.Column(CellName.ColumnOf(said), before, line, said);

    /// <summary>The value of a formula is its last result; formulas are never evaluated.</summary>
    /// <param name="isMissing">It is a formula that was never calculated; an empty text is not.</param>
    /// <param name="whole">The text including struck parts; null where it has none.</param>
    private string Text(PackagePart part, out bool isMissing, out string? whole)
    {
        whole = null;
        var (type, style) = (part["t"], part["s"]);
        var (text, isFormula) = ("", false);
        foreach (var element in part.Elements())
        {
            if (element == "v")
                text = part.Text();
            else if (element == "is")
                text = part.RichText(out whole);
            else if (element == "f")
                isFormula = true;
        }
        isMissing = isFormula && text.Length == 0 && type != "str";
        if (type == "s" && long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var shared))
            whole = texts.Whole(shared);
        return (text.Length == 0 ? "" : type) switch
        {
            "" => "",
            "e" => text.StartsWith('#') ? text : "",
            "s" => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture,
                out var index) ? texts[index] : throw new InvalidDataException("A text has no number."),
            "b" => text.Trim() == "0" ? "FALSE" : "TRUE",
            "d" => CellText.OfIso(text, formats.Of(style), From1904),
            "str" or "inlineStr" => CellText.Unescaped(text),
            _ => CellText.OfNumber(text, formats.Of(style), From1904),
        };
    }

    private List<Worksheet> ReadSheets(ImportOptions limits)
    {
        var sheets = new List<Worksheet>();
        package.Read("xl/workbook.xml", part =>
        {
            while (part.Read())
            {
                if (!part.IsElement)
                    continue;
                if (part.Name == "workbookPr")
                    From1904 = part["date1904"] is "1" or "true";
                else if (part.Name == "sheet" && part["name"] is { } name && sheets.Count < limits.MostParts
                    && package.Sheet(part.AnyAttribute("id")) is { } sheet)
                    sheets.Add(new Worksheet(name, sheet, part["state"] is "hidden" or "veryHidden"));
            }
        });
        return sheets;
    }

    private void ReadTexts(PackagePart part)
    {
        while (part.Read())
        {
            if (part.IsElement && part.Name == "si")
                texts.Add(CellText.Unescaped(part.RichText(out var whole)), whole is null ? null : CellText.Unescaped(whole));
        }
    }
}
