using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Assignr.Portal.Import.Sheets;

/// <summary>The rows of an Excel workbook (.xlsx), read from front to back; formulas are what they last came to, never evaluated.</summary>
internal static class WorkbookReader
{
    /// <summary>Excel counts a time without a day from here.</summary>
    private const int YearOfNoDay = 1900;

    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Sheet Read(byte[] file, ImportOptions limits, string? worksheet, CancellationToken cancel)
    {
        WorkbookGuard.Check(file, limits, cancel);
        try
        {
            var filled = Filled(file, cancel);
            var wanted = filled.Contains(worksheet!) ? worksheet! : filled.FirstOrDefault() ?? throw new UnreadableFileException("This workbook is empty. Choose the one that holds your list.");
            return ReadSheet(file, limits, wanted, cancel) with { Worksheets = filled, Worksheet = wanted };
        }
        // The library meets a broken file in many ways; each of them means that it is broken.
        catch (Exception broken) when (broken is ExcelReaderException or XmlException or InvalidDataException or IOException or FormatException or ArgumentException
            or OverflowException or InvalidOperationException or NullReferenceException or KeyNotFoundException or NotSupportedException or InvalidCastException or IndexOutOfRangeException)
        {
            throw new UnreadableFileException("This workbook is damaged and cannot be read. Open it in Excel, save it anew as an Excel workbook (.xlsx), and drop that file.");
        }
    }

    private static List<string> Filled(byte[] file, CancellationToken cancel)
    {
        using var reader = Open(file);
        var names = new List<string>();
        do
        {
            while (reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                if (!Enumerable.Range(0, reader.FieldCount).Any(column => reader.GetValue(column) is { } value && value.ToString() is { Length: > 0 }))
                    continue;
                names.Add(reader.Name);
                break;
            }
        }
        while (reader.NextResult());
        return names;
    }

    private static Sheet ReadSheet(byte[] file, ImportOptions limits, string name, CancellationToken cancel)
    {
        using var reader = Open(file);
        while (reader.Name != name && reader.NextResult())
        {
        }
        var rows = new SheetRows(limits, mayGuardFormulas: false);
        for (var line = 1; reader.Read(); line++)
        {
            cancel.ThrowIfCancellationRequested();
            var cells = new string[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = TextOf(reader, column);
            rows.Add(line, cells);
        }
        return rows.ToSheet("Excel workbook");
    }

    private static IExcelDataReader Open(byte[] file) => ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file, writable: false));

    private static string TextOf(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        DateTime { Year: < YearOfNoDay } time => Time(time.TimeOfDay),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => $"{moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Time(moment.TimeOfDay)}",
        TimeSpan time => Time(time),
        bool truth => truth ? "TRUE" : "FALSE",
        double number => Number(number),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    // What Excel keeps of 16:05 is a fraction of a day: seconds are rounded, so that 16:04:59.9999 is not one.
    private static string Time(TimeSpan time)
    {
        var rounded = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return rounded.ToString(rounded.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
    }

    private static string Number(double number) =>
        Math.Abs(number) < 1e15 && Math.Floor(number) == number ? number.ToString("F0", CultureInfo.InvariantCulture)
        : Math.Abs(number) is < 1e27 and > 1e-9 ? ((decimal)number).ToString("0.#############", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);
}
