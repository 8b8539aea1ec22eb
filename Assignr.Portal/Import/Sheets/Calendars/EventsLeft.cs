namespace Assignr.Portal.Import.Sheets.Calendars;

/// <summary>Counts what a calendar has that is not read, or not whole, for sentences.</summary>
internal sealed class EventsLeft
{
    private const int LongestName = 60;

    private int repeating;
    private string firstRepeating = "";
    private int oddIds;
    private int others;
    private int withPeople;

    public void Count(CalendarEvent one)
    {
        oddIds += one.HasOddId ? 1 : 0;
        withPeople += one.HasPeople ? 1 : 0;
        if (one.Repeats && repeating++ == 0)
            firstRepeating = $"“{(one.Name.Length > LongestName ? $"{one.Name[..LongestName]}…" : one.Name)}” in line {one.Line}";
    }

    /// <param name="component">Its name, such as VTODO.</param>
    public void CountOther(string component) => others += component is "VTODO" or "VJOURNAL" or "VFREEBUSY" ? 1 : 0;

    public IEnumerable<Finding> Findings()
    {
        if (repeating > 0)
            yield return new Finding(
                "Events that repeat",
                (repeating == 1 ? $"1 event repeats, {firstRepeating}" : $"{repeating:N0} events repeat, as {firstRepeating}")
                    + $": only the first day of {(repeating == 1 ? "it" : "each")} is read. Give every other game a row of its own.",
                []);
        if (oddIds > 0)
            yield return new Finding(
                "Ids of events",
                oddIds == 1 ? "The id of 1 event is that of several days, or too long: its game gets none."
                    : $"The ids of {oddIds:N0} events are those of several days, or too long: their games get none.",
                []);
        if (withPeople > 0)
            yield return new Finding(
                "Who takes part",
                withPeople == 1 ? "1 event names who takes part, which is not read: its game has no crew."
                    : $"{withPeople:N0} events name who takes part, which is not read: their games have no crew.",
                []);
        if (others > 0)
            yield return new Finding(
                "Entries that are no events",
                others == 1 ? "1 entry is a task or a note and no event: it is left out."
                    : $"{others:N0} entries are tasks or notes and no events: they are left out.",
                []);
    }
}
