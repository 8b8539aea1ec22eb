using System.IO.Compression;
using System.Xml;
using Assignr.Portal.Import.Sheets.Tables;
using Assignr.Portal.Import.Sheets.Workbooks.Old;
using Assignr.Portal.Import.Sheets.Workbooks.OpenDocument;
using Assignr.Portal.Import.Sheets.Workbooks.Records;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>
/// The lines of a workbook (.xlsx, .xlsb, .xls, .ods, .fods), read from front to back: of the sheet with the best table, or of the chosen
/// one.
/// </summary>
internal sealed class WorkbookReader
{
    private const string Damaged =
        "This workbook is damaged and cannot be read. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that file.";

    private const string DamagedSheets =
        "This OpenDocument sheet is damaged and cannot be read. Open it in LibreOffice or Excel, save it anew, and drop that file.";

    private readonly IWorkbook book;
    private readonly Reading reading;
    private readonly Expected expected;
    private readonly ImportOptions limits;
    private readonly CancellationToken cancel;
    private readonly List<Finding> findings = [];

    private WorkbookReader(IWorkbook book, Reading reading, Expected expected, ImportOptions limits, CancellationToken cancel) =>
        (this.book, this.reading, this.expected, this.limits, this.cancel) = (book, reading, expected, limits, cancel);

    public static RawTable Read(byte[] file, Reading reading, Expected expected, ImportOptions limits, CancellationToken cancel)
    {
        WorkbookGuard.Check(file, limits, cancel);
        using var package = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (OdfPackage.Is(package))
        {
            OdfPackage.RefusePassword(package);
            return ReadOpen(package.GetEntry(OdfPackage.Content)!.Open, reading, expected, limits, cancel);
        }
        try
        {
            IWorkbook book = package.GetEntry("xl/workbook.xml") is null
                ? new RecordWorkbook(package, limits, cancel)
                : new Workbook(package, limits, cancel);
            return new WorkbookReader(book, reading, expected, limits, cancel).Read();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException or NotSupportedException
            or ArgumentException or InvalidOperationException)
        {
            throw new UnreadableFileException(Damaged);
        }
    }

    /// <summary>Reads a flat OpenDocument file (.fods).</summary>
    public static RawTable ReadFlat(byte[] file, Reading reading, Expected expected, ImportOptions limits, CancellationToken cancel) =>
        ReadOpen(() => new MemoryStream(file, writable: false), reading, expected, limits, cancel);

    /// <summary>Reads a workbook of an old Excel (.xls).</summary>
    public static RawTable ReadBinary(byte[] file, Reading reading, Expected expected, ImportOptions limits, CancellationToken cancel)
    {
        try
        {
            return new WorkbookReader(BinaryWorkbook.Open(file, limits, cancel), reading, expected, limits, cancel).Read();
        }
        catch (Exception broken) when (broken is not (UnreadableFileException or OperationCanceledException or OutOfMemoryException))
        {
            // A library reads it, and fails with exceptions of any type on unexpected content.
            throw new UnreadableFileException(Damaged);
        }
    }

    private static RawTable ReadOpen(
        Func<Stream> content, Reading reading, Expected expected, ImportOptions limits, CancellationToken cancel)
    {
        try
        {
            using var book = new OdfWorkbook(content, limits, cancel);
            return new WorkbookReader(book, reading, expected, limits, cancel).Read();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException or NotSupportedException
            or ArgumentException or InvalidOperationException)
        {
            throw new UnreadableFileException(DamagedSheets);
        }
    }

    private RawTable Read()
    {
        var visible = book.Sheets.Where(sheet => !sheet.IsHidden).ToList();
        // A single sheet is read whole in any case.
        var heads = visible.Count == 1
            ? [new SheetHead(visible[0], true, 0, 0, [])]
            : visible.Select(Head).Where(head => head.IsFilled).ToList();
        if (heads.Count == 0)
            throw Empty();
        var best = heads.Find(head => head.Sheet.Name == reading.Worksheet)
            ?? heads.OrderBy(head => head.IsSetAside).ThenByDescending(head => head.Known).First();
        var alike = heads.FindAll(head => head == best || (head.IsLike(best) && !head.IsSetAside && !best.IsSetAside));
        var read = reading.AllSheets ? alike : [best];
        Tell(heads, best, alike, read);
        var rows = new SheetRows(limits, isText: false);
        var scans = new List<(WorksheetScan Scan, int Before)>();
        foreach (var head in read)
        {
            var scan = new WorksheetScan(limits, reading.Hidden, reading.Struck);
            scans.Add((scan, rows.LastLine));
            Put(head, scan, rows, skipped: head == read[0] ? 0 : head.HeadingLine);
        }
        var lines = rows.ToLines();
        if (lines.Count == 0)
            throw Empty();
        var spread = scans.Sum(one => one.Scan.Spread(lines, one.Before, rows, cancel));
        findings.AddRange(ScansSaid.Of([.. scans.Select(one => one.Scan)], spread, reading, book.Program));
        var together = new SheetsTogether(lines, [.. read.Zip(scans, (head, one) => (head, one.Before))]);
        together.InOneOrder();
        if (together.TakeDays(expected) is { } days)
            findings.Add(days);
        if (together.TakeMonths(expected) is { } months)
            findings.Add(months);
        if (together.TakeTeams(expected) is { } teams)
            findings.Add(teams);
        return new RawTable(lines, book.Format)
        {
            Findings = findings,
            Parts = read.Count == 1 ? [] : [.. read.Zip(scans, (head, one) => (head.Sheet.Name, one.Before))],
            IsWorkbook = true,
            From1904 = book.From1904,
        };
    }

    private UnreadableFileException Empty() => new(book.Sheets.Any(sheet => sheet.IsHidden)
        ? "Nothing stands in this workbook but in sheets that are hidden, which are not read. Show the one that holds your list, save it "
            + "and drop it again."
        : "This workbook is empty. Choose the one that holds your list.");

    /// <summary>The first lines of a sheet, only as many as show what table it has.</summary>
    private SheetHead Head(Worksheet sheet)
    {
        var rows = new SheetRows(limits, isText: false);
        try
        {
            var last = 0;
            var lines = 0;
            var scan = new WorksheetScan(limits, reading.Hidden, reading.Struck);
            foreach (var cell in book.Head(sheet, scan).Where(cell => !string.IsNullOrWhiteSpace(cell.Text)))
            {
                if (cell.Line != last && ++lines > HeadingLines.Looked + 1)
                    break;
                last = cell.Line;
                rows.Put(cell.Line, cell.Column, cell.Text, cell.Text);
            }
        }
        catch (UnreadableFileException)
        {
            // The fault is reported where this sheet is the one that is read.
            return new SheetHead(sheet, true, 0, 0, []);
        }
        var first = rows.ToLines();
        if (first.Count == 0)
            return new SheetHead(sheet, false, 0, 0, []);
        var heading = HeadingLines.Find(first, expected, out var known);
        var hasRows = heading.FirstRow < first.Count;
        var lastHeading = heading.Height == 0 ? 0 : first[heading.FirstRow - 1].Line;
        return new SheetHead(sheet, true, hasRows ? known + 1 : 0, lastHeading, heading.Of(first))
        {
            DayLine = SheetHead.TitleOfDay(first.Take(heading.First), first.Skip(heading.FirstRow), expected)?.Line ?? 0,
        };
    }

    private void Put(SheetHead head, WorksheetScan scan, SheetRows rows, int skipped)
    {
        var before = rows.LastLine;
        foreach (var cell in book.Cells(head.Sheet, scan))
        {
            if ((cell.Line > skipped || cell.Line == head.DayLine) && !string.IsNullOrWhiteSpace(cell.Text))
                rows.Put(before + cell.Line, cell.Column, cell.Text, cell.Text);
        }
    }

    private void Tell(List<SheetHead> heads, SheetHead best, List<SheetHead> alike, List<SheetHead> read)
    {
        if (heads.Count == 1)
            return;
        Reading Of(SheetHead head) => Reading.AsFound with
        {
            Worksheet = head.Sheet.Name,
            Hidden = reading.Hidden,
            Struck = reading.Struck,
        };
        var options = heads.ConvertAll(head => new FindingOption(head.Sheet.Name, Of(head), read.Count == 1 && head == best));
        if (alike.Count > 1)
            options.Add(new FindingOption($"{Names(alike)} together", Of(best) with { AllSheets = true }, read.Count > 1));
        var others = heads.Except(read).ToList();
        var sentence = read.Count > 1 ? $"The sheets {Names(read)} are read together." : $"The sheet “{best.Sheet.Name}” is read.";
        var more = others.Count == 1 ? "1 more sheet has rows" : $"{others.Count} more sheets have rows";
        var aside = heads.FindAll(head => head.IsSetAside && (others.Contains(head) ? head.IsLike(best) : true));
        var name = aside.Count == 1 ? "its name" : "their names";
        var byName = aside.Count == 0 ? "" : $" By {name} {Names(aside)} may not count any more.";
        findings.Add(new Finding("Sheet", (others.Count == 0 ? sentence : $"{sentence} {more}: {Names(others)}.") + byName, options));
    }

    private static string Names(List<SheetHead> heads) =>
        heads.Count <= 4
            ? string.Join(", ", heads.Select(head => head.Sheet.Name))
            : $"{string.Join(", ", heads.Take(3).Select(head => head.Sheet.Name))} and {heads.Count - 3} more";
}
