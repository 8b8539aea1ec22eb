using Assignr.Portal.Import.OfPeople.Contacts;
using Assignr.Portal.Import.OfPeople.Planning;
using Assignr.Portal.People;

namespace Assignr.Portal.Import.OfPeople.Rows;

/// <summary>Lines of which somebody said that they are about the person of another line, which then says what they do.</summary>
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

    /// <summary>Of the file, each with what was joined with it.</summary>
    public IReadOnlyList<PersonReading> Readings { get; }

    /// <summary>The line that says what this one does; null where it speaks for itself.</summary>
    public PersonReading? Of(PersonReading reading) => intoOf.GetValueOrDefault(reading.Line);

    /// <summary>A line whose words are taken with another one: what does not come in there does not come in at all.</summary>
    /// <param name="row">As it begins.</param>
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

    /// <summary>What became of a line: others may be taken with it.</summary>
    public void Keep(PlanRow row)
    {
        if (intoOf.Count > 0)
            rows[row.Line] = row;
    }

    /// <summary>What cannot be taken as it is has to be mended in its own row first.</summary>
    private static bool CanJoin(PersonReading reading) =>
        reading is { Edit: { SameAs: not null, LeftOut: not true }, Problems.Count: 0, Lost.Count: 0, Suspects.Count: 0 };

    // The line may be joined with another one itself. Round and round it goes nowhere.
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
        // One more than a person may have says that they are too many.
        Addresses = [.. one.Addresses.Concat(other.Addresses).DistinctBy(address => address.Key).Take(Person.MostAddresses + 1)],
    };

    /// <summary>All of both, as long as they fit.</summary>
    private static string? Phones(string? one, string? other) =>
        other is null || PhoneNumbers.AreSame(one, other) ? one
        : one is null ? other
        : $"{one}, {other}" is { Length: <= Person.LongestPhone } both ? both : one;
}
