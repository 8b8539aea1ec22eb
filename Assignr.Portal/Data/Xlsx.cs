using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Assignr.Portal.Data;

/// <summary>
/// An Excel workbook of one table. Every cell is text by its type and its format, so that nothing in it can be a formula. The same table
/// makes the same bytes.
/// </summary>
public static class Xlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint TextStyle = 1;
    private const uint HeadingStyle = 2;
    private const uint AsText = 49;

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(Table table, CancellationToken cancel = default)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "rId1");
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "List", SheetId = 1, Id = "rId1" }));
            book.AddNewPart<WorkbookStylesPart>("rId2").Stylesheet = Styles();
            Write(book.AddNewPart<WorksheetPart>("rId1"), table, cancel);
        }
        return WithoutTimes(file);
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })), new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = AsText, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = AsText, ApplyNumberFormat = true, FontId = 1, ApplyFont = true }));

    private static void Write(WorksheetPart part, Table table, CancellationToken cancel)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen
        })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Columns(new Column
        {
            Min = 1,
            Max = (uint)Math.Max(1, table.Headings.Count),
            Width = 22,
            CustomWidth = true
        }));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, table.Headings, HeadingStyle);
        foreach (var row in table.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            WriteRow(writer, row, TextStyle);
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<string> cells, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(
                Allowed(cell))
            { Space = SpaceProcessingModeValues.Preserve }))
            { DataType = CellValues.InlineString, StyleIndex = style });
        writer.WriteEndElement();
    }

    // XML cannot contain control characters. Text that entered the portal has none.
    private static string Allowed(string text) => text.Any(char.IsControl)
        ? new string([.. text.Where(character => !char.IsControl(character) || character is '\t' or '\n')])
        : text;

    private static byte[] WithoutTimes(MemoryStream written)
    {
        var file = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read))
        using (var to = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries.OrderBy(part => part.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName);
                entry.LastWriteTime = NoTime;
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }
        }
        return file.ToArray();
    }
}
