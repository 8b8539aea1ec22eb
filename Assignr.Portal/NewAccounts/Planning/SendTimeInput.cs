using System.Globalization;
using Assignr.Portal.Outcomes;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;

namespace Assignr.Portal.NewAccounts.Planning;

/// <summary>A day and a time of the site's clock, as they are typed.</summary>
public sealed class SendTimeInput
{
    public DateOnly? Date { get; set; }

    public TimeOnly? Time { get; set; }

    public bool AlsoAtNight { get; set; }

    public static SendTimeInput Of(DateTimeOffset at, bool alsoAtNight, Site site)
    {
        var local = site.Local(at).DateTime;
        return new SendTimeInput
        {
            Date = DateOnly.FromDateTime(local),
            Time = TimeOnly.FromDateTime(local),
            AlsoAtNight = alsoAtNight,
        };
    }

    /// <returns>Null where something is wrong.</returns>
    public SendTime? Read(Site site, DateTimeOffset now, out IReadOnlyList<Problem> problems)
    {
        var today = site.Today(now);
        problems = (Date, Time) switch
        {
            (null, null) => [new Problem(SendTime.DateField, "Choose the day."), new Problem(SendTime.TimeField, "Choose the time.")],
            (null, _) => [new Problem(SendTime.DateField, "Choose the day.")],
            // Before any sum is made with it: a year may have been typed by half.
            ({ } day, _) when day < today => [SendTime.Over(isAnotherDay: true)],
            ({ } day, _) when day > today.AddDays(SendTime.Latest.Days + 1) => [SendTime.TooFar(site, now)],
            (_, null) => [new Problem(SendTime.TimeField, "Choose the time.")],
            _ => [],
        };
        if (problems.Count > 0)
            return null;
        var time = new SendTime(Moment(site).At, AlsoAtNight);
        problems = time.WhyNot(site, now) is { } problem ? [problem] : [];
        return problems.Count == 0 ? time : null;
    }

    /// <summary>When it goes, and where the clock changes in that night, what was made of the time; null where nothing can be planned for
    /// it.</summary>
    public string? InWords(Site site, DateTimeOffset now) => Read(site, now, out _) is not { } time ? null
        : Moment(site).Remark is { } remark ? $"Goes {Dates.DayAndTime(time.At, site)}. {remark}"
        : $"Goes {Dates.DayAndTime(time.At, site)}.";

    /// <summary>A time that the clock leaves out moves to the first after it; of one that comes twice, the first is meant.</summary>
    private (DateTimeOffset At, string? Remark) Moment(Site site)
    {
        var (zone, typed) = (site.TimeZone, Date!.Value.ToDateTime(Time!.Value));
        var shown = typed.ToString(site.Style.Time, CultureInfo.InvariantCulture);
        if (zone.IsInvalidTime(typed))
        {
            var after = typed;
            while (zone.IsInvalidTime(after))
                after = after.AddMinutes(1);
            return (At(after, zone.GetUtcOffset(after)), $"The clock leaves out {shown} that day.");
        }
        return zone.IsAmbiguousTime(typed)
            ? (At(typed, zone.GetAmbiguousTimeOffsets(typed).Max()), $"{shown} comes twice that day: the first one is meant.")
            : (At(typed, zone.GetUtcOffset(typed)), null);
    }

    private static DateTimeOffset At(DateTime local, TimeSpan offset) => new DateTimeOffset(local, offset).ToUniversalTime();
}
