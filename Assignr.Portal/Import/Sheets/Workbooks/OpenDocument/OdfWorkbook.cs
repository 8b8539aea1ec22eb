using System.Globalization;
using Assignr.Portal.Import.Sheets.Tables;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;

/// <summary>
/// A workbook in OpenDocument (.ods, .fods; ODF 1.3). All sheets are in one part: it is read once for the first lines of each, and once for
/// the sheets that are chosen.
/// </summary>
internal sealed class OdfWorkbook : IWorkbook, IDisposable
{
    private const int LongestName = 100;

    /// <summary>How many cells of first lines are kept for all sheets together, beside the first line of each.</summary>
    private const int MostOfHeads = 100_000;

    private readonly OdfStyles styles = new();
    private readonly List<(List<(int First, int Last)> Hidden, List<OdfLine> Lines)> heads = [];
    private readonly List<Worksheet> sheets = [];
    private readonly Func<Stream> content;
    private readonly ImportOptions limits;
    private readonly CancellationToken cancel;
    private PackagePart? open;
    private int at = -1;
    private int kept;

    /// <param name="content">Opens the part with the sheets, or the whole of a flat file.</param>
    /// <exception cref="UnreadableFileException">It is another kind of document.</exception>
    public OdfWorkbook(Func<Stream> content, ImportOptions limits, CancellationToken cancel)
    {
        (this.content, this.limits, this.cancel) = (content, limits, cancel);
        using var part = Open();
        var isSheets = false;
        while (NextTable(part, ref isSheets) && sheets.Count < limits.MostParts)
        {
            var name = part["name", OdfNames.Table] is { Length: > 0 } said ? said : $"Sheet {sheets.Count + 1}";
            var sheet = new Worksheet(name.Length > LongestName ? name[..LongestName] : name,
                sheets.Count.ToString(CultureInfo.InvariantCulture), styles.Hides(part["style-name", OdfNames.Table]));
            sheets.Add(sheet);
            heads.Add(sheet.IsHidden ? ([], []) : HeadOf(part));
        }
        if (!isSheets)
            throw new UnreadableFileException(
                "This is an OpenDocument file without a spreadsheet in it. Copy its table into a spreadsheet and drop that.");
    }

    public IReadOnlyList<Worksheet> Sheets => sheets;

    public bool From1904 { get; private set; }

    public string Format => "OpenDocument sheet";

    public string Program => "LibreOffice";

    public IEnumerable<WorkbookCell> Head(Worksheet sheet, WorksheetScan scan)
    {
        var (hidden, lines) = heads[IndexOf(sheet)];
        foreach (var (first, last) in hidden)
            scan.HideColumns(first, last);
        return lines.SelectMany(line => line.In(scan));
    }

    public IEnumerable<WorkbookCell> Cells(Worksheet sheet, WorksheetScan scan)
    {
        var index = IndexOf(sheet);
        if (open is null || at >= index)
        {
            open?.Dispose();
            (open, at) = (Open(), -1);
        }
        for (var isSheets = false; at < index; at++)
        {
            // A sheet that was read is at its end already.
            if (at >= 0 && open.IsElement)
                open.Skip();
            if (!NextTable(open, ref isSheets))
                throw new InvalidDataException("A sheet is missing.");
        }
        var (table, told) = (new OdfTable(open, styles, limits), 0);
        foreach (var line in table.Lines())
        {
            for (; told < table.Hidden.Count; told++)
                scan.HideColumns(table.Hidden[told].First, table.Hidden[told].Last);
            foreach (var cell in line.In(scan))
                yield return cell;
        }
    }

    public void Dispose() => open?.Dispose();

    private static int IndexOf(Worksheet sheet) => int.Parse(sheet.Part, CultureInfo.InvariantCulture);

    private PackagePart Open() => new(content(), new UnpackedBytes(limits), cancel);

    /// <summary>The first lines that are not hidden, and as many that are; then the rest of the sheet is passed over.</summary>
    private (List<(int First, int Last)> Hidden, List<OdfLine> Lines) HeadOf(PackagePart part)
    {
        var (depth, table, lines, hidden) = (part.Depth, new OdfTable(part, styles, limits), new List<OdfLine>(), 0);
        foreach (var all in table.Lines())
        {
            var line = all with { Repeats = kept > MostOfHeads ? 1 : Math.Min(all.Repeats, HeadingLines.Looked + 2) };
            hidden += line.IsHidden ? 1 : 0;
            if (!line.IsHidden || hidden <= HeadingLines.Looked)
            {
                lines.Add(line);
                kept += line.Cells.Count * line.Repeats;
            }
            if (lines.Count - Math.Min(hidden, HeadingLines.Looked) > HeadingLines.Looked + 1 || kept > MostOfHeads)
                break;
        }
        while (part.Depth > depth && part.Read())
        {
        }
        return (table.Hidden, lines);
    }

    /// <summary>To the next sheet; styles and settings before it are read, where they were not.</summary>
    /// <param name="isSheets">Whether the document is one of sheets.</param>
    private bool NextTable(PackagePart part, ref bool isSheets)
    {
        while (part.Read())
        {
            if (!part.IsElement)
                continue;
            switch (part.Namespace, part.Name)
            {
                case (OdfNames.Table, "table"):
                    return true;
                case (OdfNames.Style, "style") when open is null:
                    styles.Read(part);
                    break;
                case (OdfNames.Table, "null-date") when open is null:
                    From1904 = part["date-value", OdfNames.Table]?.StartsWith("1904", StringComparison.Ordinal) == true;
                    break;
                case (OdfNames.Office, "spreadsheet"):
                    isSheets = true;
                    break;
                case (OdfNames.Office, "document-content" or "document" or "automatic-styles" or "styles" or "body"):
                case (OdfNames.Table, "calculation-settings"):
                    break;
                default:
                    part.Skip();
                    break;
            }
        }
        return false;
    }
}
