namespace Assignr.Portal.Import;

/// <summary>Something that was decided about a file by what it holds: said above the preview, with the press that takes it back.</summary>
/// <param name="Undo">On the button: "Leave it out".</param>
/// <param name="Otherwise">The mapping without it; null where there is nothing to choose.</param>
public sealed record Guess(string Sentence, string? Undo = null, Func<Mapping, Mapping>? Otherwise = null)
{
    /// <summary>Of columns: the guess is said as long as they are what it made of them.</summary>
    public IReadOnlyList<int> Columns { get; init; } = [];

    /// <param name="otherwise">What the columns are without it.</param>
    public static Guess OfColumns(string sentence, string undo, IReadOnlyList<ImportField> fields,
        params IReadOnlyList<(int Column, string? Field)> otherwise) =>
        new(sentence, undo, mapping => otherwise.Aggregate(mapping, (now, one) => now.With(fields, one.Column, one.Field)))
        {
            Columns = [.. otherwise.Select(one => one.Column)],
        };
}
