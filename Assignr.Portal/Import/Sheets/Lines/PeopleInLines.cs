using System.Text.RegularExpressions;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets.Decoding;

namespace Assignr.Portal.Import.Sheets.Lines;

/// <summary>
/// People in text without columns: one line each, with the name first (<c>1. Ana Zamora - 603-555-0101 - ana@x.example</c>), or a block of
/// lines each, separated by empty lines, as on an envelope.
/// </summary>
internal sealed partial class PeopleInLines
{
    /// <summary>In characters; a text with longer lines is not a list.</summary>
    private const int LongestLine = 500;

    private const int Looked = 200;
    private const int MostOfBlock = 50;
    private const int MostWords = 7;
    private const int WholeNumber = 7;
    private const int MostLetters = 16;

    /// <summary>How many lines or blocks of ten must be people.</summary>
    private const int Most = 8;

    private static readonly string[] Headings = ["Name", "Phone", "Email", "Other words"];

    private readonly List<(int Line, string[] Cells)> people = [];
    private readonly int most;
    private int others;
    private string other = "";

    private PeopleInLines(bool areBlocks, ImportOptions limits) => (AreBlocks, most) = (areBlocks, limits.MostRows);

    private bool AreBlocks { get; }

    /// <returns>Null for any other text.</returns>
    public static PeopleInLines? In(string text, Expected expected, ImportOptions limits, CancellationToken cancel)
    {
        var lines = FirstLines(text);
        if (lines.Exists(line => line.Length > LongestLine || line.StartsWith('"') || line.AsSpan().ContainsAny("\t;|")))
            return null;
        lines = lines.ConvertAll(line => line.Trim());
        var filled = lines.FindAll(line => line.Length > 0);
        if (filled.Count < 2 || KeyedLines.Are(filled.Select(line => new SheetRow(0, [line])), expected))
            return null;
        // A title may be above them; a line with commas that is not a person has the headings of a table.
        var below = filled.GetRange(1, filled.Count - 1);
        var isTable = filled[0].Contains(',', StringComparison.Ordinal) && !IsNumbered(filled[0]) && !IsWithDashes(filled[0]);
        // Names with one address each make one column: see NamedAddresses.
        var areAddresses = !HasContact(filled[0]) && below.TrueForAll(line => IsEmail(line) && Dash().Split(line).Length == 2);
        if (!isTable && !areAddresses && (Are(below, IsNumbered) || Are(below, IsWithDashes)))
            return OfLines(text, limits, cancel);
        // Tables below each other have empty lines between them too.
        if (isTable && filled[0].Split(',').Select(cell => expected.FieldOf(Columns.Key(cell))).OfType<string>().Distinct().Skip(1).Any())
            return null;
        var blocks = Blocks(lines).Where(block => block.Count > 1).ToList();
        var areBlocks = blocks.Count > 1 && blocks.Sum(block => block.Count) * 2 > filled.Count && Are(blocks, IsPerson);
        return areBlocks ? OfBlocks(text, limits, cancel) : null;
    }

    public RawTable ToTable(Decoded decoded, Reading reading, ImportOptions limits)
    {
        var rows = new SheetRows(limits, isText: true);
        var hasMore = people.Exists(person => person.Cells[^1].Length > 0);
        Put(0, hasMore ? Headings : Headings[..^1]);
        foreach (var (line, cells) in people)
            Put(line, cells);
        var more = hasMore ? " Other words are in a column of their own, which is left out." : "";
        var said = AreBlocks ? "The lines between two empty lines are read as one person" : "Each line is read as a person";
        var left = others switch
        {
            0 => "",
            1 => $" “{Text.OneLine(other)}” has neither and is not read.",
            var count => $" {count:N0} lines have neither and are not read, as “{Text.OneLine(other)}”.",
        };
        var finding = new Finding("Lines of text",
            $"{said}: what stands first is the name, and phones and emails are found behind it.{more}{left}",
            [
                new FindingOption("People", reading, true),
                new FindingOption("A table, with commas between its cells", reading with { Delimiter = ',' }, false),
            ]);
        return new RawTable(rows.ToLines(), $"Lines of text, {decoded.Encoding}") { Findings = [.. decoded.Findings, finding] };

        void Put(int line, IReadOnlyList<string> cells)
        {
            for (var column = 0; column < cells.Count; column++)
                rows.Put(line, column, cells[column]);
        }
    }

    private static PeopleInLines OfLines(string text, ImportOptions limits, CancellationToken cancel)
    {
        var list = new PeopleInLines(areBlocks: false, limits);
        foreach (var (number, line) in Numbered(text, cancel))
        {
            if (line.Length == 0)
                continue;
            if (line.Length > limits.LongestCell)
                throw TooLong(number, limits);
            if (!HasContact(line) && !IsNumbered(line))
            {
                list.Leave(line);
                continue;
            }
            var bare = Number().Replace(line, "");
            List<string> parts = [.. (Dash().IsMatch(bare) ? Dash().Split(bare) : bare.Split(','))];
            if (HasContact(parts[0]))
                parts = [.. Apart(parts[0]), .. parts[1..]];
            list.Add(number, parts);
        }
        return list;
    }

    private static PeopleInLines OfBlocks(string text, ImportOptions limits, CancellationToken cancel)
    {
        var list = new PeopleInLines(areBlocks: true, limits);
        var (first, block) = (0, new List<string>());
        foreach (var (number, line) in Numbered(text, cancel).Append((0, "")))
        {
            if (line.Length > limits.LongestCell || block.Count > MostOfBlock)
                throw TooLong(number, limits);
            if (line.Length > 0)
            {
                first = block.Count == 0 ? number : first;
                block.Add(line);
                continue;
            }
            if (block.Exists(HasContact))
                list.Add(first, block);
            else if (block.Count > 0)
                list.Leave(block[0]);
            block = [];
        }
        return list;
    }

    private static UnreadableFileException TooLong(int line, ImportOptions limits) => new(
        $"This file seems to hold people in lines of text, and line {line} goes on for longer than one person: more than "
        + $"{limits.LongestCell:N0} characters, or {MostOfBlock} lines with no empty line between them. Part it and drop the file again.");

    private void Leave(string line) => other = others++ == 0 ? line : other;

    private void Add(int line, List<string> parts)
    {
        if (people.Count > most)
            return;
        var behind = parts.Skip(1).Select(part => part.Trim()).ToList();
        people.Add((line, [parts[0].Trim(), Those(IsPhone), Those(IsEmail), Those(part => !IsPhone(part) && !IsEmail(part))]));

        string Those(Predicate<string> are) => string.Join('\n', behind.Where(part => part.Length > 0 && are(part)));
    }

    /// <summary>"Ana Zamora 603-555-0101": the name ends before the first number or address.</summary>
    private static string[] Apart(string text)
    {
        var words = text.Split(' ');
        var end = Array.FindIndex(words, word => word.Any(char.IsDigit) || IsEmail(word));
        return [string.Join(' ', words[..end]), string.Join(' ', words[end..])];
    }

    private static List<string> FirstLines(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, Looked * LongestLine)).EnumerateLines())
        {
            lines.Add(line.ToString());
            if (lines.Count == Looked)
                break;
        }
        return lines;
    }

    private static IEnumerable<(int Number, string Line)> Numbered(string text, CancellationToken cancel)
    {
        using var reader = new StringReader(text);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            cancel.ThrowIfCancellationRequested();
            yield return (number, line.Trim());
        }
    }

    private static IEnumerable<List<string>> Blocks(IEnumerable<string> lines)
    {
        var block = new List<string>();
        foreach (var line in lines.Append(""))
        {
            if (line.Length > 0)
            {
                block.Add(line);
                continue;
            }
            yield return block;
            block = [];
        }
    }

    private static bool Are<T>(List<T> all, Predicate<T> are) => all.FindAll(are).Count * 10 >= all.Count * Most;

    private static bool IsPerson(List<string> block) => IsName(block[0]) && block.Skip(1).Any(HasContact);

    private static bool IsNumbered(string line) => Number().IsMatch(line)
        && Dash().Split(Number().Replace(line, ""))[0].Split(',')[0] is var first && IsName(HasContact(first) ? Apart(first)[0] : first);

    private static bool IsWithDashes(string line) => Dash().Split(line) is [var name, _, ..] && IsName(name) && HasContact(line);

    private static bool IsName(string text) => text.Any(char.IsLetter) && !text.Any(char.IsDigit) && !IsEmail(text)
        && text.Count(character => character == ',') <= 1 && text.Count(character => character == ' ') < MostWords;

    private static bool HasContact(string line) => IsEmail(line) || line.Count(char.IsDigit) >= WholeNumber;

    private static bool IsEmail(string text) => text.Contains('@', StringComparison.Ordinal);

    /// <summary>"H: 603-555-0221  C: 603-555-0222"</summary>
    private static bool IsPhone(string text) =>
        !IsEmail(text) && text.Count(char.IsDigit) >= WholeNumber && text.Count(char.IsLetter) <= MostLetters;

    [GeneratedRegex(@"^(?:\(?[0-9]{1,4}[.):]|[•*‣-]) +", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<! ) +[-–—] +", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();
}
