namespace Assignr.Portal.Import.OfPeople.Rows;

/// <summary>Finds lines that contain everything another line says about a person, and more: a list of several seasons repeats
/// people.</summary>
internal sealed class FullerLines
{
    /// <summary>How many lines with one name are compared with each other.</summary>
    private const int Most = 20;

    private readonly Dictionary<int, PersonReading> byLine = [];

    public FullerLines(IEnumerable<PersonReading> readings, CancellationToken cancel)
    {
        foreach (var group in readings.Where(IsOpen).GroupBy(reading => reading.NameKey))
        {
            cancel.ThrowIfCancellationRequested();
            var rows = group.Take(Most + 1).ToList();
            if (rows.Count is 1 or > Most)
                continue;
            foreach (var row in rows.Where(row => row.ExternalId is null))
            {
                var fuller = rows.Where(other => row.SaysNoMoreThan(other) && !other.SaysNoMoreThan(row))
                    .DistinctBy(other => other.Says).ToList();
                // Where two lines may be meant, neither is taken.
                if (fuller.Count == 1)
                    byLine.Add(row.Line, fuller[0]);
            }
        }
    }

    public PersonReading? Of(PersonReading reading) => byLine.GetValueOrDefault(reading.Line);

    private static bool IsOpen(PersonReading reading) =>
        reading is
        {
            Problems.Count: 0, Lost.Count: 0, FirstName.Length: > 0, LastName.Length: > 0,
            Edit: { LeftOut: not true, Match: null }
        };
}
