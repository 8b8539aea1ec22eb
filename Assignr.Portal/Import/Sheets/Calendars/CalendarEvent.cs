using System.Text;

namespace Assignr.Portal.Import.Sheets.Calendars;

/// <summary>One event of a calendar: its id, when it begins, what it is called, where it is, and its state. Nothing else is read.</summary>
/// <param name="zones">Writes the time zones of the file.</param>
internal sealed class CalendarEvent(CalendarZones zones)
{
    /// <summary>In characters: what says that a game is off does so at the beginning of a text.</summary>
    private const int LongestNotes = 200;

    /// <summary>In characters; a longer one is no number of a game.</summary>
    private const int LongestId = 100;

    private static readonly string[] Properties = ["UID", "DTSTART", "SUMMARY", "LOCATION", "STATUS"];

    private string id = "";
    private string start = "";
    private string parameters = "";
    private string location = "";
    private string status = "";
    private string notes = "";
    private bool isInstance;

    /// <summary>The line in the file on which it begins.</summary>
    public int Line { get; init; }

    /// <summary>The calendar says that all of its events are cancelled.</summary>
    public bool IsWithdrawn { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>It says that it repeats.</summary>
    public bool Repeats { get; private set; }

    /// <summary>It names people who take part.</summary>
    public bool HasPeople { get; private set; }

    /// <summary>Its id cannot be the number of a game: it is too long, or of one day of several.</summary>
    public bool HasOddId => id.Length > LongestId || (isInstance && id.Length > 0);

    /// <summary>Whether a line, or its beginning, belongs to a property that is read whole.</summary>
    public static bool Reads(string line) => Properties.Contains(Property(line));

    /// <summary>Reads a line (RFC 5545 3.1): name, parameters, a colon, the value.</summary>
    public void Take(string line)
    {
        var (property, colon) = (Property(line), Colon(line));
        if (colon < 0)
            return;
        var value = line[(colon + 1)..];
        switch (property)
        {
            case "UID" when id.Length == 0:
                id = Plain(value);
                break;
            case "DTSTART" when start.Length == 0:
                (start, parameters) = (value.Trim(), line[property.Length..colon]);
                break;
            case "SUMMARY" when Name.Length == 0:
                Name = Plain(value);
                break;
            case "LOCATION" when location.Length == 0:
                location = Plain(value);
                break;
            case "STATUS" when status.Length == 0:
                status = Plain(value);
                break;
            case "DESCRIPTION" when notes.Length == 0:
                notes = Plain(value);
                break;
            case "RRULE" or "RDATE":
                Repeats = true;
                break;
            case "ATTENDEE":
                HasPeople = true;
                break;
            case "RECURRENCE-ID":
                isInstance = true;
                break;
        }
    }

    public IReadOnlyList<string> ToCells()
    {
        var (date, time) = CalendarMoment.Of(start, parameters, zones);
        return
        [
            HasOddId ? "" : id, date, time, Name, location, IsWithdrawn ? "CANCELLED" : status,
            notes.Length > LongestNotes ? notes[..LongestNotes] : notes,
        ];
    }

    /// <summary>The property's name, in capitals.</summary>
    private static string Property(string line) =>
        line[..(line.AsSpan().IndexOfAny(':', ';') is var end and >= 0 ? end : line.Length)].ToUpperInvariant();

    /// <summary>The colon before the value, not one within a quoted parameter.</summary>
    private static int Colon(string line)
    {
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
                isQuoted = !isQuoted;
            else if (line[at] == ':' && !isQuoted)
                return at;
        }
        return -1;
    }

    /// <summary>A comma, a semicolon and a backslash have a backslash before them, and a line break is \n (RFC 5545 3.3.11).</summary>
    private static string Plain(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value.Trim();
        var plain = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
            plain.Append(value[at] != '\\' || at + 1 == value.Length ? value[at] : value[++at] is 'n' or 'N' ? ' ' : value[at]);
        return plain.ToString().Trim();
    }
}
