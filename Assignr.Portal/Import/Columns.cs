using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import;

/// <summary>Finds the field of a column by its heading and by what stands below it.</summary>
internal static class Columns
{
    public const int Looked = 50;
    private const int LongestExample = 30;

    /// <summary>One cell in so many is enough below a heading that says the field plainly.</summary>
    private const int OneIn = 4;

    /// <summary>
    /// Folded, without punctuation: "E-Mail  Address:" and "email address" are one, and so are "Official(s)" and "officials".
    /// </summary>
    public static string Key(string heading)
    {
        var key = new StringBuilder();
        foreach (var character in Text.Fold(heading).Replace("(s)", "s", StringComparison.Ordinal))
            key.Append(char.IsLetterOrDigit(character) ? character
                : character is '#' ? " number "
                : character is '-' or '.' or '\'' ? ""
                : " ");
        return string.Join(' ', key.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// A column becomes the first of its candidates that most of its cells are. Where several would be one that does not repeat, it is the
    /// one whose heading says so most plainly, else the one with the shortest heading.
    /// </summary>
    /// <param name="candidatesOf">By the key of a heading, the likeliest first.</param>
    /// <param name="isIt">Whether a cell holds what a field does.</param>
    /// <param name="orderOf">By the key of a heading: of two columns of a field that does not repeat the lower one is taken.</param>
    /// <param name="isPlain">Whether the key of a heading says a field so plainly that a few of its cells are enough.</param>
    public static Recognised Recognise(
        Sheet sheet, IReadOnlyList<ImportField> fields, Func<string, IEnumerable<string>> candidatesOf, Func<string, string, bool> isIt,
        Func<string, int>? orderOf = null, Func<string, string, bool>? isPlain = null)
    {
        var (columns, ranks, guesses) = (new string?[sheet.Headings.Count], new int[sheet.Headings.Count], new List<Guess>());
        for (var column = 0; column < columns.Length; column++)
        {
            var key = Key(sheet.Headings[column]);
            var candidates = candidatesOf(key).ToList();
            var rank = candidates.FindIndex(field => sheet.MostAre(column, cell => isIt(field, cell))
                || (isPlain?.Invoke(key, field) == true && sheet.SomeAre(column, cell => isIt(field, cell))));
            if (rank >= 0)
            {
                (columns[column], ranks[column]) = (candidates[rank], rank);
            }
            else if (candidates.Count > 0)
            {
                var label = Label(fields, candidates[0]);
                var example = sheet.Example(column, cell => !isIt(candidates[0], cell));
                var sentence = $"“{sheet.Headings[column]}” is left out: most of its cells are no {label}, as “{example}”.";
                guesses.Add(Guess.OfColumns(sentence, $"Read it as {label}", fields, (column, candidates[0])));
            }
        }
        foreach (var field in fields.Where(field => !field.Repeats))
        {
            var same = Enumerable.Range(0, columns.Length).Where(column => columns[column] == field.Name)
                .OrderBy(column => orderOf?.Invoke(Key(sheet.Headings[column])) ?? 0).ThenBy(column => ranks[column])
                .ThenBy(column => Key(sheet.Headings[column]).Length).ToList();
            foreach (var loser in same.Skip(1))
            {
                columns[loser] = null;
                if (!sheet.Values(loser).Any())
                    continue;
                var sentence = $"“{sheet.Headings[loser]}” is left out: {sheet.NameOf(same[0])} is the {Label(fields, field.Name)}.";
                guesses.Add(Guess.OfColumns(sentence, "Take this one", fields, (loser, field.Name)));
            }
        }
        return new Recognised(new Mapping { Columns = columns }, guesses);
    }

    /// <summary>A column as a sentence names it.</summary>
    public static string NameOf(this Sheet sheet, int column) =>
        sheet.Headings[column].Length > 0 ? $"“{sheet.Headings[column]}”" : $"Column {column + 1}";

    /// <summary>The first values of a column that hold something.</summary>
    public static IEnumerable<string> Samples(this Sheet sheet, int column, int count) =>
        sheet.Rows.Select(row => row.Cells[column]).Where(cell => cell.Length > 0).Take(count);

    /// <summary>Whether more than half of the first values of a column are something; also where there is none.</summary>
    public static bool MostAre(this Sheet sheet, int column, Func<string, bool> isIt)
    {
        var samples = sheet.Values(column).ToList();
        return samples.Count == 0 || samples.Count(isIt) * 2 > samples.Count;
    }

    /// <summary>Whether one in four of the first values of a column at least is something; a 0 or FALSE does not count.</summary>
    private static bool SomeAre(this Sheet sheet, int column, Func<string, bool> isIt)
    {
        var samples = sheet.Values(column).Where(cell => !NoValue.IsZero(cell)).ToList();
        return samples.Exists(cell => isIt(cell)) && samples.Count(isIt) * OneIn >= samples.Count;
    }

    /// <summary>The first values of a column that say something: N/A does not.</summary>
    public static IEnumerable<string> Values(this Sheet sheet, int column) =>
        sheet.Rows.Select(row => row.Cells[column]).Where(cell => cell.Length > 0 && !NoValue.Is(cell)).Take(Looked);

    /// <param name="isOne">Of which cells one is shown, where there is one.</param>
    public static string Example(this Sheet sheet, int column, Func<string, bool>? isOne = null) =>
        Text.OneLine(sheet.Values(column).Where(isOne ?? (_ => true)).FirstOrDefault("")) is var text && text.Length > LongestExample
            ? $"{text[..LongestExample]}…" : text;

    public static string Label(IReadOnlyList<ImportField> fields, string name) =>
        fields.First(field => field.Name == name).Label.ToLowerInvariant();
}

/// <param name="Guesses">What was decided against a heading, or without one.</param>
public sealed record Recognised(Mapping Mapping, IReadOnlyList<Guess> Guesses)
{
    /// <summary>Those that a mapping still follows.</summary>
    public IReadOnlyList<Guess> In(Mapping mapping) =>
        [.. Guesses.Where(guess => guess.Columns.All(column => mapping.Columns[column] == Mapping.Columns[column]))];

    /// <summary>What somebody made of columns instead, with the press that takes it back.</summary>
    public IEnumerable<Guess> Changed(Mapping mapping, Sheet sheet, IReadOnlyList<ImportField> fields)
    {
        var columns = Enumerable.Range(0, mapping.Columns.Count)
            .Where(column => mapping.Columns[column] != Mapping.Columns[column]).ToList();
        if (columns.Count == 0)
            yield break;
        string Of(int column) => mapping.Columns[column] is { } field
            ? $"{sheet.NameOf(column)} is the {Import.Columns.Label(fields, field)}"
            : $"{sheet.NameOf(column)} is left out";
        yield return new Guess(
            $"As you said, {string.Join(", ", columns.Select(Of))}.", "As it was read at first",
            now => now with
            {
                Columns = [.. now.Columns.Select((field, column) => columns.Contains(column) ? Mapping.Columns[column] : field)],
            });
    }
}
