using Assignr.Portal.Access;

namespace Assignr.Portal.Import.OfPeople;

/// <summary>Rows that somebody has to look at or to correct: why, and the presses that do it.</summary>
internal static class PersonQuestions
{
    private const string HowToPart =
        "Edit the row to name one of them, and give the other a row of their own in the file or add them under People.";

    /// <summary>What is meant only if somebody says so.</summary>
    /// <param name="person">Whom the row is about; null: somebody new.</param>
    public static IEnumerable<string> Doubts(PersonReading reading, KnownPerson? person, Permissions after)
    {
        var before = person?.State.Permissions ?? Permissions.None;
        if (reading.TwoPeople is { } two
            && (person is null || reading.NameKey != FullName.Key(person.State.FirstName, person.State.LastName)))
            yield return $"“{two}” seems to name two people.";
        foreach (var suspect in reading.Suspects)
            yield return $"{suspect.Sentence} {suspect.Mend}";
        if ((after & ~before).HasFlag(Permissions.Assignor))
            yield return $"This makes {reading.Name} an assignor, who manages everybody.";
        if (reading.Unread is { } unread)
            yield return $"“{unread}” holds a letter that could not be read.";
        if (before != Permissions.None && after == Permissions.None)
            yield return $"This deactivates {reading.Name}: links stop working and they are signed out.";
        else if ((before & ~after) != Permissions.None)
            yield return $"This takes {(before & ~after).InWords()} away from {reading.Name}".Ended();
    }

    public static PersonPlanRow Doubt(PersonPlanRow row, PersonReading reading, List<string> doubts)
    {
        if (reading.Suspects.Count > 0)
        {
            return Look(row, string.Join(' ', doubts), null,
            [
                new Offer("correct-address", reading.Suspects.Count == 1 ? $"Use {reading.Suspects[0].Offer}" : "Use the corrected addresses", new RowEdit { Cells = Corrections(reading.Suspects) }),
                new Offer("accept", "Keep as it is", new RowEdit { Accepted = true }),
            ]);
        }
        if (reading.TwoPeople is not null && doubts.Count == 1)
            return Look(row, doubts[0], HowToPart, [new Offer("one-person", "It is one person", new RowEdit { Accepted = true })]);
        return Look(row, string.Join(' ', doubts), reading.TwoPeople is null ? null : HowToPart,
            [reading.Unread is null ? new Offer("accept-permissions", "This is meant", new RowEdit { Accepted = true })
                : new Offer("accept", "Keep as it is", new RowEdit { Accepted = true })]);
    }

    public static PersonPlanRow Wrong(PersonPlanRow row, PersonReading reading) => row with
    {
        Reason = string.Join(' ', reading.Problems.Select(problem => problem.Sentence)),
        Mend = string.Join(' ', reading.Problems.Select(problem => problem.Mend).Distinct()),
        Offers = reading.Problems.All(problem => problem.Corrected is not null)
            ? [new Offer("correct-address", reading.Problems.Count == 1 ? $"Use {reading.Problems[0].Offer}" : "Use the corrected addresses", new RowEdit { Cells = Corrections(reading.Problems) })]
            : [],
    };

    public static PersonPlanRow Lose(PersonPlanRow row, PersonReading reading) =>
        Look(row, string.Join(' ', reading.Lost.Select(lost => lost.Sentence)), reading.Lost[0].Mend, [new Offer("leave-empty", "Leave it empty", new RowEdit { Cells = Corrections(reading.Lost) })]);

    public static PersonPlanRow Ask(PersonPlanRow row, PersonMatch match) => Look(row, match.Question!, "Say who it is, or leave the row out.",
        [.. match.Choices!.Take(3).Select(one => new Offer(match.Choices!.Count == 1 ? "update" : "", $"Update {one.Name}{(match.Choices!.Count > 1 && one.State.Addresses.Count > 0 ? $" ({one.State.Addresses[0].Value})" : "")}", new RowEdit { Match = one.Id })), AddAsNew]);

    /// <summary>Somebody else has another id, which nobody can guess: then the row counts without one.</summary>
    public static PersonPlanRow AskOfId(PersonPlanRow row, PersonMatch match) =>
        Look(row, match.Question!, "Say whether it is the same person. For another person the id is left out.",
        [
            new Offer("same-person", "Same person", new RowEdit { Match = match.Choices![0].Id }),
            new Offer("another-person", "Another person", new RowEdit { Cells = new Dictionary<string, string> { [PeopleFields.ExternalId] = "" } }),
        ]);

    public static PersonPlanRow Look(PersonPlanRow row, string reason, string? mend, IReadOnlyList<Offer> offers) =>
        row with { Outcome = Outcome.Look, Reason = reason, Mend = mend, Offers = offers };

    public static Offer AddAsNew { get; } = new("add-as-new", "Add as somebody new", new RowEdit { AsNew = true });

    private static Dictionary<string, string> Corrections(IReadOnlyList<PersonReading.Finding> findings) =>
        findings.GroupBy(finding => finding.Field).ToDictionary(group => group.Key, group => group.Last().Corrected!);
}
