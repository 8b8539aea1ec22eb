using System.Globalization;

namespace Assignr.Portal.Settings;

public enum ClockHours
{
    TwentyFour = 24,
    Twelve = 12,
}

public enum DateOrder
{
    DayFirst = 1,
    MonthFirst = 2,
}

/// <summary>How a site writes times and dates, as .NET format strings.</summary>
public sealed record DateStyle(ClockHours Hours, DateOrder Order)
{
    /// <summary>16:05, or 4:05 PM.</summary>
    public string Time => Hours == ClockHours.Twelve ? "h:mm tt" : "HH:mm";

    public string TimeWithSeconds => Hours == ClockHours.Twelve ? "h:mm:ss tt" : "HH:mm:ss";

    /// <summary>29 Nov, or Nov 29.</summary>
    public string Date => Order == DateOrder.MonthFirst ? "MMM d" : "d MMM";

    /// <summary>29 Nov 2026, or Nov 29, 2026.</summary>
    public string DateWithYear => Order == DateOrder.MonthFirst ? "MMM d, yyyy" : "d MMM yyyy";

    /// <summary>29 November, or November 29.</summary>
    public string LongDate => Order == DateOrder.MonthFirst ? "MMMM d" : "d MMMM";

    public string LongDateWithYear => Order == DateOrder.MonthFirst ? "MMMM d, yyyy" : "d MMMM yyyy";

    /// <summary>The style of a region, for a new site by its first assignor's browser.</summary>
    /// <param name="acceptLanguage">The header of that name, such as "en-US,en;q=0.9". Null, or without a region: 24 hours, day
    /// first.</param>
    public static DateStyle Of(string? acceptLanguage)
    {
        var first = (acceptLanguage ?? "").Split(',', ';')[0].Trim();
        if (!first.Contains('-', StringComparison.Ordinal) || first.Length > 20 || !IsKnown(first))
            return new DateStyle(ClockHours.TwentyFour, DateOrder.DayFirst);
        var formats = CultureInfo.GetCultureInfo(first).DateTimeFormat;
        return new DateStyle(
            formats.ShortTimePattern.Contains('h', StringComparison.Ordinal) ? ClockHours.Twelve : ClockHours.TwentyFour,
            formats.MonthDayPattern.StartsWith('M') ? DateOrder.MonthFirst : DateOrder.DayFirst);
    }

    private static bool IsKnown(string name)
    {
        try
        {
            return !CultureInfo.GetCultureInfo(name, predefinedOnly: true).IsNeutralCulture;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
