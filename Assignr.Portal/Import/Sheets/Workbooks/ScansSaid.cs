namespace Assignr.Portal.Import.Sheets.Workbooks;

/// <summary>Says what a workbook has beside the text of its cells: hidden and struck ones, merged ones, notes, formulas without a
/// value.</summary>
internal static class ScansSaid
{
    /// <param name="spread">How many cells were filled by merged ones.</param>
    /// <param name="program">A program that opens the workbook.</param>
    public static List<Finding> Of(List<WorksheetScan> scans, int spread, Reading reading, string program)
    {
        var findings = new List<Finding>();
        var (rows, columns) = (scans.Sum(scan => scan.HiddenRows), scans.Sum(scan => scan.HiddenColumns));
        var white = scans.Sum(scan => scan.UnseenRows);
        if (rows + columns + white > 0)
        {
            string[] kinds = [Count(rows, "hidden row"), Count(columns, "hidden column"), Count(white, "row", " in white letters")];
            var what = string.Join(" and ", kinds.Where(text => text.Length > 0));
            var are = Are(rows + columns + white);
            findings.Add(new Finding("Hidden", $"{what} of the workbook {are} {(reading.Hidden ? "read too" : "not read")}.",
            [
                new FindingOption("Leave out what is hidden", reading with { Hidden = false, HeadingLine = null }, !reading.Hidden),
                new FindingOption("Read what is hidden too", reading with { Hidden = true, HeadingLine = null }, reading.Hidden),
            ]));
        }
        if (scans.Sum(scan => scan.StruckRows) is var struck and > 0)
        {
            var line = scans.First(scan => scan.StruckRows > 0).FirstStruckRow;
            Reading With(bool isRead) => reading with { Struck = isRead, HeadingLine = null };
            findings.Add(new Finding(
                "Struck through",
                $"Cells of {Count(struck, "row")} are struck through and {(reading.Struck ? "read as all others" : "not read")}, "
                + $"the first in line {line}.",
                [
                    new FindingOption("Leave out what is struck through", With(false), !reading.Struck),
                    new FindingOption("Read what is struck through too", With(true), reading.Struck),
                ]));
        }
        if (spread > 0)
            findings.Add(new Finding(
                "Merged cells",
                    $"Merged cells count for each of their rows: {Count(spread, "cell")} {(spread == 1 ? "was" : "were")} filled by them.",
                    []));
        if (scans.Sum(scan => scan.Covered) is var covered and > 0)
            findings.Add(new Finding(
                "Covered cells",
                $"{Count(covered, "cell")} with a text {(covered == 1 ? "lies" : "lie")} below a merged cell and {Are(covered)} not read, "
                + $"the first at {scans.First(scan => scan.Covered > 0).FirstCovered}.",
                []));
        if (SheetNotes.Tell(scans.ConvertAll(scan => scan.Notes)) is { } notes)
            findings.Add(notes);
        if (scans.Sum(scan => scan.NeverCalculated) is var missing and > 0)
        {
            var holds = missing == 1 ? "holds a formula that was" : "hold formulas that were";
            var first = scans.First(scan => scan.NeverCalculated > 0).FirstNeverCalculated;
            findings.Add(new Finding(
                "Formulas",
                $"{Count(missing, "cell")} {holds} never calculated and {Are(missing)} read as empty, the first in {first}. "
                + $"Open the workbook in {program}, save it once and drop it again.",
                []));
        }
        return findings;
    }

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static string Count(int count, string word, string behind = "") =>
        count == 0 ? "" : count == 1 ? $"1 {word}{behind}" : $"{count:N0} {word}s{behind}";
}
