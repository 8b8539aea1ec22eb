using System.Text;

namespace Assignr.Portal.Letters;

/// <summary>The text part: at most 72 columns, except links and addresses, which stay whole.</summary>
internal sealed class PlainLetter
{
    private const int Width = 72;
    private const string Indent = "    ";

    private readonly StringBuilder text = new(2 * 1024);
    private int column;

    public static string Write(LetterContent letter)
    {
        var plain = new PlainLetter();
        plain.Wrap(letter.SiteName);
        plain.EmptyLine();
        plain.Wrap(letter.Title);
        plain.EmptyLine();
        foreach (var block in letter.Blocks.Where(block => block is not LinkInFull))
        {
            plain.Write(block);
            plain.EmptyLine();
        }
        plain.Wrap(letter.SentTo);
        return plain.text.ToString();
    }

    private void Write(LetterBlock block)
    {
        switch (block)
        {
            case Lead lead:
                Wrap(lead.Phrase);
                break;
            case Paragraph paragraph:
                Wrap(paragraph.Phrase);
                break;
            case Button button:
                Wrap(button.Label + ":");
                text.Append(button.Link).Append('\n');
                break;
            case Details details:
                foreach (var line in details.Lines)
                    Wrap(line);
                break;
            case Quote quote:
                Wrap(quote.Head + ":");
                foreach (var line in quote.Lines)
                    Wrap(line, Indent);
                break;
            case Schedule schedule:
                Wrap(schedule.Head);
                Table(schedule.Rows);
                break;
            case LinkList list:
                Wrap(list.Head);
                foreach (var row in list.Rows)
                {
                    Wrap(row.Label + ":");
                    text.Append(row.Link).Append('\n');
                }
                break;
            case SmallPrint small:
                Wrap(small.Phrase);
                break;
            case SmallLink small:
                Wrap(small.Label + ":");
                text.Append(small.Link).Append('\n');
                break;
            default:
                throw new NotSupportedException($"The text part has no {block.GetType().Name}.");
        }
    }

    private void EmptyLine() => text.Append('\n');

    private void Table(IReadOnlyList<ScheduleRow> rows)
    {
        var (first, second) = (rows.Max(row => row.When.Length), rows.Max(row => row.What.Length));
        var lines = rows.Select(row => $"{Indent}{row.When.PadRight(first)}   {row.What.PadRight(second)}   {row.As}".TrimEnd()).ToList();
        if (lines.TrueForAll(line => line.Length <= Width))
        {
            foreach (var line in lines)
                text.Append(line).Append('\n');
            return;
        }
        foreach (var row in rows)
            Wrap($"{row.When}, {row.What}, {row.As}", Indent);
    }

    private void Wrap(string words, string indent = "") => Wrap(new Phrase([Run.Plain(words)]), indent);

    private void Wrap(Phrase phrase, string indent = "")
    {
        column = 0;
        // A word may continue in the next run, as with a full stop after an address.
        var (begun, whole) = ("", false);
        foreach (var run in phrase.Runs)
        {
            var rest = run.Text.AsSpan();
            for (var space = rest.IndexOf(' '); space >= 0; space = rest.IndexOf(' '))
            {
                EndWord(begun.Length == 0 ? rest[..space] : string.Concat(begun, rest[..space]), whole || run.Exact, indent);
                (begun, whole) = ("", false);
                rest = rest[(space + 1)..];
            }
            begun = string.Concat(begun, rest);
            whole |= run.Exact;
        }
        EndWord(begun, whole, indent);
        text.Append('\n');
    }

    private void EndWord(ReadOnlySpan<char> word, bool whole, string indent)
    {
        var longest = whole ? int.MaxValue : Width - indent.Length;
        while (word.Length > longest)
        {
            var end = char.IsHighSurrogate(word[longest - 1]) ? longest - 1 : longest;
            Put(word[..end], indent);
            word = word[end..];
        }
        if (word.Length > 0)
            Put(word, indent);
    }

    private void Put(ReadOnlySpan<char> piece, string indent)
    {
        if (column > 0 && column + 1 + piece.Length > Width)
        {
            text.Append('\n');
            column = 0;
        }
        var before = column == 0 ? indent : " ";
        text.Append(before).Append(piece);
        column += before.Length + piece.Length;
    }
}
