namespace Assignr.Portal.Letters;

/// <summary>One paragraph of a letter, divided where its style changes.</summary>
public sealed record Phrase(IReadOnlyList<Run> Runs)
{
    /// <param name="format">A text from resources, with {0}, {1} … for the values.</param>
    public static Phrase Of(string format, params IReadOnlyList<Run> values)
    {
        var runs = new List<Run>((2 * values.Count) + 1);
        var from = 0;
        for (var hole = format.IndexOf('{', from); hole >= 0; hole = format.IndexOf('{', from))
        {
            runs.Add(Run.Plain(format[from..hole]));
            runs.Add(values[format[hole + 1] - '0']);
            from = hole + "{0}".Length;
        }
        runs.Add(Run.Plain(format[from..]));
        runs.RemoveAll(run => run.Text.Length == 0);
        return new Phrase(runs);
    }
}

/// <param name="Exact">An address or a user name, which readers may copy: nothing is inserted and no line breaks inside it.</param>
public sealed record Run(string Text, bool IsStrong, bool Exact)
{
    public static Run Plain(string text) => new(text, false, false);

    public static Run Strong(string text) => new(text, true, false);

    /// <param name="text">An address or user name of a person in the portal.</param>
    public static Run ToCopy(string text, bool strong = false) => new(Data.Text.OneLine(text), strong, true);
}
