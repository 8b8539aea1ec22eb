using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Rows;

/// <summary>Lines that somebody declared to be about the person of another line; that line then takes over their values.</summary>
internal sealed class JoinedLines
{
    private readonly Dictionary<int, PersonReading> byLine = [];
    private readonly Dictionary<int, PersonReading> intoOf = [];
    private readonly Dictionary<int, PlanRow> rows = [];

    public JoinedLines(IReadOnlyList<PersonReading> readings, CancellationToken cancel)
    {
        Readings = readings;
        if (!readings.Any(reading => reading.Edit.SameAs is not null))
            return;
        byLine = readings.ToDictionary(reading => reading.Line);
        foreach (var reading in readings.Where(CanJoin))
        {
            cancel.ThrowIfCancellationRequested();
            if (RootOf(reading) is { } root)
                intoOf.Add(reading.Line, root);
        }
        foreach (var (line, root) in intoOf)
        {
            cancel.ThrowIfCancellationRequested();
            byLine[root.Line] = With(byLine[root.Line], byLine[line]);
        }
        Readings = [.. readings.Select(reading => byLine[reading.Line])];
    }

    /// <summary>The lines of the file, each with the values of those joined to it.</summary>
    public IReadOnlyList<PersonReading> Readings { get; }

    /// <summary>The line that this one is joined to; null where there is none.</summary>
    public PersonReading? Of(PersonReading reading) => intoOf.GetValueOrDefault(reading.Line);

    /// <summary>The row of a line that is joined to another one: it is imported only if that one is.</summary>
    /// <param name="row">As it is before.</param>
    public PersonPlanRow RowOf(PersonPlanRow row, PersonReading into, string place) => rows.GetValueOrDefault(into.Line)?.Outcome switch
    {
        (Outcome.Look or Outcome.Error) and var outcome =>
            row with { Outcome = outcome, Reason = $"It is taken with {place}.", Mend = "Decide that one." },
        Outcome.LeftOut => row with
        {
            Outcome = Outcome.Look,
            Reason = $"It is taken with {place}, which is left out.",
            Mend = "Take that one in, or press As in the file here.",
        },
        _ => row with { Outcome = Outcome.Unchanged, Notes = [$"What it says of {row.Title} is taken with {place}."] },
    };

    /// <summary>Remembers the outcome of a line, because others may be joined to it.</summary>
    public void Keep(PlanRow row)
    {
        if (intoOf.Count > 0)
            rows[row.Line] = row;
    }

    /// <summary>What cannot be imported as it is must be corrected in its own row first.</summary>
    private static bool CanJoin(PersonReading reading) =>
        reading is { Edit: { SameAs: not null, LeftOut: not true }, Problems.Count: 0, Lost.Count: 0, Suspects.Count: 0 };

    // The line may itself be joined to another one. A circle leads nowhere.
    private PersonReading? RootOf(PersonReading reading)
    {
        var seen = new HashSet<int> { reading.Line };
        var root = reading;
        while (root.Edit.SameAs is { } line && CanJoin(root))
        {
            if (!seen.Add(line) || !byLine.TryGetValue(line, out var next) || next.Edit.LeftOut == true)
                return null;
            root = next;
        }
        return root;
    }

    private static PersonReading With(PersonReading one, PersonReading other) => one with
    {
        ExternalId = one.ExternalId ?? other.ExternalId,
        Permissions = one.Permissions ?? other.Permissions,
        Phone = Phones(one.Phone, other.Phone),
        // One more than a person may have is enough to report that there are too many.
        Addresses = [.. one.Addresses.Concat(other.Addresses).DistinctBy(address => address.Key).Take(Person.MostAddresses + 1)],
    };

    /// <summary>The phones of both, as long as they fit.</summary>
    private static string? Phones(string? one, string? other) =>
        other is null || PhoneNumbers.AreSame(one, other) ? one
        : one is null ? other
        : $"{one}, {other}" is { Length: <= Person.LongestPhone } both ? both : one;
}
