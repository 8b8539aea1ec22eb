using System.Text;

namespace Assignr.Portal.Import.Sheets;

/// <summary>Contacts as address books hand them on (vCard 2.1, 3.0 and 4.0: RFC 2426, RFC 6350): each card becomes a row.</summary>
internal static class VCardText
{
    private const string Begin = "BEGIN:VCARD";
    private const int Looked = 256;

    private static readonly string[] Headings = ["First Name", "Last Name", "Suffix", "Email", "Phone"];

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
        var card = new VCard { Line = 1 };
        foreach (var (line, text) in Unfolded(decoded.Text))
        {
            cancel.ThrowIfCancellationRequested();
            var isEnd = text.AsSpan().Trim().Equals("END:VCARD", StringComparison.OrdinalIgnoreCase);
            if (isEnd)
                Put(rows, card.Line, card.ToCells());
            if (isEnd || text.AsSpan().Trim().Equals(Begin, StringComparison.OrdinalIgnoreCase))
                card = new VCard { Line = line };
            else
                card.Take(text);
        }
        return new RawTable(rows.ToLines(), $"Contacts (vCard), {decoded.Encoding}") { Findings = decoded.Findings };
    }

    private static void Put(SheetRows rows, int line, IReadOnlyList<string> cells)
    {
        for (var column = 0; column < cells.Count; column++)
            rows.Put(line, column, cells[column]);
    }

    /// <summary>A line goes on where the next one begins with a space, and in quoted-printable where it ends with an equals sign.</summary>
    private static IEnumerable<(int Line, string Text)> Unfolded(string text)
    {
        var (whole, first, number) = (new StringBuilder(), 1, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (whole.Length > 0 && whole[^1] == '=' && IsQuoted(whole))
            {
                whole.Length--;
                whole.Append(line);
                continue;
            }
            if (line.Length > 0 && line[0] is ' ' or '\t' && whole.Length > 0)
            {
                whole.Append(line.AsSpan(1));
                continue;
            }
            if (whole.Length > 0)
                yield return (first, whole.ToString());
            whole.Clear().Append(line);
            first = number;
        }
        if (whole.Length > 0)
            yield return (first, whole.ToString());
    }

    private static bool IsQuoted(StringBuilder line)
    {
        var head = line.ToString(0, Math.Min(line.Length, Looked));
        return head.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && head.AsSpan(0, colon).Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase);
    }
}
