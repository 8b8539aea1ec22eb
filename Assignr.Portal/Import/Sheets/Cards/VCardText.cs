using System.Text;
using Assignr.Portal.Import.Sheets.Decoding;

namespace Assignr.Portal.Import.Sheets.Cards;

/// <summary>Contacts as address books export them (vCard 2.1, 3.0 and 4.0: RFC 2426, RFC 6350): each card becomes a row.</summary>
internal static class VCardText
{
    private const string Begin = "BEGIN:VCARD";
    private const string End = "END:VCARD";
    private const int Looked = 256;

    private static readonly string[] Headings = ["First Name", "Last Name", "Suffix", "Email", "Phone"];

    /// <summary>Only where a card has them: they may say that somebody no longer officiates.</summary>
    private static readonly string[] More = ["Notes", "Categories"];

    public static bool Is(byte[] file)
    {
        var head = Encoding.Latin1.GetString(file, 0, Math.Min(file.Length, Looked)).Replace("\0", "", StringComparison.Ordinal);
        return head.TrimStart('ÿ', 'þ', 'ï', '»', '¿', ' ', '\r', '\n', '\t').StartsWith(Begin, StringComparison.OrdinalIgnoreCase);
    }

    public static RawTable Read(byte[] file, Reading reading, ImportOptions limits, CancellationToken cancel)
    {
        var decoded = TextDecoding.Decode(file, reading, cancel);
        var rows = new SheetRows(limits, isText: true);
        Put(rows, 0, Headings);
        var left = new CardsLeft();
        foreach (var card in Cards(new VCardLines(decoded.Text, limits.LongestCell, cancel).All()))
        {
            if (!left.Takes(card) && !card.IsEmpty)
                Put(rows, card.Line, card.ToCells());
        }
        var lines = rows.ToLines();
        if (lines.Exists(line => line.Cells.Count > Headings.Length))
            lines[0] = lines[0] with { Cells = [.. Headings, .. More] };
        if (left.HasNobodies && lines.Count == 1)
        {
            throw new UnreadableFileException(
                "These contacts are groups or organizations, and none of them is a person. Choose the file that holds your people.");
        }
        return new RawTable(lines, $"Contacts (vCard), {decoded.Encoding}") { Findings = [.. decoded.Findings, .. left.Findings()] };
    }

    /// <summary>
    /// A card may contain an assistant's card (AGENT in vCard 2.1), which is skipped. A card that is not closed ends where the next one
    /// begins.
    /// </summary>
    private static IEnumerable<VCard> Cards(IEnumerable<VCardLine> lines)
    {
        var (card, inside, isAgent) = ((VCard?)null, 0, false);
        foreach (var (number, line, isCut) in lines)
        {
            var said = line.Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
            var begins = said == Begin || AgentBegins(said);
            if (begins && (inside > 0 || isAgent || said != Begin))
            {
                inside++;
            }
            else if (begins || said == End && inside == 0)
            {
                if (card is not null)
                    yield return card;
                card = begins ? new VCard { Line = number } : null;
            }
            else if (said == End)
            {
                inside--;
            }
            else if (inside == 0)
            {
                if (isCut && VCard.Reads(line))
                    throw new UnreadableFileException(
                        $"Line {number} holds more than {line.Length:N0} characters. Shorten what stands there and drop the file again.");
                card?.Take(line);
            }
            isAgent = IsAgent(said) && said.EndsWith(':');
        }
        if (card is not null)
            yield return card;
    }

    private static bool AgentBegins(string said) => IsAgent(said) && said.EndsWith(":" + Begin, StringComparison.Ordinal);

    private static bool IsAgent(string said) =>
        said.StartsWith("AGENT:", StringComparison.Ordinal) || said.StartsWith("AGENT;", StringComparison.Ordinal);

    private static void Put(SheetRows rows, int line, IReadOnlyList<string> cells)
    {
        for (var column = 0; column < cells.Count; column++)
            rows.Put(line, column, cells[column]);
    }
}
