using Assignr.Portal.Data;
using Assignr.Portal.Import.Cells;
using Assignr.Portal.Shell;

namespace Assignr.Portal.Import;

/// <summary>Values that were read differently from what a cell says, counted over all rows and said once, above the preview.</summary>
internal sealed class Remarks
{
    private const int Named = 4;
    private const int MostKept = 100;

    private readonly Dictionary<string, (string Text, int Count)> nothing = [];
    private readonly Dictionary<string, (string Example, string? One, int Count)> others = [];

    /// <summary>The text of a cell; empty where it means no value.</summary>
    public string ValueOf(string text, bool isName = false) => NoValue.Is(text, isName) ? Nothing(text) : text;

    /// <summary>As <see cref="ValueOf"/>, for a cell of an email or a phone.</summary>
    public string ReachOf(string text) => NoValue.Is(text) || NoValue.IsZero(text) ? Nothing(text) : text;

    /// <param name="what">What is counted together: "days that are kept as numbers".</param>
    /// <param name="example">The first one, and what it became.</param>
    /// <param name="one">The same words for a single one.</param>
    public void Count(string what, string example, string? one = null) =>
        others[what] = others.TryGetValue(what, out var known) ? known with { Count = known.Count + 1 } : (example, one, 1);

    public IReadOnlyList<string> Sentences()
    {
        var sentences = new List<string>();
        if (nothing.Count > 0)
        {
            var words = string.Join(", ", nothing.Values.OrderByDescending(word => word.Count).Take(Named)
                .Select(word => $"“{word.Text}”"));
            var count = nothing.Values.Sum(word => word.Count);
            sentences.Add(
                $"{(count == 1 ? "1 cell says" : $"{count.Grouped()} cells say")} {words}{(nothing.Count > Named ? " and the like" : "")},"
                + " which counts as empty.");
        }
        sentences.AddRange(others.Select(one =>
            $"{one.Value.Count.Grouped()} {(one.Value.Count == 1 ? one.Value.One : null) ?? one.Key}, as {one.Value.Example}".Ended()));
        return sentences;
    }

    private string Nothing(string text)
    {
        var key = Text.Fold(text);
        if (nothing.TryGetValue(key, out var known))
            nothing[key] = known with { Count = known.Count + 1 };
        else if (nothing.Count < MostKept)
            nothing.Add(key, (text, 1));
        return "";
    }
}
