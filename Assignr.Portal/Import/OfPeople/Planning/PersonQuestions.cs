using Assignr.Portal.Import.OfPeople.Matching;
using Assignr.Portal.Import.OfPeople.Rows;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>Rows that need a decision or a correction: the reason, and the presses that make it.</summary>
internal static class PersonQuestions
{
    private const int MostChoices = 3;

    public static PersonPlanRow Wrong(PersonPlanRow row, PersonReading reading) => row with
    {
        Reason = string.Join(' ', reading.Problems.Select(problem => problem.Sentence)),
        Mend = string.Join(' ', reading.Problems.Select(problem => problem.Mend).Distinct()),
        Offers = reading.Problems.All(problem => problem.Corrected is not null)
            ? [new Offer("correct-address", CorrectionOf(reading.Problems), new RowEdit { Cells = Corrections(reading.Problems) })]
            : reading.Problems.All(problem => IsOfWords(reading, problem.Field))
            ? [new Offer("empty-address", "Leave the email empty", new RowEdit { Cells = Emptied(reading.Problems) })]
            : [],
    };

    /// <summary>In a row with a cell too many, the name may be divided over two cells.</summary>
    public static PersonPlanRow IsPart(PersonPlanRow row, PersonReading reading)
    {
        // Below "Last, First" a single word is the last name.
        var isFirst = reading.FirstName.Length == 0 || reading.Cells.Any(cell => cell.Field == PeopleFields.LastFirst);
        var missing = isFirst ? "There is no first name." : "There is no last name.";
        return reading.Beyond is { } beyond ? row with { Reason = $"{beyond} {missing}", Mend = BeyondHeadings.Mend }
            : row with { Reason = missing, Mend = "Edit the row and enter it." };
    }

    private static Dictionary<string, string> Emptied(IReadOnlyList<PersonReading.Finding> findings) =>
        findings.Select(finding => finding.Field).Distinct().ToDictionary(field => field, _ => "");

    /// <summary>A cell of an email column that cannot contain an address.</summary>
    private static bool IsOfWords(PersonReading reading, string field) => PersonColumns.FieldOf(field) == PeopleFields.Email
        && !reading.Cells.First(cell => cell.Field == field).Text.Contains('@', StringComparison.Ordinal);

    public static PersonPlanRow Shift(PersonPlanRow row, ShiftedCells shifted) => shifted.Edit is null
        ? row with { Reason = shifted.Sentence, Mend = BeyondHeadings.Mend }
        : Look(row, shifted.Sentence, BeyondHeadings.Mend, [new Offer("shift-back", shifted.Label!, shifted.Edit)]);

    /// <summary>A line with only a name, where other lines have more.</summary>
    public static PersonPlanRow IsAlone(PersonPlanRow row) => Look(
        row, "Only this stands in the line: it may be the heading of a section.", "Take it in if it is somebody, or leave it out.",
        [
            new Offer("take-lone", "It is somebody", new RowEdit { LeftOut = false }),
            new Offer("leave-lone", "Leave it out", new RowEdit { LeftOut = true }),
        ]);

    public static PersonPlanRow Lose(PersonPlanRow row, PersonReading reading) =>
        Look(row, string.Join(' ', reading.Lost.Select(lost => lost.Sentence)), reading.Lost[0].Mend,
            [new Offer("leave-empty", "Leave it empty", new RowEdit { Cells = Corrections(reading.Lost) })]);

    public static PersonPlanRow Ask(PersonPlanRow row, PersonMatch match)
    {
        var (choices, isOne) = (match.Choices!.Take(MostChoices).ToList(), match.Choices!.Count == 1);
        var labels = Labels.Apart(choices,
            one => $"Update {one.Name}{(isOne || one.State.Addresses.Count == 0 ? "" : $" ({one.State.Addresses[0].Value})")}",
            one => one.State.Phone ?? "", one => one.State.ExternalId is { } id ? $"id {id}" : "");
        return Look(row, match.Question!, "Say who it is, or leave the row out.",
            [.. choices.Zip(labels, (one, label) => new Offer(isOne ? "update" : "", label, new RowEdit { Match = one.Id })), AddAsNew]);
    }

    /// <summary>Another person has the id: whether it is the same person cannot be guessed, so otherwise the row counts as having
    /// none.</summary>
    public static PersonPlanRow AskOfId(PersonPlanRow row, PersonMatch match) =>
        Look(row, match.Question!, "Say whether it is the same person. For another person the id is left out.",
        [
            new Offer("same-person", "Same person", new RowEdit { Match = match.Choices![0].Id }),
            new Offer("another-person", "Another person",
                new RowEdit { Cells = new Dictionary<string, string> { [PeopleFields.ExternalId] = "" } }),
        ]);

    /// <param name="other">The line that may be about the same person.</param>
    public static PersonPlanRow IsSomebodyElse(PersonPlanRow row, string reason, PersonReading other) =>
        Look(row, reason, "Say whether this is somebody else, or leave the row out.", [Join(other), AddAsNew]);

    public static Offer Join(PersonReading other) => new("join-lines", "Same person", new RowEdit { SameAs = other.Line });

    public static PersonPlanRow Look(PersonPlanRow row, string reason, string? mend, IReadOnlyList<Offer> offers) =>
        row with { Outcome = Outcome.Look, Reason = reason, Mend = mend, Offers = offers };

    /// <summary>The label of the button that corrects them.</summary>
    public static string CorrectionOf(IReadOnlyList<PersonReading.Finding> findings) =>
        findings.Count == 1 ? $"Use {findings[0].Offer}" : "Use the corrected addresses";

    public static Offer AddAsNew { get; } = new("add-as-new", "Add as somebody new", new RowEdit { AsNew = true });

    public static Dictionary<string, string> Corrections(IReadOnlyList<PersonReading.Finding> findings) =>
        findings.GroupBy(finding => finding.Field).ToDictionary(group => group.Key, group => group.Last().Corrected!);
}
