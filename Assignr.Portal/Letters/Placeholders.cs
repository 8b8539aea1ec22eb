using System.Text.RegularExpressions;

namespace Assignr.Portal.Letters;

/// <summary>Texts with placeholders, such as {first name}, where a letter has what it says of its reader.</summary>
public static partial class Placeholders
{
    // Of the filled text: names and the league can be long.
    private const int LongestSubject = 200;

    /// <summary>In the order of the text, with their braces.</summary>
    public static IEnumerable<string> In(string text) => Placeholder().Matches(text).Select(match => match.Value);

    /// <summary>Whether a brace stands alone, as after a slip of the keyboard.</summary>
    public static bool AreBroken(string text) => Placeholder().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0;

    /// <summary>The text with the same word in place of each.</summary>
    internal static string Fill(string text, string word) => Placeholder().Replace(text, word);

    /// <summary>One phrase for each line that is not empty. Its own words are made safe as every typed text is.</summary>
    /// <param name="values">By placeholder; in capitals or not. A placeholder without a value stays as it is.</param>
    internal static IEnumerable<Phrase> Fill(string text, IReadOnlyDictionary<string, Run> values) =>
        Untrusted.Note(text).Where(line => line.Length > 0).Select(line => FillLine(line, values));

    /// <summary>The same on one line without styles, for a subject.</summary>
    internal static string FillPlain(string text, IReadOnlyDictionary<string, Run> values) =>
        Untrusted.Cut(string.Concat(FillLine(Untrusted.Name(text, int.MaxValue), values).Runs.Select(run => run.Text)), LongestSubject);

    private static Phrase FillLine(string line, IReadOnlyDictionary<string, Run> values)
    {
        var (runs, from) = (new List<Run>(), 0);
        foreach (Match match in Placeholder().Matches(line))
        {
            runs.Add(Run.Plain(line[from..match.Index]));
            runs.Add(values.TryGetValue(match.Value, out var value) ? value : Run.Plain(match.Value));
            from = match.Index + match.Length;
        }
        runs.Add(Run.Plain(line[from..]));
        runs.RemoveAll(run => run.Text.Length == 0);
        return new Phrase(runs);
    }

    [GeneratedRegex(@"\{[^{}\n]*\}")]
    private static partial Regex Placeholder();
}
