using System.Globalization;
using System.Text.RegularExpressions;

namespace Assignr.Portal.Mail;

/// <summary>One paragraph of a letter, cut where its look changes.</summary>
public sealed partial record Phrase(IReadOnlyList<Run> Runs)
{
    /// <param name="format">A text from resources, with {0}, {1} … where the values go.</param>
    public static Phrase Of(string format, params IReadOnlyList<Run> values)
    {
        var runs = new List<Run>();
        var from = 0;
        foreach (Match hole in Hole().Matches(format))
        {
            runs.Add(Run.Plain(format[from..hole.Index]));
            runs.Add(values[int.Parse(hole.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]);
            from = hole.Index + hole.Length;
        }
        runs.Add(Run.Plain(format[from..]));
        return new Phrase([.. runs.Where(run => run.Text.Length > 0)]);
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Hole();
}

/// <param name="Exact">An address or a user name: to be copied as it stands, so nothing is put into it and no line breaks it.</param>
public sealed record Run(string Text, bool IsStrong, bool Exact)
{
    public static Run Plain(string text) => new(text, false, false);

    public static Run Strong(string text) => new(text, true, false);

    /// <param name="text">Our own address of somebody, or their user name.</param>
    public static Run ToCopy(string text, bool strong = false) => new(Data.Text.OneLine(text), strong, true);
}
