using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Assignr.Portal.Import.Sheets;

/// <summary>The rows of a text file (RFC 4180 and its many cousins).</summary>
internal static class DelimitedText
{
    public static Sheet Read(string text, string encoding, ImportOptions limits, CancellationToken cancel)
    {
        var (delimiter, skip) = Delimiter.Of(text);
        var rows = new SheetRows(limits, mayGuardFormulas: true);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            Mode = CsvMode.RFC4180,
            // A quote in the middle of a cell, as in 6'2", is text.
            BadDataFound = null,
            // A cell may hold its quotes and line breaks besides what is counted.
            MaxFieldSize = (limits.LongestCell * 2) + 1024,
            CacheFields = true,
        };
        using var parser = new CsvParser(new StringReader(skip == 0 ? text : text[skip..]), configuration);
        var next = skip == 0 ? 1 : 2;
        try
        {
            while (parser.Read())
            {
                cancel.ThrowIfCancellationRequested();
                var line = next;
                next += LineBreaks(parser.RawRecord);
                RefuseOpenQuote(parser.RawRecord, line);
                rows.Add(line, parser.Record ?? []);
            }
        }
        catch (MaxFieldSizeException)
        {
            throw new UnreadableFileException($"Line {next} holds a cell with more than {limits.LongestCell:N0} characters. A quotation mark that is never closed does that too: look at line {next}, mend it and drop the file again.");
        }
        return rows.ToSheet($"{Delimiter.Words(delimiter)}, {encoding}");
    }

    /// <summary>A cell that begins with a quote which nothing closes takes in every line to the end: an odd number of quotes over several lines.</summary>
    private static void RefuseOpenQuote(string record, int line)
    {
        if (record.AsSpan().TrimEnd("\r\n").IndexOfAny('\r', '\n') >= 0 && record.AsSpan().Count('"') % 2 == 1)
            throw new UnreadableFileException($"A quotation mark opens in line {line} and is never closed, so everything after it would be one cell. Close or delete it and drop the file again.");
    }

    private static int LineBreaks(string record)
    {
        var breaks = 0;
        for (var index = 0; index < record.Length; index++)
        {
            if (record[index] == '\n' || (record[index] == '\r' && (index + 1 == record.Length || record[index + 1] != '\n')))
                breaks++;
        }
        return breaks;
    }
}
