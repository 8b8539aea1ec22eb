using System.Buffers;
using System.Text;
using Assignr.Portal.Import.Sheets.Delimited;

namespace Assignr.Portal.Import.Sheets;

/// <summary>Removes invisible characters from a cell (direction marks, soft hyphens, spaces without width) and makes unusual spaces
/// plain.</summary>
internal static class CellCleaning
{
    /// <summary>Spaces that look like a plain one, and invisible characters.</summary>
    private static readonly SearchValues<char> Odd = SearchValues.Create(
        "\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u180E"
        + "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D\u200E\u200F"
        + "\u202A\u202B\u202C\u202D\u202E\u202F\u205F\u2060\u2061\u2062\u2063\u2064"
        + "\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\u3000\u3164\uFEFF");

    /// <summary>Digits of other scripts, and marks between digits that look like those of a keyboard.</summary>
    private static readonly SearchValues<char> OddFigures =
        SearchValues.Create("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９\u2010\u2011\u2012\u2013\u2212\u2044\u2215／：\u2236．");

    /// <summary>A shorter number may be a level or a result.</summary>
    private const int LeastWhole = 4;

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789 +-()./:,");

    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        text = text.ContainsAny(Odd) ? Clean(text).AsSpan().Trim() : text;
        return text.ContainsAny(OddFigures) ? PlainFigures(text) : text;
    }

    /// <summary>
    /// For text files: also without an apostrophe that protects a formula or a number, without a formula around a number, and without the
    /// fraction of a whole number.
    /// </summary>
    /// <param name="isFormula">It is a formula that does not contain its result.</param>
    public static ReadOnlySpan<char> OfText(ReadOnlySpan<char> cell, out bool isFormula)
    {
        isFormula = false;
        var text = Guarded(Unquoted(Of(cell)));
        if (IsGuarded(text))
            return text[1..];
        if (text is ['=', _, ..])
        {
            if (FormulaText.ValueOf(text) is { } value)
                return value.AsSpan().Trim();
            isFormula = FormulaText.Is(text);
        }
        return IsWhole(text) ? text[..^2] : text;
    }

    /// <summary>Files from the portal also have the apostrophe after a semicolon: see <see cref="Data.Csv"/>.</summary>
    private static ReadOnlySpan<char> Guarded(ReadOnlySpan<char> text)
    {
        if (text.IndexOf(";'") < 0)
            return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            plain.Append(text[at]);
            if (text[at..] is [';', '\'', var next, ..] && IsFormula(next))
                plain.Append(text[at += 2]);
        }
        return plain.ToString();
    }

    // A word processor turns "Ana" into “Ana”.
    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> text) =>
        text is ['“', .., '”'] or ['„', .., '“' or '”'] or ['«', .., '»'] or ['»', .., '«']
        && text[1..^1].IndexOfAny("“”„«»") < 0 ? text[1..^1].Trim() : text;

    // A spreadsheet puts an @ before a number of a formula that it does not know.
    private static bool IsGuarded(ReadOnlySpan<char> text) =>
        text.Length > 1 && ((text[0] == '@' && IsNumber(text[1..])) || (text[0] == '\'' && IsAsleep(text)));

    private static bool IsAsleep(ReadOnlySpan<char> text) => IsNumber(text[1..]) || (text.Contains('@') && text[1..].IndexOf('\'') < 0)
        || IsFormula(text[1]);

    private static bool IsFormula(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '\''
        or '＝' or '＋' or '－' or '＠';

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[^1]) && text.Length > 2 && text.IndexOfAnyExcept(Figures) < 0;

    /// <summary>"417.0", as programs write whole numbers that they store as fractions.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text) =>
        text.Length > LeastWhole && text.EndsWith(".0") && text[..^2].IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>For cells of digits and marks only, such as dates, times and phones.</summary>
    private static ReadOnlySpan<char> PlainFigures(ReadOnlySpan<char> text)
    {
        var (plain, hasDigit) = (text.ToArray(), false);
        for (var at = 0; at < plain.Length; at++)
        {
            if (char.IsLetter(plain[at]))
                return text;
            hasDigit |= char.IsDigit(plain[at]);
            plain[at] = plain[at] switch
            {
                var digit when char.IsDigit(digit) => (char)('0' + (int)char.GetNumericValue(digit)),
                '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' => '-',
                '\u2044' or '\u2215' or '／' => '/',
                '：' or '\u2236' => ':',
                '．' => '.',
                var other => other,
            };
        }
        return hasDigit ? plain : text;
    }

    private static string Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!Odd.Contains(text[at]))
                clean.Append(text[at]);
            else if (char.IsWhiteSpace(text[at]))
                clean.Append(' ');
            else if (text[at] is '\u200C' or '\u200D' && Data.Text.Joins(text, at))
                clean.Append(text[at]);
        }
        return clean.ToString();
    }
}
