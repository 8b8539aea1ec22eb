namespace Assignr.Portal.Import;

/// <summary>Something that was decided by what the file contains: said above the preview, with the press that undoes it.</summary>
/// <param name="Undo">The label of the button: "Leave it out".</param>
/// <param name="Otherwise">The mapping without the guess; null where there is no choice.</param>
public sealed record Guess(string Sentence, string? Undo = null, Func<Mapping, Mapping>? Otherwise = null)
{
    /// <summary>
    /// For an answer of the assignor: the mapping without it, so that the file decides as at first, or the question is asked again. Null
    /// where nobody answered, and where <see cref="Otherwise"/> leads there.
    /// </summary>
    public Func<Mapping, Mapping>? TakenBack { get; init; }

    /// <summary>The columns it is about: the guess is said as long as they are what it made of them.</summary>
    public IReadOnlyList<int> Columns { get; init; } = [];

    /// <param name="otherwise">The fields of the columns without the guess.</param>
    public static Guess OfColumns(string sentence, string undo, IReadOnlyList<ImportField> fields,
        params IReadOnlyList<(int Column, string? Field)> otherwise) =>
        new(sentence, undo, mapping => otherwise.Aggregate(mapping, (now, one) => now.With(fields, one.Column, one.Field)))
        {
            Columns = [.. otherwise.Select(one => one.Column)],
        };
}
