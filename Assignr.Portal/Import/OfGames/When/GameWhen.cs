using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>When a game is, by its row.</summary>
internal readonly record struct GameWhen
{
    public DateOnly? Date { get; private init; }

    /// <summary>Null also where the time is to be set.</summary>
    public TimeOnly? Time { get; private init; }

    /// <summary>The question that has to be answered first; null where there is none.</summary>
    public OpenWhen? Open { get; private init; }

    /// <param name="weekday">From a column of weekdays; empty where there is none.</param>
    public static GameWhen Of(
        IReadOnlyList<PlanCell> cells, string weekday, RowEdit edit, DaysAndTimes days, Remarks remarks,
        List<(string Sentence, string Mend)> problems)
    {
        PlanCell? Cell(string field) => GameColumns.Of(cells, field);
        string Said(PlanCell? cell) => remarks.ValueOf(Text.OneLine(cell?.Text));
        var (both, dated, timed) = (Cell(GameFields.DateTime), Cell(GameFields.Date), Cell(GameFields.Time));
        var source = Said(both) is { Length: > 0 } ? both : dated;
        var isOfDate = Text.OneLine(timed?.Text) is var own && (own.Length == 0 || NoValue.Is(own));
        var (dateText, timeText, problem) = days.Parts(Said(source), own, hasTimes: timed is not null);
        if (problem is not null)
            problems.Add((problem, "Correct one of the two."));
        var (date, open) = days.Date(dateText, source);
        if (date is { } told && CalendarWords.WeekdayIn(weekday) is { } beside && beside != told.DayOfWeek)
            open ??= OpenWhen.BesideOtherWeekday(dateText, told, weekday, edit);
        if (date is null && open is null && dateText.Length > 0)
            problems.Add(NoSuchDay.Of(dateText) ?? (dateText.Any(char.IsDigit)
                ? ($"“{dateText}” is no date.", "Write it as 2026-09-13, with the year.")
                : ($"“{dateText}” does not say which day it is.", "Write the day itself, as 2026-11-26, with the year.")));
        if (NoValue.Is(timeText) || timeText.Length == 0)
            return new GameWhen { Date = date, Open = open };
        if (days.AreSeveralTimes(timeText))
            return new GameWhen { Date = date, Open = open ?? OpenWhen.SeveralTimes(timeText) };
        if (days.Time(timeText) is not { } time)
        {
            if (timeText.Any(char.IsDigit))
                problems.Add(($"“{timeText}” is no time.", "Write it as 16:05 or 4:05 PM."));
            else
                open ??= OpenWhen.NoClock(timeText, isOfDate ? source! with { Text = dateText } : timed! with { Text = "" });
            return new GameWhen { Date = date, Open = open };
        }
        var (clock, inDoubt) = days.Clock(time, timeText, isOfDate ? source! : timed!);
        open ??= inDoubt;
        if (date is not { } known || !days.IsNear(known))
            return new GameWhen { Date = date, Time = clock, Open = open };
        open ??= days.Unknown(known.ToDateTime(clock), time, timeText, isOfDate ? source! : timed!);
        if (open is not null)
            return new GameWhen { Date = date, Time = clock, Open = open };
        var (day, at) = days.Here(time.IsDayEnd ? known.AddDays(1) : known, clock, time, timeText);
        Remark(time, at, clock, timeText, remarks);
        return new GameWhen { Date = day, Time = at };
    }

    /// <param name="at">In the site's time zone.</param>
    /// <param name="clock">In the time zone of its place.</param>
    private static void Remark(WrittenTime time, TimeOnly at, TimeOnly clock, string text, Remarks remarks)
    {
        if (time.IsRange)
            remarks.Count("times are ranges, of which the start counts", $"“{text}”, which is {at:HH:mm}",
                "time is a range, of which the start counts");
        if (time.IsHour)
            remarks.Count("times are numbers by themselves, read as hours", $"“{text}”, which is {at:HH:mm}",
                "time is a number by itself, read as an hour");
        if (time.HasMore)
            remarks.Count(
                "times have more beside them, which is left out", $"“{text}”, which is {at:HH:mm}",
                "time has more beside it, which is left out");
        if (time.IsTentative)
            remarks.Count("times are still to be confirmed, and taken as they stand", $"“{text}”",
                "time is still to be confirmed, and taken as it stands");
        if (time.IsDayEnd)
            remarks.Count("games start at midnight, when their day ends", $"“{text}” says", "game starts at midnight, when its day ends");
        else if (clock == TimeOnly.MinValue)
            remarks.Count("games start at midnight, when their day begins", $"“{text}” says",
                "game starts at midnight, when its day begins");
    }
}
