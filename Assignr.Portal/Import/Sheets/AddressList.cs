using System.Text.RegularExpressions;

namespace Assignr.Portal.Import.Sheets;

/// <summary>
/// Text that is nothing but addresses as mail programs write them, with names before most of them: <c>Ana Zamora &lt;ana@x.example&gt;</c>,
/// one below the other, or one behind the other as in the line of a letter's recipients.
/// </summary>
internal static partial class AddressList
{
    /// <param name="most">Addresses; more of them are not looked for.</param>
    /// <returns>Each with its line, behind the line above them where there is one; null where the text is anything else.</returns>
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
                // One heading may stand above; several are those of a table.
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

    /// <summary>One address, alone or in brackets behind a name.</summary>
    private static bool IsAddress(string piece)
    {
        if (piece.Count(character => character == '@') != 1 || piece.Count(character => character == ',') > 1)
            return false;
        var open = piece[..piece.IndexOf('@', StringComparison.Ordinal)].IndexOf('<', StringComparison.Ordinal);
        return open < 0 ? !piece.Any(char.IsWhiteSpace) : !piece[..open].Any(char.IsDigit);
    }

    /// <summary>What commas, semicolons and line ends part outside of quotes; a part with no address goes with the next
    /// one of its line.</summary>
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
