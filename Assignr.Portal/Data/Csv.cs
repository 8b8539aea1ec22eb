using System.Buffers;
using System.Text;

namespace Assignr.Portal.Data;

/// <summary>Comma-separated values (RFC 4180), safe to open in a spreadsheet.</summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Spreadsheets read a file as UTF-8 only where it begins with this.</summary>
    public const string ByteOrderMark = "\uFEFF";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n\t\0");

    /// <summary>A whole table, as a file.</summary>
    public static byte[] Of(Table table, CancellationToken cancel = default)
    {
        var text = new StringBuilder(ByteOrderMark);
        foreach (var row in table.Rows.Prepend(table.Headings))
        {
            cancel.ThrowIfCancellationRequested();
            text.Append(Row(row));
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One row with its line end.</summary>
    public static string Row(params IEnumerable<string?> values) => string.Join(',', values.Select(Field)) + "\r\n";

    // An apostrophe in front keeps a spreadsheet from reading the text as a formula; an import removes it. It is also put after a
    // semicolon:
    // in many countries a spreadsheet begins the next cell there, even inside quotes.
    private static string Field(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && (IsAwake(text[0]) || text.Contains(';')))
            text = string.Concat(text.Select((sign, at) => IsAwake(sign) && (at == 0 || text[at - 1] == ';') ? $"'{sign}" : $"{sign}"));
        return text.AsSpan().IndexOfAny(Quoted) < 0
            ? text
            : new StringBuilder(text).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
    }

    private static bool IsAwake(char first) => first is '\'' or '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0'
        or '＝' or '＋' or '－' or '＠';
}
