using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Assignr.Portal.Import.Sheets.Decoding;
using Assignr.Portal.Import.Sheets.Delimited;
using ExcelDataReader;

namespace Assignr.Portal.Import.Sheets.Workbooks.Old;

/// <summary>
/// A workbook of Excel up to 2003 (.xls, MS-XLS), read with ExcelDataReader. That cannot be cancelled, and walks through the whole
/// rectangle that a sheet claims to span, so the records are checked first, and each sheet is read as if it were the only one.
/// </summary>
internal sealed class BinaryWorkbook : IWorkbook
{
    private const int MostLines = 65_536;
    private const int MostColumns = 256;
    private const double FourYears = 1_462;
    private const double LastOfWrongDays = 60;
    private const string Locked = "This workbook has a password. Open it in Excel, save it without one, and drop that file.";

    private readonly byte[] records;
    private readonly CancellationToken cancel;
    private readonly List<(int At, Worksheet Sheet)> sheets = [];
    private readonly StruckStyles struckStyles;

    /// <param name="records">The stream <c>Workbook</c> or, for Excel 5 and 95, <c>Book</c>.</param>
    public BinaryWorkbook(byte[] records, ImportOptions limits, CancellationToken cancel)
    {
        (this.records, this.cancel) = (records, cancel);
        Check(limits);
        var begun = CheckParts();
        var starts = new HashSet<uint>();
        foreach (var (at, _) in Found(BiffRecord.BoundSheet))
        {
            var start = BinaryPrimitives.ReadUInt32LittleEndian(records.AsSpan(at + 4));
            // Charts and macros are listed as sheets as well, and a sheet that is listed twice would be read twice.
            if (records[at + 9] != 0 || !starts.Add(start))
                continue;
            if (!begun.Contains(start))
                throw new InvalidDataException("A sheet is not where it is said to be.");
            if (sheets.Count >= limits.MostParts)
                throw new UnreadableFileException(
                    $"This workbook has more than {limits.MostParts:N0} sheets. Copy the list into a new workbook and drop that file.");
            sheets.Add((at, new Worksheet(NameAt(at), $"{at}", (records[at + 8] & 3) != 0)));
        }
        Sheets = sheets.ConvertAll(one => one.Sheet);
        struckStyles = new StruckStyles(records, Records());
    }

    public IReadOnlyList<Worksheet> Sheets { get; }

    public bool From1904 { get; private set; }

    /// <summary>Opens the workbook in a file of an old Office.</summary>
    /// <exception cref="UnreadableFileException">It has no workbook that can be read.</exception>
    public static BinaryWorkbook Open(byte[] file, ImportOptions limits, CancellationToken cancel)
    {
        var streams = new CompoundFile(file);
        return new BinaryWorkbook(
            streams.Read("Workbook") ?? streams.Read("Book") ?? throw new UnreadableFileException(
                streams.Has("EncryptedPackage") ? Locked
                : streams.Has("WordDocument") ? "This is a Word document. Copy its table into a spreadsheet and save that as CSV or Excel."
                : "This is no workbook. Drop the spreadsheet itself, as CSV or Excel."),
            limits, cancel);
    }

    public IEnumerable<WorkbookCell> Cells(Worksheet sheet, WorksheetScan scan)
    {
        var (missing, struck) = (NeverCalculated(sheet), struckStyles.Cells(RecordsOf(sheet)));
        using var reader = Reader(sheet);
        foreach (var range in reader.MergeCells ?? [])
            scan.Merge((range.FromRow + 1, range.FromColumn), range.ToRow + 1);
        for (var column = 0; column < reader.FieldCount; column++)
        {
            if (reader.GetColumnWidth(column) == 0)
                scan.HideColumn(column);
        }
        for (var line = 1; reader.Read(); line++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var isMissing = missing.Contains((line, column));
                var text = isMissing ? FormulaText.Missing : Text(reader, column);
                if (text.Length == 0 || !scan.Takes(line, column, reader.RowHeight == 0)
                    || (struck.Contains((line, column)) && !scan.TakesStruck(line)))
                    continue;
                if (isMissing)
                    scan.MissValue(line, column);
                yield return new WorkbookCell(line, column, text);
            }
        }
    }

    /// <summary>A program that does not calculate writes empty texts; where any formula has a result, all were calculated.</summary>
    private HashSet<(int Line, int Column)> NeverCalculated(Worksheet sheet)
    {
        var empty = new HashSet<(int, int)>();
        foreach (var (at, id) in RecordsOf(sheet))
        {
            if (!BiffRecord.IsFormula(id) || Length(at) < 14)
                continue;
            var content = records.AsSpan(at + 4, Length(at));
            if (!(content[6] == 3 && content[12] == 0xFF && content[13] == 0xFF))
                return [];
            empty.Add(PlaceOf(at));
        }
        return empty;
    }

    /// <summary>The records of a sheet, from its beginning to its end.</summary>
    private IEnumerable<(int At, ushort Id)> RecordsOf(Worksheet sheet)
    {
        var start = BinaryPrimitives.ReadUInt32LittleEndian(records.AsSpan(sheets.Find(one => one.Sheet.Part == sheet.Part).At + 4));
        var depth = 0;
        foreach (var (at, id) in Records().SkipWhile(record => record.At < start))
        {
            depth += BiffRecord.IsBegin(id) ? 1 : id == BiffRecord.End ? -1 : 0;
            if (depth == 0)
                yield break;
            yield return (at, id);
        }
    }

    private (int Line, int Column) PlaceOf(int at) => (Short(at + 4) + 1, Short(at + 6));

    private ushort Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at));

    /// <summary>All other sheets are marked as charts, which are not read.</summary>
    private IExcelDataReader Reader(Worksheet sheet)
    {
        foreach (var (at, other) in sheets)
            records[at + 9] = (byte)(other.Part == sheet.Part ? 0 : 2);
        cancel.ThrowIfCancellationRequested();
        // Called first, because it registers the code pages that the library needs.
        var western = Encodings.OfPage(1252);
        return ExcelReaderFactory.CreateBinaryReader(new MemoryStream(records, writable: false),
            new ExcelReaderConfiguration { FallbackEncoding = western });
    }

    /// <summary>The length is one byte; since Excel 97 the next one is the width of the characters (MS-XLS 2.5.240).</summary>
    private string NameAt(int at)
    {
        var content = records.AsSpan(at, Length(at) + 4)[10..];
        var isSince97 = BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(4)) >= 0x0600;
        var isWide = isSince97 && (content[1] & 1) != 0;
        var letters = content[(isSince97 ? 2 : 1)..];
        var length = Math.Min(content[0] * (isWide ? 2 : 1), letters.Length);
        return (isWide ? Encoding.Unicode : Encodings.OfPage(1252)).GetString(letters[..length]);
    }

    private string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "TRUE" : "FALSE",
        DateTime moment => CellText.OfNumber(NumberOf(moment), Shown(reader, column), From1904),
        TimeSpan time => CellText.OfNumber(time.TotalDays, Shown(reader, column), From1904),
        IConvertible number => CellText.OfNumber(number.ToDouble(CultureInfo.InvariantCulture), Shown(reader, column), From1904),
        _ => "",
    };

    private static NumberShown Shown(IExcelDataReader reader, int column) =>
        NumberFormats.Of(reader.GetNumberFormatIndex(column), reader.GetNumberFormatString(column));

    // The stored number: the library has already corrected it for 1904 and for the first days of 1900.
    private double NumberOf(DateTime moment)
    {
        var days = moment.ToOADate() - (From1904 ? FourYears : 0);
        return days is >= 1 and < LastOfWrongDays + 1 ? days - 1 : days;
    }

    /// <summary>Each record is preceded by its number and length. An incomplete record at the end is not read.</summary>
    private IEnumerable<(int At, ushort Id)> Records()
    {
        for (var at = 0; at + 4 <= records.Length; at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at + 2)))
        {
            if (at + 4 + BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at + 2)) > records.Length)
                yield break;
            yield return (at, BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at)));
        }
    }

    private IEnumerable<(int At, ushort Id)> Found(ushort id) => Records().Where(record => record.Id == id && Length(record.At) >= 8);

    private int Length(int at) => BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at + 2));

    private void Check(ImportOptions limits)
    {
        var cells = 0L;
        foreach (var (at, id) in Records())
        {
            var content = records.AsSpan(at + 4, Length(at));
            if (id == BiffRecord.FilePass)
                throw new UnreadableFileException(Locked);
            if (id == BiffRecord.DateMode && content.Length >= 2)
                From1904 = content[0] == 1;
            else if (id == BiffRecord.SharedTexts && content.Length >= 8
                && BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) > limits.MostCells)
                throw TooMany(limits);
            else if (id is BiffRecord.Dimensions or BiffRecord.DimensionsOfOld)
                CheckDimensions(content);
            else if (BiffRecord.IsCell(id))
            {
                if (content.Length < 6 || BinaryPrimitives.ReadUInt16LittleEndian(content[2..]) >= MostColumns)
                    throw new InvalidDataException("A cell stands where none can.");
                if ((cells += id == BiffRecord.ManyNumbers ? content.Length / 6 : 1) > limits.MostCells)
                    throw TooMany(limits);
            }
        }
    }

    /// <summary>The workbook and its sheets begin and end one after another; a chart within a sheet does so too.</summary>
    /// <returns>Where they begin.</returns>
    /// <exception cref="InvalidDataException">One does not end, or there are cells outside a sheet: a part is lost.</exception>
    private HashSet<uint> CheckParts()
    {
        var (begun, depth) = (new HashSet<uint>(), 0);
        foreach (var (at, id) in Records())
        {
            if (Length(at) > BiffRecord.Longest || (BiffRecord.LengthOf(id) is { } length && Length(at) != length))
                throw new InvalidDataException("A record is not as long as it can be.");
            if (BiffRecord.IsBegin(id) && depth++ == 0)
                begun.Add((uint)at);
            else if (id == BiffRecord.End && depth > 0)
                depth--;
            else if (depth == 0 && BiffRecord.IsCell(id))
                throw new InvalidDataException("A cell stands outside of the sheets.");
        }
        return depth == 0 ? begun : throw new InvalidDataException("A sheet is cut off.");
    }

    // Lines and columns are counted from 0, and the last ones are exclusive.
    private static void CheckDimensions(ReadOnlySpan<byte> content)
    {
        var (lines, columns) = content.Length >= 14
            ? (BinaryPrimitives.ReadUInt32LittleEndian(content[4..]), BinaryPrimitives.ReadUInt16LittleEndian(content[10..]))
            : content.Length >= 8 ? (BinaryPrimitives.ReadUInt16LittleEndian(content[2..]),
                BinaryPrimitives.ReadUInt16LittleEndian(content[6..]))
            : (0u, (ushort)0);
        if (lines > MostLines || columns > MostColumns)
            throw new InvalidDataException("A sheet is larger than one can be.");
    }

    private static UnreadableFileException TooMany(ImportOptions limits) =>
        new($"The sheets of this workbook hold more than {limits.MostCells:N0} cells or different texts. Copy the list alone into a new "
            + "workbook and drop that file.");
}
