using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>Rows about a person whom an earlier line of the file names: their outcome, and the name of that line.</summary>
internal sealed class EarlierLines(Sheet sheet)
{
    /// <summary>The row, where nothing distinguishes it from another one with that name: it is one person, even where somebody answered "as
    /// somebody new" for many rows.</summary>
    public PersonPlanRow? SaysNoMore(PersonPlanRow row, PersonReading reading, PersonReading other) =>
        reading.Says == other.Says ? row with { Outcome = Outcome.Unchanged, Notes = [$"Says the same as {Place(other)}."] }
        : reading.SaysNoMoreThan(other)
            ? row with { Outcome = Outcome.Unchanged, Notes = [$"{Capital(Place(other))} says the same of {reading.Name}, and more."] }
        : null;

    /// <summary>Another line about a person in the portal. After lines were joined once, neither of them contains anything new.</summary>
    public PersonPlanRow Again(PersonPlanRow row, PersonReading reading, PersonReading earlier, PersonState after) =>
        reading.Says != earlier.Says && PersonMerge.Changes(after, PersonMerge.Into(after, reading, removesAddresses: false)).Count == 0
            ? row with { Outcome = Outcome.Unchanged, Notes = [$"Nothing here is new beside {Place(earlier)}."] }
            : Twice(row, reading, earlier);

    /// <summary>The file names the person twice, which is harmless where both lines say the same.</summary>
    public PersonPlanRow Twice(PersonPlanRow row, PersonReading reading, PersonReading earlier) =>
        reading.Says == earlier.Says
            ? row with { Outcome = Outcome.Unchanged, Notes = [$"Says the same as {Place(earlier)}."] }
            : row with
            {
                Reason = $"{Capital(Place(earlier))} is about the same person and says something else.",
                Mend = "Say that both are taken together, leave one of the two out, or correct it.",
                Offers = [PersonQuestions.Join(earlier)],
            };

    /// <summary>The name of a line by which people find it: "line 12", "line 5 of Week 2".</summary>
    public string Place(PersonReading reading) => $"line {sheet.Place(reading.Line)}";

    public static string Capital(string place) => $"L{place[1..]}";
}
