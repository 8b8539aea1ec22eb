using System.Text;

namespace Assignr.Portal.Mail;

/// <summary>The text part: at most 72 columns, except links and addresses, which stay whole.</summary>
internal static class PlainLetter
{
    private const int Width = 72;
    private const string Indent = "    ";

    public static string Write(LetterContent letter)
    {
        var paragraphs = new List<string> { Wrap(letter.SiteName), Wrap(letter.Title) };
        paragraphs.AddRange(letter.Blocks.Select(Block).OfType<string>());
        paragraphs.Add(Wrap(letter.SentTo));
        return string.Join("\n\n", paragraphs) + "\n";
    }

    private static string? Block(LetterBlock block) => block switch
    {
        Lead lead => Wrap(lead.Phrase),
        Button button => Wrap(button.Label + ":") + "\n" + button.Link,
        Details details => string.Join('\n', details.Lines.Select(line => Wrap(line))),
        Quote quote => Wrap(quote.Head + ":") + "\n" + string.Join('\n', quote.Lines.Select(line => Wrap(line, Indent))),
        Schedule schedule => Wrap(schedule.Head) + "\n" + Table(schedule.Rows),
        SmallPrint small => Wrap(small.Phrase),
        LinkInFull => null,
        _ => throw new NotSupportedException($"The text part has no {block.GetType().Name}."),
    };

    private static string Table(IReadOnlyList<ScheduleRow> rows)
    {
        var (first, second) = (rows.Max(row => row.When.Length), rows.Max(row => row.What.Length));
        var lines = rows.Select(row => $"{Indent}{row.When.PadRight(first)}   {row.What.PadRight(second)}   {row.As}".TrimEnd()).ToList();
        return string.Join('\n', lines.All(line => line.Length <= Width)
            ? lines
            : rows.Select(row => Wrap($"{row.When}, {row.What}, {row.As}", Indent)));
    }

    private static string Wrap(string text, string indent = "") => Wrap(new Phrase([Run.Plain(text)]), indent);

    private static string Wrap(Phrase phrase, string indent = "")
    {
        var lines = new List<string>();
        var line = new StringBuilder(indent);
        foreach (var word in Words(phrase).SelectMany(word => word.Whole ? [word.Text] : Pieces(word.Text, Width - indent.Length)))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > Width)
            {
                lines.Add(line.ToString());
                line.Clear().Append(indent);
            }
            line.Append(line.Length > indent.Length ? " " : "").Append(word);
        }
        lines.Add(line.ToString().TrimEnd());
        return string.Join('\n', lines);
    }

    private static IEnumerable<(string Text, bool Whole)> Words(Phrase phrase)
    {
        var (word, whole) = (new StringBuilder(), false);
        foreach (var run in phrase.Runs)
        {
            foreach (var (index, part) in run.Text.Split(' ').Index())
            {
                if (index > 0)
                {
                    if (word.Length > 0)
                        yield return (word.ToString(), whole);
                    (word, whole) = (new StringBuilder(), false);
                }
                word.Append(part);
                whole |= run.Exact;
            }
        }
        if (word.Length > 0)
            yield return (word.ToString(), whole);
    }

    private static IEnumerable<string> Pieces(string word, int longest)
    {
        var piece = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (piece.Length + rune.Utf16SequenceLength > longest)
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(rune);
        }
        yield return piece.ToString();
    }
}
