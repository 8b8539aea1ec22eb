using System.Text;
using Assignr.Portal.Import.Sheets.Decoding;

namespace Assignr.Portal.Import.Sheets.Lines;

/// <summary>
/// Lines that a mail quotes, each after a mark, as "&gt; 9:30 Comets vs Rockets": they belong to an earlier mail and are left out, unless
/// all lines are quoted or somebody says that they count. The other lines keep their numbers.
/// </summary>
internal static class QuotedLines
{
    private const int LongestExample = 60;

    public static Decoded Without(Decoded decoded, Reading reading)
    {
        if (!decoded.Text.StartsWith('>') && !decoded.Text.Contains("\n>", StringComparison.Ordinal))
            return decoded;
        var (plain, bare, quoted, others, example, isInside) = (new StringBuilder(), new StringBuilder(), 0, 0, "", false);
        foreach (var line in decoded.Text.AsSpan().EnumerateLines())
        {
            // Within the quotation marks of a cell, a line is part of the cell.
            var isQuoted = !isInside && line.TrimStart().StartsWith(">");
            isInside ^= line.Count('"') % 2 == 1;
            var words = isQuoted ? line.TrimStart("> ") : line;
            bare.Append(words).Append('\n');
            plain.Append(isQuoted ? [] : line).Append('\n');
            (quoted, others) = (quoted + (isQuoted ? 1 : 0), others + (isQuoted || line.IsWhiteSpace() ? 0 : 1));
            example = isQuoted && example.Length == 0 && !words.IsWhiteSpace()
                ? words[..Math.Min(words.Length, LongestExample)].ToString()
                : example;
        }
        if (quoted == 0)
            return decoded;
        var takes = reading.QuotedLines || others == 0;
        var lines = quoted == 1 ? "1 line stands" : $"{quoted:N0} lines stand";
        var finding = new Finding(
            "Quoted lines",
            $"{lines} behind a “>”, as a mail quotes an earlier one, and {(quoted == 1 ? "is" : "are")} {(takes ? "read" : "left out")}: "
                + $"“{example}”.",
            others == 0 ? []
                :
                [
                    new FindingOption("Leave quoted lines out", reading with { QuotedLines = false }, !takes),
                    new FindingOption("Read quoted lines", reading with { QuotedLines = true }, takes),
                ]);
        return decoded with { Text = (takes ? bare : plain).ToString(), Findings = [.. decoded.Findings, finding] };
    }
}
