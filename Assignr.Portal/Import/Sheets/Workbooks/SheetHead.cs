using System.Text.RegularExpressions;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>The first lines of a workbook's sheet, which show what table it has.</summary>
/// <param name="Known">How many of its headings are known, plus one where it has rows below them.</param>
/// <param name="HeadingLine">The last line of its headings; 0 where it has none.</param>
internal sealed partial record SheetHead(Worksheet Sheet, bool IsFilled, int Known, int HeadingLine, IReadOnlyList<string> Headings)
{
    /// <summary>How many more columns one sheet may have than another.</summary>
    private const int MostMore = 2;

    public IReadOnlyList<string> Keys { get; } = [.. Headings.Select(Columns.Key)];

    /// <summary>The line above the headings with the date of all rows, where these have none; 0 where there is no such line.</summary>
    public int DayLine { get; init; }

    /// <summary>
    /// Its name says that it does not count, or not yet: "Schedule OLD", "Cancelled", "Inactive", "Template". It is read only where
    /// somebody chooses it.
    /// </summary>
    public bool IsSetAside => SetAside().IsMatch(Data.Text.Fold(Sheet.Name).Replace('_', ' '));

    /// <summary>The same headings in the same or another order, or one of the two has some more.</summary>
    public bool IsLike(SheetHead other)
    {
        if (Keys.Count == 0 || Keys.SequenceEqual(other.Keys))
            return Keys.Count > 0;
        var (one, two) = (Keys.ToHashSet(), other.Keys.ToHashSet());
        var (fewer, more) = (Math.Min(one.Count, two.Count), Math.Abs(one.Count - two.Count));
        return one.Count == Keys.Count && two.Count == other.Keys.Count && more <= MostMore && more < fewer
            && (one.IsSubsetOf(two) || two.IsSubsetOf(one));
    }

    /// <summary>The title above a list, where it names a date and the rows do not.</summary>
    public static SheetRow? TitleOfDay(IEnumerable<SheetRow> above, IEnumerable<SheetRow> rows, Expected expected)
    {
        bool IsDay(SheetRow line) =>
            line.Cells.Where(cell => cell.Length > 0).Take(2).ToList() is [var text] && expected.LoneCell(text).Kind == LoneLine.Day;
        return above.Where(IsDay).Take(2).ToList() is [var title]
            && !rows.Take(HeadingLines.Looked).Any(row => row.Cells.Any(expected.IsDay)) ? title : null;
    }

    [GeneratedRegex(
        @"\b(?:old|obsolete|archived?|backup|template|do not use|not used|unused|draft)$|\bdo not use\b"
            + @"|^(?:old|obsolete|archived?|backup|template|sample|example|cancel(?:l?ed|l?ations?)"
            + "|inactive|retired|deleted|removed|former|resigned|deceased|do not assign|abgesagt|abgesagte|ausgeschieden"
            + @"|ehemalige|inaktiv|alt|archiv|vorlage|inactivos?|retirados?"
            + "|cancelad[oa]s?|anulad[oa]s?|plantilla|antiguos?|inactifs?|annulee?s?|anciens?|modele|archives?)"
            + @"(?: (?:games?|lists?|schedules?|season|data|roster|people|officials"
            + "|referees|umpires|members|spiele|partidos|matchs|arbitros|arbitres))?"
            + "(?: ?[-(0-9].*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex SetAside();
}
