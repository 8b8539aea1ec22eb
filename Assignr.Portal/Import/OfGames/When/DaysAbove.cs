using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames.When;

/// <summary>A date that is written once, in the first game of its day: it applies to the games below that have none.</summary>
internal sealed class DaysAbove
{
    private const int LeastTexts = 2;

    private readonly Dictionary<int, string> byLine = [];
    private readonly string heading = "";
    private readonly bool areKept;

    public DaysAbove(Sheet sheet, Mapping mapping)
    {
        var date = mapping.Columns.Index().Where(one => one.Item == GameFields.Date).Select(one => one.Index).FirstOrDefault(-1);
        areKept = mapping.KeepsEmptyDates;
        if (date < 0)
            return;
        heading = sheet.NameOf(date);
        var (above, next) = ("", 1);
        var days = new HashSet<string>();
        foreach (var row in sheet.Rows)
        {
            // No date applies beyond the end of its sheet.
            for (; next < sheet.Parts.Count && row.Line > sheet.Parts[next].Before; next++)
                above = "";
            var text = row.Cells[date];
            if (text.Length == 0 && above.Length > 0 && IsGame(row))
            {
                byLine.Add(row.Line, above);
            }
            else if (text.Length > 0 && text == above)
            {
                // Where every game of a date has it, a gap does not mean the date above.
                byLine.Clear();
                return;
            }
            else if (text.Length > 0)
            {
                above = days.Contains(text) || DateText.IsDay(text) ? text : "";
                days.Add(above);
            }
        }
    }

    /// <summary>Null where the row has a date of its own, or none above it.</summary>
    public string? Of(SheetRow row) => areKept ? null : byLine.GetValueOrDefault(row.Line);

    public IEnumerable<Guess> Guesses()
    {
        if (byLine.Count > 0)
        {
            var (line, day) = byLine.First();
            var rows = byLine.Count == 1 ? "1 row has" : $"{Shell.Figures.Grouped(byLine.Count)} rows have";
            if (areKept)
            {
                yield return new Guess(
                    $"As you said, {rows} no date, as line {line}, though {heading} stands once for several games.", "Take the date above",
                    mapping => mapping with { KeepsEmptyDates = false });
                yield break;
            }
            yield return new Guess(
                $"{heading} stands once for several games: {rows} the date above, as line {line}, which is on {day}.",
                "Leave them without a date", mapping => mapping with { KeepsEmptyDates = true });
        }
    }

    /// <summary>Both teams, or a team and more; a note has only one text.</summary>
    private static bool IsGame(SheetRow row) => row.Cells.Where(cell => cell.Any(char.IsLetter)).Take(LeastTexts).Count() == LeastTexts;
}
