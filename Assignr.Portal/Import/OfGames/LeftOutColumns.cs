using Assignr.Portal.Import.OfGames.When;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import.OfGames;

/// <summary>The columns of a schedule that are left out. They become nothing, and tell all the same which day or time is meant, or two
/// rows apart.</summary>
internal sealed class LeftOutColumns
{
    private readonly Sheet sheet;
    private readonly List<int> times;
    private readonly int weekdays;

    public LeftOutColumns(Sheet sheet, Mapping mapping)
    {
        this.sheet = sheet;
        All = [.. mapping.Columns.Index().Where(column => column.Item is null).Select(column => column.Index)];
        times = UnnamedTimes.In(sheet, mapping.Columns);
        weekdays = All.FirstOrDefault(column => AreWeekdays(sheet, column), -1);
    }

    /// <summary>Whether a column that is left out has the weekdays of the games.</summary>
    public static bool AreWeekdays(Sheet sheet, int column) =>
        sheet.Values(column).Any() && !CalendarWords.AreOfOthers(Columns.Key(sheet.Headings[column]))
        && sheet.MostAre(column, cell => CalendarWords.WeekdayIn(cell) is not null);

    public IReadOnlyList<int> All { get; }

    /// <summary>What they say of the time of a row, each with its heading.</summary>
    public IReadOnlyList<(string Heading, string Text)> TimesOf(SheetRow row) =>
        [.. times.Select(column => (sheet.NameOf(column), row.Cells[column])).Where(time => time.Item2.Any(char.IsAsciiDigit))];

    /// <summary>What a column of weekdays has in a row; empty where there is none.</summary>
    public string WeekdayOf(SheetRow row) => weekdays >= 0 ? row.Cells[weekdays] : "";

    /// <summary>The first one that tells two rows apart: its heading and what each row has there. Null where none does.</summary>
    public (string Heading, string One, string Other)? Apart(SheetRow one, SheetRow other)
    {
        foreach (var column in All)
        {
            if (one.Cells[column] != other.Cells[column])
                return (sheet.NameOf(column), one.Cells[column], other.Cells[column]);
        }
        return null;
    }
}
