using System.IO.Compression;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.Sheets.Workbooks.Records;

/// <summary>A workbook whose parts are records (.xlsb, MS-XLSB): its sheets, and what their cells refer to.</summary>
internal sealed class RecordWorkbook : IWorkbook
{
    private const uint NoText = uint.MaxValue;

    private readonly WorkbookPackage package;
    private readonly NumberFormats formats = new();
    private readonly SharedTexts texts;
    private bool isNotCalculated;

    public RecordWorkbook(ZipArchive archive, ImportOptions limits, CancellationToken cancel)
    {
        (package, texts) = (new WorkbookPackage(archive, "workbook.bin", limits, cancel), new SharedTexts(limits));
        Sheets = ReadSheets(limits);
        foreach (var name in package.OfType("styles"))
            package.ReadRecords(name, BookRecord.Styles, formats.Read);
        foreach (var name in package.OfType("sharedStrings"))
            package.ReadRecords(name, BookRecord.SharedTexts, ReadTexts);
    }

    public IReadOnlyList<Worksheet> Sheets { get; }

    public bool From1904 { get; private set; }

    public IEnumerable<WorkbookCell> Cells(Worksheet sheet, WorksheetScan scan)
    {
        using var part = package.OpenRecords(sheet.Part, CellRecord.SheetEnd);
        var (line, column, isHidden) = (0, -1, false);
        while (part.Read())
        {
            if (part.Id == CellRecord.Row)
                (line, column, isHidden) = (CellOrder.Line(part.Number(0) + 1L, line), -1, IsHidden(part));
            else if (line > 0 && CellRecord.IsCell(part.Id))
            {
                var isNext = CellRecord.IsNext(part.Id);
                column = CellOrder.Column(isNext ? column + 1 : part.Number(0), column, line);
                var text = Text(part, isNext ? 0 : 4, out var isMissing);
                if ((text.Length == 0 && !isMissing) || !scan.Takes(line, column, isHidden))
                    continue;
                if (isMissing)
                    scan.MissValue(line, column);
                yield return new WorkbookCell(line, column, isMissing ? FormulaText.Missing : text);
            }
            else if (part.Id == CellRecord.Columns && (part.Number(8) == 0 || (part.Short(16) & 1) != 0))
                scan.HideColumns(part.Number(0), part.Number(4));
            else if (part.Id == CellRecord.Merged)
                scan.Merge(((int)part.Number(0) + 1, (int)part.Number(8)), (int)part.Number(4) + 1);
        }
    }

    // MS-XLSB 2.4.761: hidden, or with an explicit height of 0.
    private static bool IsHidden(RecordPart row) => (row.Byte(11) & 0x10) != 0 || ((row.Byte(11) & 0x20) != 0 && row.Short(8) == 0);

    /// <param name="at">The place of the style; the value follows it. The value of a formula is its last result.</param>
    /// <param name="isMissing">It is a formula that may never have been calculated.</param>
    private string Text(RecordPart part, int at, out bool isMissing)
    {
        var value = at + 4;
        isMissing = isNotCalculated && part.Id == CellRecord.FormulaOfNumber && part.Real(value) == 0;
        return isMissing ? "" : CellRecord.Whole(part.Id) switch
        {
            CellRecord.ShortNumber => Number(part.ShortReal(value)),
            CellRecord.Number or CellRecord.FormulaOfNumber => Number(part.Real(value)),
            CellRecord.Truth or CellRecord.FormulaOfTruth => part.Byte(value) == 0 ? "FALSE" : "TRUE",
            CellRecord.Text or CellRecord.FormulaOfText => part.Text(value),
            CellRecord.RichText => part.Text(value + 1),
            CellRecord.SharedText => texts[part.Number(value)],
            _ => "",
        };

        string Number(double number) => CellText.OfNumber(number, formats.Of((int)(part.Number(at) & 0xFFFFFF)), From1904);
    }

    private List<Worksheet> ReadSheets(ImportOptions limits)
    {
        var sheets = new List<Worksheet>();
        package.ReadRecords("xl/workbook.bin", BookRecord.Book, part =>
        {
            while (part.Read())
            {
                if (part.Id == BookRecord.Properties)
                    From1904 = (part.Byte(0) & 1) != 0;
                else if (part.Id == BookRecord.Calculation)
                    isNotCalculated = (part.Byte(24) & 1) != 0;
                else if (part.Id == BookRecord.Sheet && part.Number(8) != NoText && sheets.Count < limits.MostParts
                    && part.Text(8) is var id && package.Sheet(id) is { } sheet)
                    sheets.Add(new Worksheet(part.Text(12 + (2 * id.Length)), sheet, part.Number(0) != 0));
            }
        });
        return sheets;
    }

    private void ReadTexts(RecordPart part)
    {
        while (part.Read())
        {
            if (part.Id == BookRecord.SharedText)
                texts.Add(part.Text(1));
        }
    }
}

/// <summary>The numbers of the records of the workbook, its texts and its styles that are read (MS-XLSB 2.3).</summary>
internal static class BookRecord
{
    public const int SharedText = 19;
    public const int FormatCode = 44;
    public const int Format = 47;
    public const int Properties = 153;
    public const int Sheet = 156;
    public const int Calculation = 157;
    public const int FormatsOfCells = 617;
    public const int FormatsOfCellsEnd = 618;

    /// <summary>The records that begin and end each part.</summary>
    public static readonly (int First, int Last) Book = (131, 132);
    public static readonly (int First, int Last) SharedTexts = (159, 160);
    public static readonly (int First, int Last) Styles = (278, 279);
}

/// <summary>
/// The numbers of the records of a sheet that are read. Excel also reads undocumented variants of the cell records, which have no column
/// because they follow the cell before.
/// </summary>
internal static class CellRecord
{
    public const int Row = 0;
    public const int ShortNumber = 2;
    public const int Truth = 4;
    public const int Number = 5;
    public const int Text = 6;
    public const int SharedText = 7;
    public const int FormulaOfText = 8;
    public const int FormulaOfNumber = 9;
    public const int FormulaOfTruth = 10;
    public const int Columns = 60;
    public const int RichText = 62;
    public const int SheetEnd = 130;
    public const int Merged = 176;

    private const int NextRichText = 61;

    public static bool IsCell(int id) => id is (>= 1 and <= 18) or NextRichText or RichText;

    public static bool IsNext(int id) => id is (>= 12 and <= 18) or NextRichText;

    /// <summary>The documented variant, which has the column.</summary>
    public static int Whole(int id) => id == NextRichText ? RichText : IsNext(id) ? id - 11 : id;
}
