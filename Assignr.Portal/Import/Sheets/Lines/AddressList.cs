using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets.Lines;

/// <summary>
/// Text that consists of addresses as mail programs write them, most with names: <c>Ana Zamora &lt;ana@x.example&gt;</c>, one per line, or
/// one after another as in a list of recipients.
/// </summary>
internal static partial class AddressList
{
    /// <param name="most">How many addresses are read.</param>
    /// <returns>Each with its line, after the heading line where there is one; null for any other text.</returns>
    public static List<(int Line, string Text)>? In(string text, int most, CancellationToken cancel)
    {
        if (!text.Contains('<', StringComparison.Ordinal) || text.AsSpan().IndexOfAny('\t', '|') >= 0)
            return null;
        var (pieces, heading, named) = (new List<(int Line, string Text)>(), 0, 0);
        foreach (var piece in Pieces(text).Take(most))
        {
            cancel.ThrowIfCancellationRequested();
            if (IsAddress(piece.Text))
            {
                if (heading > 0 && piece.Line == pieces[0].Line)
                    return null;
                named += piece.Text.EndsWith('>') ? 1 : 0;
            }
            else
            {
                // One heading may be above; several belong to a table.
                if (pieces.Count > 0 || piece.Text.AsSpan().IndexOfAny(',', ';') >= 0)
                    return null;
                heading = 1;
            }
            pieces.Add(piece);
        }
        if (named * 2 <= pieces.Count - heading)
            return null;
        if (heading == 0)
            pieces[0] = (pieces[0].Line, To().Replace(pieces[0].Text, ""));
        return pieces.Select(piece => piece.Line).Distinct().Count() == pieces.Count
            ? pieces
            : [.. pieces.Select((piece, index) => (index + 1, piece.Text))];
    }

    /// <summary>One address, alone or in brackets after a name.</summary>
    private static bool IsAddress(string piece)
    {
        if (piece.Count(character => character == '@') != 1 || piece.Count(character => character == ',') > 1)
            return false;
        var open = piece[..piece.IndexOf('@', StringComparison.Ordinal)].IndexOf('<', StringComparison.Ordinal);
        return open < 0 ? !piece.Any(char.IsWhiteSpace) : !piece[..open].Any(char.IsDigit);
    }

    /// <summary>The pieces between commas, semicolons and line ends outside quotes; a piece without an address is joined to the next one of
    /// its line.</summary>
    private static IEnumerable<(int Line, string Text)> Pieces(string text)
    {
        var (line, from, isQuoted, hasAddress) = (1, 0, false, false);
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || text[at] == '\n';
            if (!isEnd && text[at] == '"')
                isQuoted = !isQuoted;
            hasAddress |= !isEnd && text[at] == '@';
            if (isEnd || (!isQuoted && text[at] is ',' or ';' && hasAddress))
            {
                if (text.AsSpan(from, at - from).Trim([' ', '\r', ',', ';']).ToString() is { Length: > 0 } piece)
                    yield return (line, piece);
                (from, hasAddress) = (at + 1, false);
            }
            if (isEnd)
                (line, isQuoted) = (line + 1, false);
        }
    }

    [GeneratedRegex(@"^(?:to|cc|bcc|an|à|a|para|von|from|de)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex To();
}
