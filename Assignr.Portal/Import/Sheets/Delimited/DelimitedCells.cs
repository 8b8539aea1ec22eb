using System.Buffers;
using System.Text;

namespace Assignr.Portal.Import.Sheets.Delimited;

/// <summary>
/// Reads delimited text cell by cell. A quote at the beginning of a cell, also after spaces, is closed by the next one that is not doubled;
/// text between that and the delimiter belongs to the cell. A quote inside a cell, as in 6'2", is text.
/// </summary>
/// <param name="takesUnclosed">A quote that is never closed is left out; otherwise the file cannot be read.</param>
internal sealed class DelimitedCells(string text, Dialect dialect, int longestCell, bool takesUnclosed = false)
{
    private static readonly SearchValues<char> CurlyEnds = SearchValues.Create("“”«»\r\n");

    // Beside the counted characters, a cell may have quotes and line breaks.
    private readonly int longest = (longestCell * 2) + 1024;
    private readonly char delimiter = dialect.Delimiter;
    private readonly char quote = dialect.Quote;
    private readonly StringBuilder quoted = new();
    private bool isUnclosed;

    public int At { get; set; }

    /// <summary>The line on which the next cell begins, from 1.</summary>
    public int Line { get; set; } = 1;

    /// <summary>There was text after the closing quote of a cell.</summary>
    public bool HasTorn { get; private set; }

    /// <summary>How many unclosed quotes were left out; <see cref="FirstUnclosed"/> has the first one.</summary>
    public int Unclosed { get; private set; }

    /// <summary>The line of the first unclosed quote.</summary>
    public int FirstUnclosed { get; private set; }

    public bool HasMore => At < text.Length;

    /// <summary>The next cell, valid until the following call.</summary>
    public ReadOnlySpan<char> Next()
    {
        if (!HasMore)
            return default;
        if (text[At] == quote)
            return Quoted();
        if (text[At] == ' ' && QuoteBehindSpaces() is var behind and > 0)
        {
            At = behind;
            return Quoted();
        }
        if (text[At] is '“' or '„' or '«' or '»' && CurlyEnd() is var curly and > 0)
            return Until(curly);
        // ="00417" keeps a spreadsheet from reading the text as a number: a delimiter within it does not separate.
        return text[At] == '=' && ClosedAt(At + 1) is var end and > 0 ? Until(end) : Plain();
    }

    public bool SkipDelimiter()
    {
        if (!HasMore || text[At] != delimiter)
            return false;
        At++;
        return true;
    }

    public void SkipLineBreak()
    {
        if (!HasMore)
            return;
        At += text.AsSpan(At).StartsWith("\r\n") ? 2 : 1;
        Line++;
    }

    private ReadOnlySpan<char> Plain()
    {
        var rest = text.AsSpan(At);
        return Until(At + (rest.IndexOfAny(delimiter, '\r', '\n') is var end and >= 0 ? end : rest.Length));
    }

    private ReadOnlySpan<char> Until(int end)
    {
        var cell = text.AsSpan(At, end - At);
        At = end;
        Line += LineBreaks(cell);
        return cell;
    }

    private int QuoteBehindSpaces()
    {
        var rest = text.AsSpan(At);
        return rest.IndexOfAnyExcept(' ') is var spaces and >= 0 && ClosedAt(At + spaces) > 0 ? At + spaces : -1;
    }

    /// <summary>The end of a cell whose quote opens here and closes right before the end; -1 where there is none.</summary>
    private int ClosedAt(int open)
    {
        if (open >= text.Length || text[open] != quote)
            return -1;
        for (var at = open + 1; at < text.Length && at - open <= longest; at++)
        {
            if (text[at] != quote)
                continue;
            if (at + 1 < text.Length && text[at + 1] == quote)
                at++;
            else if (IsEnd(at + 1))
                return at + 1;
            else
                return -1;
        }
        return -1;
    }

    /// <summary>The end of a cell in the curly quotes of a word processor, within which a delimiter does not separate; -1 where there is
    /// none.</summary>
    private int CurlyEnd()
    {
        var rest = text.AsSpan(At + 1);
        var close = rest[..Math.Min(rest.Length, longest)].IndexOfAny(CurlyEnds);
        return close >= 0 && rest[close] is not ('\r' or '\n') && rest[close] != text[At] && IsEnd(At + close + 2) ? At + close + 2 : -1;
    }

    private bool IsEnd(int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at == text.Length || text[at] == delimiter || text[at] is '\r' or '\n';
    }

    private ReadOnlySpan<char> Quoted()
    {
        var (from, opened) = (At, Line);
        isUnclosed = false;
        var cell = Closed(opened);
        if (!isUnclosed)
            return cell;
        FirstUnclosed = Unclosed++ == 0 ? opened : FirstUnclosed;
        (At, Line) = (from + 1, opened);
        return Plain();
    }

    private ReadOnlySpan<char> Closed(int opened)
    {
        quoted.Clear();
        At++;
        while (true)
        {
            var rest = text.AsSpan(At);
            var stop = dialect.HasBackslashes ? rest.IndexOfAny(quote, '\\') : rest.IndexOf(quote);
            if (stop < 0)
                return ToEnd(rest, opened);
            Take(rest[..stop], opened, isClosed: IsEnd(At + stop + 1));
            if (isUnclosed)
                return default;
            At += stop + 1;
            if (!Continues(rest[stop]))
                break;
            // A cell on a later line begins with a quote: the quote before it was never closed.
            if (dialect.HasLooseQuotes && rest[stop] == quote && Line > opened && text[At - 2] is var before
                && (before == delimiter || before is '\r' or '\n'))
                return NeverClosed(opened);
        }
        if (dialect.HasLooseQuotes)
            quoted.Replace($"{quote}{quote}", $"{quote}");
        var after = Plain();
        HasTorn |= !after.IsWhiteSpace();
        // Text after a quote that closes on another line: the right closing quote is missing.
        if (after.Length > 0 && Line > opened)
            return NeverClosed(opened);
        return Joined(after);
    }

    /// <summary>Whether the quote or backslash just passed belongs to the cell; then it is read.</summary>
    private bool Continues(char passed)
    {
        if (passed == '\\')
        {
            var escapes = HasMore && (text[At] == quote || text[At] == '\\');
            quoted.Append(escapes ? text[At] : '\\');
            At += escapes ? 1 : 0;
            return true;
        }
        if (dialect.HasLooseQuotes ? IsEnd(At) : !HasMore || text[At] != quote)
            return false;
        quoted.Append(quote);
        At += dialect.HasLooseQuotes ? 0 : 1;
        return true;
    }

    private ReadOnlySpan<char> ToEnd(ReadOnlySpan<char> rest, int opened)
    {
        Take(rest.Length > longest ? rest[..(longest + 1)] : rest, opened, isClosed: false);
        if (isUnclosed || Line > opened + (rest.EndsWith("\n") || rest.EndsWith("\r") ? 1 : 0))
            return NeverClosed(opened);
        At = text.Length;
        return Joined(default);
    }

    private void Take(ReadOnlySpan<char> piece, int opened, bool isClosed)
    {
        var isTooLong = quoted.Length + piece.Length > longest;
        if (isTooLong && takesUnclosed && !isClosed && (Line > opened || piece.ContainsAny('\r', '\n')))
        {
            isUnclosed = true;
            return;
        }
        if (isTooLong)
            throw new UnreadableFileException(
                $"Line {opened} holds a cell with more than {longestCell:N0} characters. A quotation mark that is never closed does that "
                + $"too: look at line {opened}, correct it and drop the file again.");
        quoted.Append(piece);
        Line += LineBreaks(piece);
    }

    private string Joined(ReadOnlySpan<char> after) => quoted.Append(after.Length > longest ? after[..longest] : after).ToString();

    private static int LineBreaks(ReadOnlySpan<char> piece) => piece.Count('\n') + piece.Count('\r') - piece.Count("\r\n");

    private ReadOnlySpan<char> NeverClosed(int line)
    {
        if (!takesUnclosed)
            throw new UnreadableFileException($"A quotation mark opens in line {line} and is never closed.");
        isUnclosed = true;
        return default;
    }
}
