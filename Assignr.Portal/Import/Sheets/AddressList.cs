using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets;

/// <summary>
/// Text that is nothing but addresses as mail programs write them, with names before most of them: <c>Ana Zamora &lt;ana@x.example&gt;</c>,
/// one below the other, or one behind the other as in the line of a letter's recipients.
/// </summary>
internal static partial class AddressList
{
    /// <returns>Each with its line, behind the line above them where there is one; null where the text is anything else.</returns>
    public static List<(int Line, string Text)>? In(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal) || text.AsSpan().IndexOfAny('\t', '|') >= 0)
            return null;
        var pieces = Pieces(text);
        var heading = pieces.Count > 1 && !IsAddress(pieces[0].Text) && pieces[1].Line > pieces[0].Line ? 1 : 0;
        // Several headings are those of a table.
        if (heading == 1 && pieces[0].Text.AsSpan().IndexOfAny(',', ';') >= 0)
            return null;
        if (!pieces.Skip(heading).All(piece => IsAddress(piece.Text)) || pieces.Count(piece => piece.Text.EndsWith('>')) * 2 <= pieces.Count - heading)
            return null;
        if (heading == 0)
            pieces[0] = (pieces[0].Line, To().Replace(pieces[0].Text, ""));
        return pieces.Select(piece => piece.Line).Distinct().Count() == pieces.Count ? pieces : [.. pieces.Select((piece, index) => (index + 1, piece.Text))];
    }

    /// <summary>One address, and before it at most a name.</summary>
    private static bool IsAddress(string piece) => piece.Count(character => character == '@') == 1 && piece.Count(character => character == ',') <= 1
        && piece[..piece.IndexOf('@', StringComparison.Ordinal)].IndexOf('<', StringComparison.Ordinal) is var open
        && !(open < 0 ? piece : piece[..open]).Any(character => open >= 0 && char.IsDigit(character) || (open < 0 && char.IsWhiteSpace(character)));

    /// <summary>What commas, semicolons and line ends part outside of quotes; a part with no address goes with the next one of its line.</summary>
    private static List<(int Line, string Text)> Pieces(string text)
    {
        var (pieces, line, from, isQuoted) = (new List<(int, string)>(), 1, 0, false);
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || text[at] == '\n';
            if (!isEnd && text[at] == '"')
                isQuoted = !isQuoted;
            if (isEnd || (!isQuoted && text[at] is ',' or ';' && text.AsSpan(from, at - from).Contains('@')))
            {
                if (text[from..at].Trim(' ', '\r', ',', ';') is { Length: > 0 } piece)
                    pieces.Add((line, piece));
                from = at + 1;
            }
            if (isEnd)
                (line, isQuoted) = (line + 1, false);
        }
        return pieces;
    }

    [GeneratedRegex(@"^(?:to|cc|bcc|an|à|a|para|von|from|de)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex To();
}
