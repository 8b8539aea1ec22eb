using System.Globalization;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.OfGames.When.Evidence;

/// <summary>
/// Dates with the year first: 2027-01-02 is the 2nd of January, unless another date of the file, such as 2027-13-02, has the day before the
/// month. Then it is asked.
/// </summary>
/// <param name="dates">The date cells of the file.</param>
internal sealed partial class YearFirstDays(IEnumerable<string> dates)
{
    private readonly string? shown = dates.FirstOrDefault(date => DayFirst().IsMatch(date));

    /// <param name="cell">The cell with the date.</param>
    /// <returns>Null where nothing shows that another date may be meant.</returns>
    public OpenWhen? Doubt(string text, DateOnly date, PlanCell cell)
    {
        if (shown is null || date.Day > 12 || date.Day == date.Month || !Open().IsMatch(text))
            return null;
        var time = DateText.Split(Data.Text.OneLine(cell.Text)).Time;
        var other = new DateOnly(date.Year, date.Day, date.Month);
        return OpenWhen.EitherDay(text, shown, date, other, day => cell with { Text = $"{day} {time}".TrimEnd() });
    }

    /// <summary>A text that is a date only with the day before the month: "2027-13-02". Null for any other.</summary>
    /// <param name="cell">The cell with the date.</param>
    public static OpenWhen? Only(string text, PlanCell cell)
    {
        if (!DayFirst().IsMatch(text))
            return null;
        var parts = text.Split('-', '/', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        if (parts[0] is 0 || parts[1] > DateTime.DaysInMonth(parts[0], parts[2]))
            return null;
        var time = DateText.Split(Data.Text.OneLine(cell.Text)).Time;
        var date = new DateOnly(parts[0], parts[2], parts[1]);
        return OpenWhen.DayBeforeMonth(text, date, day => cell with { Text = $"{day} {time}".TrimEnd() });
    }

    [GeneratedRegex(@"^[0-9]{4}[-/.](?:1[3-9]|2[0-9]|3[01])[-/.](?:0?[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Open();
}
