using Assignr.Portal.Import.Sheets.Decoding;
using Assignr.Portal.Import.Sheets.Lines;
using Assignr.Portal.Import.Sheets.Tables;

namespace Assignr.Portal.Import.Sheets.Delimited;

/// <summary>The lines of a text file (RFC 4180 and its variants), read cell by cell, so that a limit is noticed as soon as it is
/// passed.</summary>
internal static class DelimitedText
{
    public static RawTable Read(byte[] file, Reading reading, Expected expected, ImportOptions limits, CancellationToken cancel)
    {
        var decoded = QuotedLines.Without(TextDecoding.Decode(file, reading, cancel), reading);
        if (reading.Delimiter is null && AddressList.In(decoded.Text, limits.MostRows + HeadingLines.Looked, cancel) is { } addresses)
            return Addresses(addresses, decoded, limits, cancel);
        if (reading.Delimiter is null && FixedColumns.WithTabs(decoded.Text, expected, cancel) is { } table)
        {
            var raw = Read(table, new Dialect('\t'), 0, decoded, reading, limits, cancel);
            return raw with { Findings = [.. raw.Findings, Spaces(reading)] };
        }
        if (reading.Delimiter is null && expected.MayBeLines && PeopleInLines.In(decoded.Text, expected, limits, cancel) is { } people)
            return people.ToTable(decoded, reading, limits);
        if (reading is { Delimiter: null, HeadingLine: null } && LinesTable.In(decoded.Text, expected, cancel) is { } lines)
            return lines.ToTable(decoded, reading, limits);
        var (text, said, skip) = SeparatorLine(decoded.Text);
        if (new DialectGuess(text, expected).Unwrapped(cancel) is { } inner)
            text = inner;
        return Read(text, new DialectGuess(text, expected).Best(reading.Delimiter ?? said), skip, decoded, reading, limits, cancel);
    }

    /// <param name="skipped">How many lines are above the text.</param>
    private static RawTable Read(
        string text, Dialect dialect, int skipped, Decoded decoded, Reading reading, ImportOptions limits, CancellationToken cancel)
    {
        var rows = new SheetRows(limits, isText: true);
        var cells = new DelimitedCells(text, dialect, limits.LongestCell, takesUnclosed: true) { Line = 1 + skipped };
        while (cells.HasMore)
        {
            var (line, column) = (cells.Line, 0);
            do
            {
                cancel.ThrowIfCancellationRequested();
                rows.Put(line, column++, cells.Next());
            }
            while (cells.SkipDelimiter());
            cells.SkipLineBreak();
        }
        return new RawTable(rows.ToLines(), $"{dialect.Words}, {decoded.Encoding}")
        {
            Findings = [.. decoded.Findings, Separators(reading, dialect), .. Quotes(cells), .. Formulas(rows)],
        };
    }

    private static IEnumerable<Finding> Quotes(DelimitedCells cells)
    {
        if (cells.Unclosed == 0)
            yield break;
        var open = cells.Unclosed == 1
            ? $"A quotation mark opens a cell in line {cells.FirstUnclosed} and never closes: it is"
            : $"{cells.Unclosed:N0} quotation marks open a cell and never close, the first in line {cells.FirstUnclosed}: they are";
        yield return new Finding("Quotation marks", $"{open} left out, and the lines below are read as rows.", []);
    }

    private static Finding Spaces(Reading reading) => new(
        "Columns of spaces", "Spaces alone part the columns: each begins where its heading does.",
        [
            new FindingOption("By their headings", reading, true),
            new FindingOption("With commas between the cells", reading with { Delimiter = ',', HeadingLine = null }, false),
        ]);

    private static IEnumerable<Finding> Formulas(SheetRows rows)
    {
        if (rows.Formulas == 0)
            yield break;
        var hold = rows.Formulas == 1 ? "1 cell holds a formula" : $"{rows.Formulas:N0} cells hold formulas";
        var are = rows.Formulas == 1 ? "it shows and is" : "they show and are";
        yield return new Finding(
            "Formulas",
            $"{hold} instead of what {are} read as empty, the first in {rows.FirstFormula}. Save the list with its values and drop it "
                + "again.",
            []);
    }

    private static RawTable Addresses(List<(int Line, string Text)> addresses, Decoded decoded, ImportOptions limits,
        CancellationToken cancel)
    {
        var rows = new SheetRows(limits, isText: true);
        foreach (var (line, text) in addresses)
        {
            cancel.ThrowIfCancellationRequested();
            rows.Put(line, 0, text);
        }
        return new RawTable(rows.ToLines(), $"List of addresses, {decoded.Encoding}") { Findings = decoded.Findings };
    }

    /// <summary>Excel's first line <c>sep=;</c> decides by itself, and is not a row.</summary>
    private static (string Text, char? Delimiter, int Lines) SeparatorLine(string text) =>
        text.Length > 4 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && (text.Length == 5 || text[5] is '\r' or '\n')
            ? (text[(text.Length == 5 ? 5 : text.AsSpan(5).StartsWith("\r\n") ? 7 : 6)..], text[4], 1)
            : (text, null, 0);

    private static Finding Separators(Reading reading, Dialect dialect) => new("Cells are parted by", "",
        [.. Dialect.Delimiters.Select(delimiter => new FindingOption(Word(delimiter),
            reading with { Delimiter = delimiter, HeadingLine = null }, delimiter == dialect.Delimiter))]);

    private static string Word(char delimiter) => delimiter switch
    {
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        '^' => "carets",
        '~' => "tildes",
        _ => "commas",
    };
}
