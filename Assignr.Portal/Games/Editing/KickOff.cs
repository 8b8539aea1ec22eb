using System.Globalization;
using Assignr.Portal.Settings;

namespace Assignr.Portal.Games.Editing;

/// <summary>
/// The moment that the form's date and time mean in the site's time zone. A time that is skipped when the clocks go forward is read with
/// the old offset, so 02:30 becomes 03:30; of a time that occurs twice when they go back, the first one counts. Both are said.
/// </summary>
/// <param name="StartsAt">The start of the day where the time is to be set.</param>
/// <param name="Notice">A sentence for the assignor; null where there is nothing to say.</param>
public sealed record KickOff(DateTimeOffset StartsAt, string? Notice)
{
    public bool IsTimeToBeSet { get; private init; }

    /// <summary>Of a stored game, unchanged.</summary>
    public static KickOff Of(DateTimeOffset startsAt, bool isTimeToBeSet) => new(startsAt, null) { IsTimeToBeSet = isTimeToBeSet };

    /// <param name="time">Null: to be set.</param>
    public static KickOff At(Site site, DateOnly date, TimeOnly? time) =>
        time is { } known ? At(site, date, known) : new KickOff(site.StartOf(date), null) { IsTimeToBeSet = true };

    private static KickOff At(Site site, DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        var zone = site.TimeZone;
        var (day, clock) = (date.ToString(site.Style.DateWithYear, CultureInfo.InvariantCulture),
            time.ToString(site.Style.Time, CultureInfo.InvariantCulture));
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddHours(-3));
            var moment = new DateTimeOffset(local, before).ToUniversalTime();
            return new KickOff(moment,
                $"The clocks go forward on {day}, so there is no {clock}. The game is set for {Shell.Dates.Time(moment, site)}.");
        }
        if (zone.IsAmbiguousTime(local))
        {
            var first = zone.GetAmbiguousTimeOffsets(local).Max();
            return new KickOff(new DateTimeOffset(local, first).ToUniversalTime(),
                $"The clocks go back on {day}, so {clock} comes twice. The game is set for the first of the two.");
        }
        return new KickOff(new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), null);
    }
}
