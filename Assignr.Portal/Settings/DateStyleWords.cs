namespace Assignr.Portal.Settings;

public static class DateStyleWords
{
    public static string Words(this ClockHours hours) => hours == ClockHours.Twelve ? "12 hours, as 4:05 PM" : "24 hours, as 16:05";

    public static string Words(this DateOrder order) => order == DateOrder.MonthFirst ? "Month first, as Nov 29" : "Day first, as 29 Nov";
}
