using System.Text;

namespace Assignr.Portal.Import.Sheets;

/// <summary>
/// Walks through delimited text. A quote that begins a cell is closed by the next one that is not doubled; what then stands before the
/// delimiter belongs to the cell as it is. A quote inside a cell, as in 6'2", is text.
/// </summary>
internal sealed class DelimitedCells(string text, char delimiter, int longestCell)
{
    // A cell may hold its quotes and line breaks besides what is counted.
    private readonly int longest = (longestCell * 2) + 1024;
    private readonly StringBuilder quoted = new();

    public int At { get; set; }

    /// <summary>On which the next cell begins, from 1.</summary>
    public int Line { get; set; }

    public bool HasMore => At < text.Length;

    /// <summary>Good until the next one is asked for.</summary>
    public ReadOnlySpan<char> Next() => HasMore && text[At] == '"' ? Quoted() : Plain();

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
        var cell = rest.IndexOfAny(delimiter, '\r', '\n') is var end and >= 0 ? rest[..end] : rest;
        At += cell.Length;
        return cell;
    }

    private ReadOnlySpan<char> Quoted()
    {
        quoted.Clear();
        var opened = Line;
        do
        {
            // The opening quote, or the second of two that mean one.
            At++;
            var rest = text.AsSpan(At);
            if (rest.IndexOf('"') is not (var end and >= 0))
                return Unclosed(rest, opened);
            Take(rest[..end], opened);
            At += end + 1;
            if (HasMore && text[At] == '"')
                quoted.Append('"');
        }
        while (HasMore && text[At] == '"');
        var after = Plain();
        // Text behind a quote that closes in another line: the quote that was meant to close is missing.
        if (after.Length > 0 && Line > opened)
            throw NeverClosed(opened);
        return Joined(after);
    }

    private ReadOnlySpan<char> Unclosed(ReadOnlySpan<char> rest, int opened)
    {
        Take(rest.Length > longest ? rest[..(longest + 1)] : rest, opened);
        if (Line > opened + (rest.EndsWith("\n") || rest.EndsWith("\r") ? 1 : 0))
            throw NeverClosed(opened);
        At = text.Length;
        return Joined(default);
    }

    private void Take(ReadOnlySpan<char> piece, int opened)
    {
        if (quoted.Length + piece.Length > longest)
            throw new UnreadableFileException($"Line {opened} holds a cell with more than {longestCell:N0} characters. A quotation mark that is never closed does that too: look at line {opened}, mend it and drop the file again.");
        quoted.Append(piece);
        Line += LineBreaks(piece);
    }

    private string Joined(ReadOnlySpan<char> after) => quoted.Append(after.Length > longest ? after[..longest] : after).ToString();

    private static int LineBreaks(ReadOnlySpan<char> piece) => piece.Count('\n') + piece.Count('\r') - piece.Count("\r\n");

    private static UnreadableFileException NeverClosed(int line) =>
        new($"A quotation mark opens in line {line} and is never closed, so everything after it would be one cell. Close or delete it and drop the file again.");
}
