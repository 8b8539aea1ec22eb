using Assignr.Portal.Data;

namespace Assignr.Portal.Import.OfGames;

/// <summary>When a game is, by what its row says.</summary>
internal readonly record struct GameWhen
{
    public DateOnly? Date { get; private init; }

    /// <summary>Null also where it is to be set.</summary>
    public TimeOnly? Time { get; private init; }

    /// <summary>Why the date cannot be told before something is said for the whole file; null where it can.</summary>
    public string? Asked { get; private init; }

    /// <summary>A time zone that is not known, and the cell that names it.</summary>
    public (string Zone, PlanCell Cell)? UnknownZone { get; private init; }

    public static GameWhen Of(IReadOnlyList<PlanCell> cells, DaysAndTimes days, Remarks remarks, List<(string Sentence, string Mend)> problems)
    {
        PlanCell? Cell(string field) => cells.FirstOrDefault(cell => cell.Field == field);
        string Said(PlanCell? cell) => remarks.ValueOf(Text.OneLine(cell?.Text));
        var (both, dated, timed) = (Cell(GameFields.DateTime), Cell(GameFields.Date), Cell(GameFields.Time));
        var source = Said(both) is { Length: > 0 } ? both : dated;
        var (dateText, timeText, other) = days.Parts(Said(source), Text.OneLine(timed?.Text), hasTimes: timed is not null);
        if (other is not null)
            problems.Add(($"The date says {other} and the time {timeText}.", "Correct one of the two."));
        var (date, asked) = days.Date(dateText);
        if (date is null && asked is null && dateText.Length > 0)
            problems.Add(($"“{dateText}” is no date.", "Write it as 2026-09-13, with the year."));
        if (NoValue.Is(timeText) || timeText.Length == 0)
            return new GameWhen { Date = date, Asked = asked };
        if (days.Time(timeText) is not { } time)
        {
            problems.Add(($"“{timeText}” is no time.", "Write it as 16:05 or 4:05 PM."));
            return new GameWhen { Date = date, Asked = asked };
        }
        if (time.Zone is { } zone && NamedZones.Find(zone) is null)
            return new GameWhen { Date = date, Asked = asked, UnknownZone = (zone, timed is { Text.Length: > 0 } ? timed : source!) };
        var (day, at) = date is { } known ? days.Here(known, time, timeText) : (default, time.Time);
        Remark(time, at, timeText, remarks);
        return new GameWhen { Date = date is null ? null : day, Time = at, Asked = asked };
    }

    private static void Remark(WrittenTime time, TimeOnly at, string text, Remarks remarks)
    {
        if (time.IsRange)
            remarks.Count("times are ranges, of which the start counts", $"“{text}”, which is {at:HH:mm}", "time is a range, of which the start counts");
        if (at == TimeOnly.MinValue)
            remarks.Count("games start at midnight, when their day begins", $"“{text}” says", "game starts at midnight, when its day begins");
    }
}
