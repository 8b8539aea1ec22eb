using System.Text;
using Assignr.Portal.Import.Sheets.Cards;
using Assignr.Portal.Import.Sheets.Decoding;

namespace Assignr.Portal.Import.Sheets.Calendars;

/// <summary>
/// Calendars as programs for schedules write them (iCalendar, RFC 5545): each event becomes a row with its teams, place and time. Tasks,
/// alarms and time zones are no events. An event that repeats is read once, on its first day, which is said.
/// </summary>
internal static class CalendarText
{
    private const string Begin = "BEGIN:VCALENDAR";
    private const string Event = "VEVENT";
    private const int Looked = 256;

    private static readonly string[] Headings = ["Game Id", "Date", "Time", "Teams", "Location", "Status", "Notes"];

    public static bool Is(byte[] file)
    {
        var head = Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, Looked)).Replace("\0", "", StringComparison.Ordinal);
        return head.TrimStart('ÿ', 'þ', 'ï', '»', '¿', ' ', '\r', '\n', '\t').StartsWith(Begin, StringComparison.OrdinalIgnoreCase);
    }

    public static RawTable Read(byte[] file, Reading reading, ImportOptions limits, CancellationToken cancel)
    {
        var decoded = TextDecoding.Decode(file, reading, cancel);
        var rows = new SheetRows(limits, isText: false);
        Put(rows, 0, Headings);
        var left = new EventsLeft();
        foreach (var one in Events(new VCardLines(decoded.Text, limits.LongestCell, cancel).All(), left))
        {
            left.Count(one);
            Put(rows, one.Line, one.ToCells());
        }
        var lines = WithoutEmpty(rows.ToLines());
        if (lines.Count == 1)
            throw new UnreadableFileException("This calendar holds no events. Choose the one that holds your games.");
        return new RawTable(lines, $"Calendar (iCalendar), {decoded.Encoding}")
        {
            Findings = [.. decoded.Findings, .. left.Findings()],
        };
    }

    private static IEnumerable<CalendarEvent> Events(IEnumerable<VCardLine> lines, EventsLeft left)
    {
        var (one, inside, isCancelled, zones) = ((CalendarEvent?)null, 0, false, new CalendarZones());
        foreach (var (number, line, isCut) in lines)
        {
            if (isCut && one is not null && inside == 0 && CalendarEvent.Reads(line))
                throw new UnreadableFileException(
                    $"Line {number} holds more than {line.Length:N0} characters. Shorten what stands there and drop the file again.");
            if (Named(line, "BEGIN") is { } begun)
            {
                if (one is not null && begun != Event)
                    inside++;
                else if (begun == Event)
                {
                    // An event that is not closed ends where the next one begins.
                    if (one is not null)
                        yield return one;
                    (one, inside) = (new CalendarEvent(zones) { Line = number, IsWithdrawn = isCancelled }, 0);
                }
                else
                    left.CountOther(begun);
            }
            else if (Named(line, "END") is { } ended)
            {
                if (inside > 0)
                    inside--;
                else if (one is not null && ended == Event)
                {
                    yield return one;
                    one = null;
                }
            }
            else if (one is null)
            {
                isCancelled |= Named(line, "METHOD") == "CANCEL";
                zones.Usual ??= line.StartsWith("X-WR-TIMEZONE:", StringComparison.OrdinalIgnoreCase) ? line[14..].Trim() : null;
            }
            else if (inside == 0)
                one.Take(line);
        }
        if (one is not null)
            yield return one;
    }

    /// <summary>The value of a line of that name; null for any other line.</summary>
    private static string? Named(string line, string name) =>
        line.Length > name.Length && line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length] == ':'
            ? line[(name.Length + 1)..].Trim().ToUpperInvariant() : null;

    /// <summary>Without the columns that no event fills.</summary>
    private static List<SheetRow> WithoutEmpty(List<SheetRow> lines)
    {
        List<int> filled = [.. Enumerable.Range(0, Headings.Length).Where(
            column => lines.Skip(1).Any(line => column < line.Cells.Count && line.Cells[column].Length > 0))];
        return filled.Count == Headings.Length ? lines
            : lines.ConvertAll(line => line with
            {
                Cells = [.. filled.Select(column => column < line.Cells.Count ? line.Cells[column] : "")],
            });
    }

    private static void Put(SheetRows rows, int line, IReadOnlyList<string> cells)
    {
        for (var column = 0; column < cells.Count; column++)
            rows.Put(line, column, cells[column]);
    }
}
