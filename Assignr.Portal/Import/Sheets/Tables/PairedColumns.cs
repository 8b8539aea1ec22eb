using System.Text.RegularExpressions;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Names;

namespace Assignr.Portal.Import.Sheets.Tables;

/// <summary>What a heading of two things says about its cells.</summary>
public enum HeadingPair
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Each cell contains both, with a mark between them: two columns.</summary>
    TwoColumns,

    /// <summary>Names with the first name first, followed by a comma.</summary>
    FirstLast,

    /// <summary>Names with the last name first, as their comma shows.</summary>
    LastFirst,
}

/// <summary>A column whose heading and cells contain two things: "Home, Away", "Home/Away teams", "Officials (First, Last)".</summary>
internal static partial class PairedColumns
{
    private static readonly string[] Marks = [",", "/", ";", "|", "&", " - ", " – "];

    public static (IReadOnlyList<string> Headings, List<SheetRow> Rows) Part(
        IReadOnlyList<string> headings, List<SheetRow> rows, Reading reading, Expected expected, List<Finding> findings)
    {
        for (var column = headings.Count - 1; column >= 0; column--)
        {
            if (Pair().Match(headings[column]) is not { Success: true } pair)
                continue;
            string Part(string group) => pair.Groups[group].Value.Trim();
            var (above, one, other) = (Part("above"), Part("one"), Part("other"));
            var kind = expected.PairOf(Columns.Key(above), Columns.Key(one), Columns.Key(other));
            if (kind is HeadingPair.FirstLast or HeadingPair.LastFirst)
            {
                (headings, rows) = Named(headings, rows, column, above, kind, findings);
            }
            else if (kind == HeadingPair.TwoColumns && MarkOf(rows, column) is { } mark)
            {
                var options = new[]
                {
                    new FindingOption("Two columns", reading with { WholeColumns = false }, !reading.WholeColumns),
                    new FindingOption("One column", reading with { WholeColumns = true }, reading.WholeColumns),
                };
                var read = reading.WholeColumns ? "read as one column, as was chosen" : $"read as two columns, {one} and {other}";
                findings.Add(new Finding(
                    "Two in one column", $"“{headings[column]}” is {read}: its cells have “{mark.Trim()}” between them.", options));
                if (!reading.WholeColumns)
                    (headings, rows) = Parted(headings, rows, column, (one, other), mark);
            }
        }
        return (headings, rows);
    }

    private static (IReadOnlyList<string> Headings, List<SheetRow> Rows) Named(
        IReadOnlyList<string> headings, List<SheetRow> rows, int column, string above, HeadingPair kind, List<Finding> findings)
    {
        IReadOnlyList<string> named = [.. headings.Index().Select(heading => heading.Index == column ? above : heading.Item)];
        if (kind == HeadingPair.LastFirst
            || !rows.Exists(row => column < row.Cells.Count && row.Cells[column].Contains(',', StringComparison.Ordinal)))
            return (named, rows);
        findings.Add(new Finding("Names", $"The names below “{headings[column]}” are read with the first name before the comma.", []));
        return (named, rows.ConvertAll(row => column < row.Cells.Count ? row.With(column, InOrder(row.Cells[column])) : row));
    }

    /// <summary>"Ivy, Ito; Theo, Marlowe" without the commas.</summary>
    private static string InOrder(string cell) => string.Join(";", cell.Split([';', '\n'])
        .Select(name => Halves(name, ",") is (var first, { Length: > 0 } last) ? $"{first} {last}" : name));

    private static (IReadOnlyList<string> Headings, List<SheetRow> Rows) Parted(
        IReadOnlyList<string> headings, List<SheetRow> rows, int column, (string One, string Other) names, string mark)
    {
        IReadOnlyList<string> Put(IReadOnlyList<string> cells, string one, string other) => column >= cells.Count ? cells
            : [.. cells.Take(column), one, other, .. cells.Skip(column + 1)];
        return (Put(headings, names.One, names.Other), rows.ConvertAll(row =>
        {
            var (one, other) = column < row.Cells.Count ? Halves(row.Cells[column], mark) : ("", "");
            return row with { Cells = Put(row.Cells, one, other) };
        }));
    }

    /// <summary>A cell without the mark is the first half.</summary>
    private static (string One, string Other) Halves(string cell, string mark) => cell.Split(mark, StringSplitOptions.TrimEntries) switch
    {
        [{ Length: > 0 } one, { Length: > 0 } other] => (one, other),
        [{ Length: > 0 } one, { Length: > 0 } other, var suffix] when NameSuffix.Is(suffix) => (one, $"{other} {suffix}"),
        _ => (cell, ""),
    };

    /// <summary>The mark that most cells contain once; null where there is none.</summary>
    private static string? MarkOf(List<SheetRow> rows, int column)
    {
        var cells = rows.Where(row => column < row.Cells.Count && row.Cells[column].Length > 0 && !NoValue.Is(row.Cells[column]))
            .Take(Columns.Looked).Select(row => row.Cells[column]).ToList();
        return Array.Find(Marks, mark => cells.Count(cell => Halves(cell, mark).Other.Length > 0) * 2 > cells.Count);
    }

    // "Home, Away", "Home/Away teams", "Officials (First, Last)", "Local y visitante".
    [GeneratedRegex(
        @"^(?<above>[^(),/&|;]{0,40}?)\s*[(\[]?\s*(?<one>\p{L}[\p{L} ]{0,20}?)\s*(?:[,/&]|\s-\s|\s(?:and|y|und|et)\s)\s*"
            + @"(?<other>\p{L}[\p{L} ]{0,20}?)(?:\s+[Tt]eams?)?\s*[)\]]?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
