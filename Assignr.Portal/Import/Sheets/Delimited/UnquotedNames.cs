using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets.Delimited;

/// <summary>
/// Names with an unquoted comma in a text file, "Marlowe, Theo", which give its rows more cells than there are headings: one more for each
/// column of names, all of which have the last name first.
/// </summary>
internal static partial class UnquotedNames
{
    private const int LeastRows = 2;

    public static List<SheetRow> Join(
        IReadOnlyList<string> headings, List<SheetRow> rows, RawTable raw, Reading reading, Expected expected, List<Finding> findings)
    {
        if (raw.IsWorkbook || !rows.Exists(row => row.Cells.Count > headings.Count))
            return rows;
        List<int> names = [.. Enumerable.Range(0, headings.Count).Where(
            column => headings[column].Length > 0 && expected.IsOfNames(Columns.Key(headings[column])))];
        var width = headings.Count + names.Count;
        bool IsParted(SheetRow row) => row.Cells.Count == width
            && names.Index().All(
                name => Last().IsMatch(row.Cells[name.Item + name.Index]) && First().IsMatch(row.Cells[name.Item + name.Index + 1]));
        var parted = rows.Where(IsParted).Take(LeastRows).ToList();
        if (names.Count == 0 || parted.Count < LeastRows || !rows.TrueForAll(row => row.Cells.Count <= headings.Count || IsParted(row)))
            return rows;
        var example = $"{parted[0].Cells[names[0]]}, {parted[0].Cells[names[0] + 1]}";
        var what = reading.PartsNames ? "are read as two cells, as was chosen" : "are read as one cell, the last name before the comma";
        findings.Add(new Finding(
            "Names with a comma", $"Names as “{example}” {what}: without quotes their rows have more cells than there are headings.",
            [
                new FindingOption("One cell", reading with { PartsNames = false }, !reading.PartsNames),
                new FindingOption("Two cells", reading with { PartsNames = true }, reading.PartsNames),
            ]));
        return reading.PartsNames ? rows
            : rows.ConvertAll(row => row.Cells.Count > headings.Count ? row with { Cells = Joined(row.Cells, names) } : row);
    }

    private static List<string> Joined(IReadOnlyList<string> cells, List<int> names)
    {
        var joined = new List<string>(cells.Count);
        for (var at = 0; at < cells.Count; at++)
            joined.Add(names.Contains(joined.Count) ? $"{cells[at]}, {cells[++at]}" : cells[at]);
        return joined;
    }

    [GeneratedRegex(@"^(?:\p{Ll}{1,4}\.? ){0,3}\p{Lu}[\p{L}'’-]{1,30}(?: (?:Jr|Sr|II|III)\.?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Last();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}\.?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex First();
}
