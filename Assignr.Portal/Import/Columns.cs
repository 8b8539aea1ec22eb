using System.Text;
using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Import.Sheets;

namespace Assignr.Portal.Import;

/// <summary>Finds the field of a column by its heading and by its cells.</summary>
internal static class Columns
{
    public const int Looked = 50;
    private const int LongestExample = 30;

    /// <summary>One matching cell in so many is enough below a heading that names the field plainly.</summary>
    private const int OneIn = 4;

    /// <summary>
    /// A heading folded and without punctuation: "E-Mail  Address:" equals "email address", "Official(s)" equals "officials".
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
    /// A column becomes the first of its candidates that most of its cells match. Where several columns match a field that does not repeat,
    /// the one whose heading names it most plainly becomes it, else the one with the shortest heading.
    /// </summary>
    /// <param name="candidatesOf">The candidates for the key of a heading, the most likely first.</param>
    /// <param name="isIt">Whether a cell matches a field.</param>
    /// <param name="orderOf">By the key of a heading: of two columns for a field that does not repeat, the lower one is taken.</param>
    /// <param name="isPlain">Whether the key of a heading names a field so plainly that a few matching cells are enough.</param>
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

    /// <summary>The name of a column in a sentence.</summary>
    public static string NameOf(this Sheet sheet, int column) =>
        sheet.Headings[column].Length > 0 ? $"“{sheet.Headings[column]}”" : $"Column {column + 1}";

    /// <summary>The first values of a column that are not empty.</summary>
    public static IEnumerable<string> Samples(this Sheet sheet, int column, int count) =>
        sheet.Rows.Select(row => row.Cells[column]).Where(cell => cell.Length > 0).Take(count);

    /// <summary>Whether more than half of the first values of a column match; true for an empty column.</summary>
    public static bool MostAre(this Sheet sheet, int column, Func<string, bool> isIt)
    {
        var samples = sheet.Values(column).ToList();
        return samples.Count == 0 || samples.Count(isIt) * 2 > samples.Count;
    }

    /// <summary>Whether at least one in four of the first values of a column matches; 0 and FALSE do not count.</summary>
    private static bool SomeAre(this Sheet sheet, int column, Func<string, bool> isIt)
    {
        var samples = sheet.Values(column).Where(cell => !NoValue.IsZero(cell)).ToList();
        return samples.Exists(cell => isIt(cell)) && samples.Count(isIt) * OneIn >= samples.Count;
    }

    /// <summary>The first values of a column that have a meaning; N/A has none.</summary>
    public static IEnumerable<string> Values(this Sheet sheet, int column) =>
        sheet.Rows.Select(row => row.Cells[column]).Where(cell => cell.Length > 0 && !NoValue.Is(cell)).Take(Looked);

    /// <param name="isOne">Prefers a cell that matches this.</param>
    public static string Example(this Sheet sheet, int column, Func<string, bool>? isOne = null) =>
        Text.OneLine(sheet.Values(column).Where(isOne ?? (_ => true)).FirstOrDefault("")) is var text && text.Length > LongestExample
            ? $"{text[..LongestExample]}…" : text;

    public static string Label(IReadOnlyList<ImportField> fields, string name) =>
        fields.First(field => field.Name == name).Label.ToLowerInvariant();
}

/// <param name="Guesses">What was decided against a heading or without one.</param>
public sealed record Recognised(Mapping Mapping, IReadOnlyList<Guess> Guesses)
{
    /// <summary>The guesses that a mapping still follows.</summary>
    public IReadOnlyList<Guess> In(Mapping mapping) =>
        [.. Guesses.Where(guess => guess.Columns.All(column => mapping.Columns[column] == Mapping.Columns[column]))];

    /// <summary>The columns that somebody changed, each with a press that changes it back.</summary>
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
