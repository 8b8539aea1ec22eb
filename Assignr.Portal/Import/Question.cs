namespace Assignr.Portal.Import;

/// <summary>Something that a file leaves open: asked once for all its rows, above the preview.</summary>
/// <param name="Answers">The likeliest first.</param>
public sealed record Question(string Sentence, IReadOnlyList<Answer> Answers);

/// <param name="Label">The label of the button.</param>
/// <param name="Taken">The mapping with this answer.</param>
public sealed record Answer(string Label, Func<Mapping, Mapping> Taken);
