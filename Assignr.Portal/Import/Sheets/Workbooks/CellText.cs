using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>The value of a workbook's cell as people see it: 46278 with a date format is 2026-09-13.</summary>
internal static partial class CellText
{
    private const double Most = 2_958_466;

    /// <summary>Excel treats 1900 as a leap year, so its first sixty days are one off.</summary>
    private const double LastOfWrongDays = 60;

    /// <summary>In days, between 1 January 1900 and 1904, from which some workbooks count.</summary>
    private const double FourYears = 1_462;

    /// <summary>The most characters of a cell in a spreadsheet program.</summary>
    private const int Longest = 32_767;

    public static void RefuseLong(long characters)
    {
        if (characters > Longest)
            throw new UnreadableFileException(
                $"This workbook has a cell with more than {Longest:N0} characters, which no spreadsheet program keeps. "
                + "Copy the list into a new workbook and drop that file.");
    }

    /// <summary>A number as a date, a time, both, or a number.</summary>
    public static string OfNumber(string text, NumberShown shown, bool from1904) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? OfNumber(number, shown, from1904) : text;

    /// <inheritdoc cref="OfNumber(string, NumberShown, bool)"/>
    public static string OfNumber(double number, NumberShown shown, bool from1904) =>
        shown == NumberShown.Number || number is not (>= 0 and < Most - FourYears) ? Number(number)
        : shown == NumberShown.Time ? Moment(number % 1, from1904)
        : Moment(number, from1904);

    /// <summary>A date that a workbook stores as a number without a format; null where it is not between 2000 and 2100.</summary>
    public static DateTime? Serial(double number, bool from1904) =>
        (from1904 ? number + FourYears : number) is var days and >= 36_526 and < 73_051 ? Seconds(DateTime.FromOADate(days)) : null;

    /// <summary>A date, a time, both, or a duration in ISO 8601, which some programs write.</summary>
    /// <param name="shown">How the cell shows a duration, which is counted in days.</param>
    public static string OfIso(string text, NumberShown shown, bool from1904) =>
        Duration(text) is { } duration ? OfNumber(duration.TotalDays, shown, from1904)
        : !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault,
            out var moment) ? text
        : moment.Date == DateTime.MinValue ? OfNumber(moment.TimeOfDay.TotalDays, NumberShown.Time, from1904)
        : Moment(moment);

    /// <summary>_x000D_ stands for a character that XML cannot contain (ECMA-376 part 1, 22.9.2.19).</summary>
    public static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(text, match =>
            ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()) : text;

    private static TimeSpan? Duration(string text)
    {
        try
        {
            return text.TrimStart('-').StartsWith('P') ? XmlConvert.ToTimeSpan(text) : null;
        }
        catch (Exception other) when (other is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string Moment(double number, bool from1904) =>
        number < 1 ? Time(Seconds(DateTime.FromOADate(number)).TimeOfDay)
        : Moment(DateTime.FromOADate(from1904 ? number + FourYears : number < LastOfWrongDays ? number + 1 : number));

    private static string Moment(DateTime moment)
    {
        var rounded = Seconds(moment);
        var day = rounded.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return rounded.TimeOfDay == TimeSpan.Zero ? day : $"{day} {Time(rounded.TimeOfDay)}";
    }

    // Excel stores 16:05 as a fraction of a day; rounding to seconds avoids 16:04:59.9999.
    private static DateTime Seconds(DateTime moment) =>
        new((moment.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);

    private static string Time(TimeSpan time) => time.ToString(time.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Number(double number) =>
        Math.Abs(number) < 1e15 && Math.Floor(number) == number ? number.ToString("F0", CultureInfo.InvariantCulture)
        : Math.Abs(number) is < 1e27 and > 1e-9 ? ((decimal)number).ToString("0.#############", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
