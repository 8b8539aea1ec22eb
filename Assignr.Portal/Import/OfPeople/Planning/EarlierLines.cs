using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>Rows about somebody whom an earlier line of the file names: what becomes of them, and how that line is called.</summary>
internal sealed class EarlierLines(Sheet sheet)
{
    /// <summary>Nothing tells the row from another one of that name: it is one person, also where somebody said "as somebody
    /// new" of many rows.</summary>
    public PersonPlanRow? SaysNoMore(PersonPlanRow row, PersonReading reading, PersonReading other) =>
        reading.Says == other.Says ? row with { Outcome = Outcome.Unchanged, Notes = [$"Says the same as {Place(other)}."] }
        : reading.SaysNoMoreThan(other)
            ? row with { Outcome = Outcome.Unchanged, Notes = [$"{Capital(Place(other))} says the same of {reading.Name}, and more."] }
        : null;

    /// <summary>Another line about somebody who is here. Lines that were joined once say nothing new, each for itself.</summary>
    public PersonPlanRow Again(PersonPlanRow row, PersonReading reading, PersonReading earlier, PersonState after) =>
        reading.Says != earlier.Says && PersonMerge.Changes(after, PersonMerge.Into(after, reading, removesAddresses: false)).Count == 0
            ? row with { Outcome = Outcome.Unchanged, Notes = [$"Nothing here is new beside {Place(earlier)}."] }
            : Twice(row, reading, earlier);

    /// <summary>The file says it twice: harmless where it says the same.</summary>
    public PersonPlanRow Twice(PersonPlanRow row, PersonReading reading, PersonReading earlier) =>
        reading.Says == earlier.Says
            ? row with { Outcome = Outcome.Unchanged, Notes = [$"Says the same as {Place(earlier)}."] }
            : row with
            {
                Reason = $"{Capital(Place(earlier))} is about the same person and says something else.",
                Mend = "Say that both are taken together, leave one of the two out, or correct it.",
                Offers = [PersonQuestions.Join(earlier)],
            };

    /// <summary>"line 12", "line 5 of Week 2": as people find it again.</summary>
    public string Place(PersonReading reading) => $"line {sheet.Place(reading.Line)}";

    public static string Capital(string place) => $"L{place[1..]}";
}
