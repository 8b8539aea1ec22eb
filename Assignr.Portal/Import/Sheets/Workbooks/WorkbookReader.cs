using System.IO.Compression;
using System.Xml;
using Assignr.Portal.Import.Sheets.Tables;
using Assignr.Portal.Import.Sheets.Workbooks.Old;
using Assignr.Portal.Import.Sheets.Workbooks.Records;
using Assignr.Portal.Import.Sheets.Workbooks.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>The lines of an Excel workbook (.xlsx, .xlsb, .xls), read from front to back: of the sheet with the best table, or of the
/// chosen one.</summary>
internal sealed class WorkbookReader
{
    private const string Damaged =
        "This workbook is damaged and cannot be read. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that file.";

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
        try
        {
            using var package = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
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
        Tell([.. scans.Select(one => one.Scan)], spread);
        var together = new SheetsTogether(lines, [.. read.Zip(scans, (head, one) => (head, one.Before))]);
        together.InOneOrder();
        if (together.TakeDays(expected) is { } days)
            findings.Add(days);
        if (together.TakeMonths(expected) is { } months)
            findings.Add(months);
        if (together.TakeTeams(expected) is { } teams)
            findings.Add(teams);
        return new RawTable(lines, "Excel workbook")
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
            foreach (var cell in book.Cells(sheet, scan).Where(cell => !string.IsNullOrWhiteSpace(cell.Text)))
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

    private void Tell(List<WorksheetScan> scans, int spread)
    {
        var (rows, columns) = (scans.Sum(scan => scan.HiddenRows), scans.Sum(scan => scan.HiddenColumns));
        var white = scans.Sum(scan => scan.UnseenRows);
        if (rows + columns + white > 0)
        {
            string[] kinds = [Count(rows, "hidden row"), Count(columns, "hidden column"), Count(white, "row", " in white letters")];
            var what = string.Join(" and ", kinds.Where(text => text.Length > 0));
            var are = Are(rows + columns + white);
            findings.Add(new Finding("Hidden", $"{what} of the workbook {are} {(reading.Hidden ? "read too" : "not read")}.",
            [
                new FindingOption("Leave out what is hidden", reading with { Hidden = false, HeadingLine = null }, !reading.Hidden),
                new FindingOption("Read what is hidden too", reading with { Hidden = true, HeadingLine = null }, reading.Hidden),
            ]));
        }
        if (scans.Sum(scan => scan.StruckRows) is var struck and > 0)
        {
            var line = scans.First(scan => scan.StruckRows > 0).FirstStruckRow;
            Reading With(bool isRead) => reading with { Struck = isRead, HeadingLine = null };
            findings.Add(new Finding(
                "Struck through",
                $"Cells of {Count(struck, "row")} are struck through and {(reading.Struck ? "read as all others" : "not read")}, "
                + $"the first in line {line}.",
                [
                    new FindingOption("Leave out what is struck through", With(false), !reading.Struck),
                    new FindingOption("Read what is struck through too", With(true), reading.Struck),
                ]));
        }
        if (spread > 0)
            findings.Add(new Finding(
                "Merged cells",
                    $"Merged cells count for each of their rows: {Count(spread, "cell")} {(spread == 1 ? "was" : "were")} filled by them.",
                    []));
        if (SheetNotes.Tell(scans.ConvertAll(scan => scan.Notes)) is { } notes)
            findings.Add(notes);
        if (scans.Sum(scan => scan.NeverCalculated) is var missing and > 0)
        {
            var holds = missing == 1 ? "holds a formula that was" : "hold formulas that were";
            var first = scans.First(scan => scan.NeverCalculated > 0).FirstNeverCalculated;
            findings.Add(new Finding(
                "Formulas",
                $"{Count(missing, "cell")} {holds} never calculated and {Are(missing)} read as empty, the first in {first}. "
                + "Open the workbook in Excel, save it once and drop it again.",
                []));
        }
    }

    private static string Names(List<SheetHead> heads) =>
        heads.Count <= 4
            ? string.Join(", ", heads.Select(head => head.Sheet.Name))
            : $"{string.Join(", ", heads.Take(3).Select(head => head.Sheet.Name))} and {heads.Count - 3} more";

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static string Count(int count, string word, string behind = "") =>
        count == 0 ? "" : count == 1 ? $"1 {word}{behind}" : $"{count:N0} {word}s{behind}";
}
