using Assignr.Portal.Access;
using Assignr.Portal.Import.Applying;
using Assignr.Portal.Import.OfPeople.Matching;
using Assignr.Portal.Import.OfPeople.Rows;
using Assignr.Portal.Import.Preview;

namespace Assignr.Portal.Import.OfPeople.Planning;

/// <summary>Makes the plan of one file, row by row; each row is compared with those before it.</summary>
internal sealed class PeoplePlanner(ImportSource source, PeopleFacts facts)
{
    private readonly Dictionary<Guid, (PersonReading Reading, PersonState After)> linesOf = [];
    private readonly Dictionary<string, PersonReading> byExternalId = [];
    private readonly Dictionary<string, PersonReading> byName = [];
    private readonly Dictionary<(string Name, string Address), PersonReading> byNameAndAddress = [];
    private readonly HashSet<Guid> assignors = [.. facts.Everybody.Where(person => person.IsWorkingAssignor).Select(person => person.Id)];

    private readonly EarlierLines lines = new(source.Sheet);
    private readonly SectionLines sections = new(source);
    private readonly SharedAddresses shared = new(facts);
    private readonly NearNames near = new();
    private readonly Remarks remarks = new();

    /// <summary>How many people with an account are updated.</summary>
    private int accounts;

    private Companions companions = new([], facts, default);
    private FullerLines fuller = new([], default);
    private JoinedLines joined = new([], default);

    public ImportPlan Plan(CancellationToken cancel)
    {
        var columns = new PersonColumns(source.Sheet, source.Mapping);
        var read = new List<PersonReading>(source.Sheet.Rows.Count);
        foreach (var row in source.Sheet.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            read.Add(PersonReading.Of(row, columns, source.Edits.Rows.GetValueOrDefault(row.Line), remarks));
        }
        joined = new JoinedLines(read, cancel);
        var readings = joined.Readings;
        foreach (var reading in readings.Where(IsOwn))
        {
            cancel.ThrowIfCancellationRequested();
            shared.Add(reading);
        }
        fuller = new FullerLines(readings.Where(IsOwn), cancel);
        companions = new Companions(readings.Where(IsOwn), facts, cancel);
        var rows = new List<PlanRow>(readings.Count);
        foreach (var reading in readings)
        {
            cancel.ThrowIfCancellationRequested();
            rows.Add(Row(sections.Below(reading)));
            joined.Keep(rows[^1]);
        }
        return new ImportPlan
        {
            Rows = rows,
            Counts = ImportCounts.Of(rows),
            Fingerprint = PersonPlanRow.DigestOf(rows),
            Basis = Basis.Of(source, facts.Digest),
            Remarks = [.. remarks.Sentences(), .. OfAccounts()]
        };
    }

    private bool IsOwn(PersonReading reading) => reading.Edit.LeftOut != true && joined.Of(reading) is null;

    private PersonPlanRow Row(PersonReading reading)
    {
        var row = new PersonPlanRow
        {
            Line = reading.Line,
            Outcome = Outcome.Error,
            Title = reading.Name.Length > 0 ? reading.Name : "No name",
            Summary = reading.Summary,
            Cells = reading.Cells,
            IsEdited = reading.Edit is not { Cells.Count: 0, Match: null, AsNew: not true, SameAs: null, Meant.Count: 0 },
        };
        if (reading.Edit.LeftOut == true)
            return row with { Outcome = Outcome.LeftOut };
        if (joined.Of(reading) is { } whole)
            return joined.RowOf(row, whole, lines.Place(whole));
        if (reading is { Organization: { } organization, Edit: { LeftOut: null, Cells.Count: 0 } })
            return sections.OfOrganization(row, organization, remarks);
        if (sections.Is(reading))
            return sections.LeaveOut(row with { Title = SectionLines.TextOf(reading) }, reading, remarks);
        // The first row with an id keeps it, even if it has an error: otherwise a second import would decide differently.
        if (reading.ExternalId is not null && !byExternalId.TryAdd(reading.ExternalId, reading))
            return lines.Twice(row, reading, byExternalId[reading.ExternalId]);
        if (reading.Problems.Count > 0 || (reading.Lost.Count > 0 && !IsHereAsItIs(reading)))
        {
            near.Add(reading);
            return reading.Problems.Count > 0 ? PersonQuestions.Wrong(row, reading) : PersonQuestions.Lose(row, reading);
        }
        if (reading.Shifted is { } shifted)
            return PersonQuestions.Shift(row, shifted);
        if (fuller.Of(reading) is { } more)
            return lines.SaysNoMore(row, reading, more)!;
        var match = PersonMatch.Find(reading, facts, companions);
        if (match.Person is null && match.Question is null && Namesake(reading) is { } earlier)
            return lines.SaysNoMore(row, reading, earlier) ?? Namesakes(row, reading, earlier, match);
        if (match.Person is null && match.Question is null && reading.Edit.AsNew != true
            && near.Of(reading, out var byReach) is { } other)
        {
            var common = byReach ? "the same address or phone" : "a name that may be the same";
            return PersonQuestions.IsSomebodyElse(
                row, $"{other.Name} in {lines.Place(other)} has {common}. Is {reading.Name} the same person?", other);
        }
        return Decide(row, reading, match);
    }

    /// <summary>A shortened phone was reported at the first import, and adds nothing.</summary>
    private bool IsHereAsItIs(PersonReading reading) => reading.Lost.All(lost => PersonColumns.FieldOf(lost.Field) == PeopleFields.Phone)
        && facts.Named(reading.NameKey).Any(person => person.State.Phone == reading.PhoneCells);

    private PersonPlanRow Namesakes(PersonPlanRow row, PersonReading reading, PersonReading earlier, PersonMatch match) =>
        earlier.Addresses.Any(address => reading.Addresses.Any(other => other.Key == address.Key)) && reading.Edit.AsNew != true
            ? lines.Twice(row, reading, earlier)
        : reading.Edit.AsNew == true || HaveDifferentIds(reading, earlier) ? Decide(row, reading, match)
        : PersonQuestions.IsSomebodyElse(row, $"{EarlierLines.Capital(lines.Place(earlier))} has the same name.", earlier);

    private PersonPlanRow Decide(PersonPlanRow row, PersonReading reading, PersonMatch match)
    {
        if (match.Person is { } person)
        {
            if (linesOf.TryGetValue(person.Id, out var other))
                return lines.Again(row, reading, other.Reading, other.After);
            var after = PersonMerge.Into(person.State, reading, source.Mapping.RemovesAddresses);
            var changes = PersonMerge.Changes(person.State, after);
            if (changes.Count > 0 && match.ByNameAlone)
                return PersonQuestions.Ask(row, match);
            return Remember(reading, person, Update(row, reading, person, after, changes));
        }
        if (match.Question is not null)
            return match.ByIdAlone ? PersonQuestions.AskOfId(row, match) : PersonQuestions.Ask(row, match);
        var isPart = reading.FirstName.Length == 0 || reading.LastName.Length == 0;
        if (isPart)
            return PersonQuestions.IsPart(row, reading);
        if (sections.IsAlone(reading))
            return PersonQuestions.IsAlone(row);
        if (facts.WithExternalId(reading.ExternalId) is { } holder)
            return row with
            {
                Reason = $"{holder.Name} has the id {reading.ExternalId} already.",
                Mend = "Correct the id, or leave the row out."
            };
        var added = PersonMerge.New(reading);
        if (added.Addresses.Count > People.Person.MostAddresses)
            return TooManyAddresses(row, reading.Name);
        if (Doubts.Of(reading, null, added.Permissions) is { Count: > 0 } doubts)
            return Doubts.Ask(row, reading, doubts);
        return Remember(reading, null, row with { Outcome = Outcome.Add, After = added, Notes = Notes(reading, null) });
    }

    private static PersonPlanRow TooManyAddresses(PersonPlanRow row, string name) => row with
    {
        Reason = $"{name} would have more than {People.Person.MostAddresses} addresses.",
        Mend = "Take some out.",
    };

    private PersonPlanRow Update(PersonPlanRow row, PersonReading reading, KnownPerson person, PersonState after,
        IReadOnlyList<FieldChange> changes)
    {
        row = row with { PersonId = person.Id, Before = person.State, Title = reading.Name.Length > 0 ? reading.Name : person.Name };
        if (changes.Count == 0)
            return row with { Outcome = Outcome.Unchanged, After = after };
        if (after.Addresses.Count > People.Person.MostAddresses)
            return TooManyAddresses(row with { PersonId = null, Before = null }, person.Name);
        if (after.ExternalId is { } id && id != person.State.ExternalId && facts.WithExternalId(id) is { } holder)
            return row with
            {
                PersonId = null,
                Before = null,
                Reason = $"{holder.Name} has the id {id} already.",
                Mend = "Correct the id, or leave the row out."
            };
        if (person.State.Permissions.HasFlag(Permissions.Assignor)
            && (!after.Permissions.HasFlag(Permissions.Assignor) || after.Addresses.Count == 0))
        {
            if (person.Id == source.Caller.PersonId)
                return row with
                {
                    PersonId = null,
                    Before = null,
                    Reason = "This takes your own Assignor permission away.",
                    Mend = "Leave the row out, or have another assignor do it on your page."
                };
            if (assignors.Contains(person.Id) && assignors.Count == 1)
                return row with
                {
                    PersonId = null,
                    Before = null,
                    Reason = $"{person.Name} is the last assignor who can sign in.",
                    Mend = "Leave the row out, or make somebody else an assignor first."
                };
        }
        if (Doubts.Of(reading, person, after.Permissions) is { Count: > 0 } doubts)
            return Doubts.Ask(row with { PersonId = null, Before = null, Changes = changes }, reading, doubts);
        if (!after.Permissions.HasFlag(Permissions.Assignor))
            assignors.Remove(person.Id);
        accounts += person.HasAccount ? 1 : 0;
        return row with { Outcome = Outcome.Update, After = after, Changes = changes, Notes = Notes(reading, person) };
    }

    /// <summary>The same reason that <see cref="UndoRule"/> will give afterwards.</summary>
    private IEnumerable<string> OfAccounts() => accounts == 0 ? []
        : [$"{(accounts == 1 ? "1 person who is updated has" : $"{accounts:N0} people who are updated have")} an account: this import "
            + $"cannot be undone afterwards."];

    private PersonPlanRow Remember(PersonReading reading, KnownPerson? person, PersonPlanRow row)
    {
        if (row.Outcome is not (Outcome.Add or Outcome.Update or Outcome.Unchanged))
            return row;
        if (person is not null)
            linesOf.Add(person.Id, (reading, row.After!));
        byName.TryAdd(reading.NameKey, reading);
        near.Add(reading);
        foreach (var address in reading.Addresses)
            byNameAndAddress.TryAdd((reading.NameKey, address.Key), reading);
        return row;
    }

    /// <summary>An earlier row with this name, if possible one with a common address.</summary>
    private PersonReading? Namesake(PersonReading reading) => byName.TryGetValue(reading.NameKey, out var first)
        ? reading.Addresses.Select(address => byNameAndAddress.GetValueOrDefault((reading.NameKey, address.Key))).OfType<PersonReading>()
            .MinBy(one => one.Line) ?? first
        : null;

    private static bool HaveDifferentIds(PersonReading one, PersonReading other) =>
        one.ExternalId is not null && other.ExternalId is not null && one.ExternalId != other.ExternalId;

    private IReadOnlyList<string> Notes(PersonReading reading, KnownPerson? person) =>
        reading.HasUnread ? [.. shared.Notes(reading, person), "A letter of this line could not be read."] : shared.Notes(reading, person);
}
