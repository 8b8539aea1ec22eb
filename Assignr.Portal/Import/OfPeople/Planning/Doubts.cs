using Assignr.Portal.Access;
using Assignr.Portal.Import.Names;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>Parts of a row that are imported only if somebody confirms them; each kind is asked about separately, one after
/// another.</summary>
internal static class Doubts
{
    private const string HowToPart =
        "Edit the row to name one of them, and give the other a row of their own in the file or add them under People.";

    /// <summary>The unanswered doubts of the first kind.</summary>
    /// <param name="person">The person of the row; null: a new one.</param>
    public static IReadOnlyList<Doubt> Of(PersonReading reading, KnownPerson? person, Permissions after)
    {
        var open = All(reading, person, after).Where(doubt => !reading.Edit.Meant.Contains(doubt.Sentence)).ToList();
        return [.. open.Where(doubt => doubt.Kind == open[0].Kind)];
    }

    /// <param name="doubts">At least one, all of one kind.</param>
    public static PersonPlanRow Ask(PersonPlanRow row, PersonReading reading, IReadOnlyList<Doubt> doubts)
    {
        var meant = new RowEdit { Meant = [.. doubts.Select(doubt => doubt.Sentence)] };
        return doubts[0].Kind switch
        {
            DoubtKind.TwoPeople => Look(HowToPart, new Offer("one-person", "It is one person", meant)),
            DoubtKind.Status => Look("Take the row without these words, or leave it out.", new Offer("accept-status", "Take it in", meant)),
            DoubtKind.Address when reading.Suspects.Any(suspect => suspect.Corrected is null) => Look(
                string.Join(' ', reading.Suspects.Select(suspect => suspect.Mend).Distinct()),
                new Offer(
                    reading.Suspects.All(suspect => suspect.IsNote) ? "take-addresses" : "",
                    reading.Addresses.Count == 1 ? $"Take {reading.Addresses[0].Value}" : "Take these addresses", meant)),
            DoubtKind.Address => Look(
                string.Join(' ', reading.Suspects.Select(suspect => suspect.Mend)),
                new Offer("correct-address", PersonQuestions.CorrectionOf(reading.Suspects),
                    new RowEdit { Cells = PersonQuestions.Corrections(reading.Suspects) }),
                new Offer("keep-address", "Keep as it is", meant)),
            DoubtKind.Behind => Look("Take the row without this, or edit it.", new Offer("accept-behind", "Take it without this", meant)),
            DoubtKind.NoName => Look("Edit the row and enter the name, or leave it out.",
                new Offer("accept-name", "It is the name", meant)),
            DoubtKind.Standing => Look("Take the row in, or leave it out.", new Offer("accept-standing", "Take it in", meant)),
            DoubtKind.Section => Look(
                "Take the row in, or leave it out.",
                new Offer("accept-section", "Take it in", meant), new Offer("leave-lone", "Leave it out", new RowEdit { LeftOut = true })),
            DoubtKind.Beyond => Look(BeyondHeadings.Mend, new Offer("accept-beyond", "Take it as it is", meant)),
            DoubtKind.Astray => Look(
                "Take the row without it, or edit the row.",
                [.. Taking(reading), new Offer("accept-astray", "Take it without this", meant)]),
            DoubtKind.Mangled => Look(
                null,
                new Offer(
                    "correct-letters", PersonQuestions.CorrectionOf(reading.Mangled),
                    new RowEdit { Cells = PersonQuestions.Corrections(reading.Mangled) }),
                new Offer("keep-letters", "Keep as it is", meant)),
            DoubtKind.Letter => Look(null, new Offer("accept", "Keep as it is", meant)),
            DoubtKind.Assignor => Look(null, new Offer("make-assignor", "This is meant", meant)),
            _ => Look(null, new Offer("accept-permissions", "This is meant", meant)),
        };

        PersonPlanRow Look(string? mend, params IReadOnlyList<Offer> offers) =>
            PersonQuestions.Look(row, string.Join(' ', doubts.Select(doubt => doubt.Sentence)), mend, offers);
    }

    private static IEnumerable<Offer> Taking(PersonReading reading)
    {
        if (reading.Astray is (var address, _, { } field))
        {
            yield return new Offer(
                "shift-back", $"{address} is the email", new RowEdit { Cells = new Dictionary<string, string> { [field] = address } });
        }
    }

    private static IEnumerable<Doubt> All(PersonReading reading, KnownPerson? person, Permissions after)
    {
        var before = person?.State.Permissions ?? Permissions.None;
        if (reading.TwoPeople is { } two && (person is null || IsNamedOtherwise(reading, person)))
            yield return new Doubt(DoubtKind.TwoPeople, $"“{two}” seems to name two people.");
        if (reading.Status is { } status)
            yield return new Doubt(DoubtKind.Status, $"“{status}” stands behind the name of {reading.Name}.");
        if (reading.Behind is { } behind)
            yield return new Doubt(DoubtKind.Behind, $"“{behind}” stands behind the name of {reading.Name}.");
        if (reading.NoName is { } half && (person is null || IsNamedOtherwise(reading, person)))
            yield return new Doubt(DoubtKind.NoName, $"“{half}” may be no part of the name {reading.Name}.");
        if (reading.Standing is { } standing)
            yield return new Doubt(DoubtKind.Standing, standing);
        if (reading.Section is { } section)
            yield return new Doubt(DoubtKind.Section, $"It stands below “{section}”.");
        if (reading.Beyond is { } beyond)
            yield return new Doubt(DoubtKind.Beyond, beyond);
        if (reading.Astray is var (address, heading, _))
            yield return new Doubt(DoubtKind.Astray, $"“{address}” stands in {heading}, which is left out, and is an address.");
        foreach (var mangled in reading.Mangled)
            yield return new Doubt(DoubtKind.Mangled, mangled.Sentence);
        foreach (var suspect in reading.Suspects)
            yield return new Doubt(DoubtKind.Address, suspect.Sentence);
        if (reading.IsMixed && (person is null || IsNamedOtherwise(reading, person)))
            yield return new Doubt(DoubtKind.Letter, $"“{reading.Name}” mixes letters of two alphabets that look alike.");
        if (reading.Unread is { } unread)
            yield return new Doubt(DoubtKind.Letter, $"“{unread}” holds a letter that could not be read.");
        if ((after & ~before).HasFlag(Permissions.Assignor))
            yield return new Doubt(DoubtKind.Assignor, $"This makes {person?.Name ?? reading.Name} an assignor, who manages everybody.");
        if (before != Permissions.None && after == Permissions.None)
            yield return new Doubt(DoubtKind.Permissions, $"This deactivates {person!.Name}: links stop working and they are signed out.");
        else if ((before & ~after) != Permissions.None)
            yield return new Doubt(DoubtKind.Permissions, $"This takes {(before & ~after).InWords()} away from {person!.Name}".Ended());
    }

    private static bool IsNamedOtherwise(PersonReading reading, KnownPerson person) =>
        reading.NameKey != FullName.Key(person.State.FirstName, person.State.LastName);
}

/// <param name="Sentence">What is in doubt: a confirmation applies to this sentence.</param>
internal sealed record Doubt(DoubtKind Kind, string Sentence);

internal enum DoubtKind
{
    TwoPeople,
    Status,

    /// <summary>Words or numbers after the name that may not be part of it.</summary>
    Behind,

    /// <summary>A half of the name without a letter, or a program's word for no value.</summary>
    NoName,

    /// <summary>A column or a section says that they are out.</summary>
    Standing,

    /// <summary>The heading of the section may say so.</summary>
    Section,

    /// <summary>The row has more cells than there are headings.</summary>
    Beyond,

    /// <summary>There is an address in a column of phones that is left out.</summary>
    Astray,

    /// <summary>UTF-8 that was read in another encoding.</summary>
    Mangled,

    Address,
    Letter,
    Assignor,

    /// <summary>Permissions that the person would lose.</summary>
    Permissions,
}
