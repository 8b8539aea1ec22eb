namespace Assignr.Portal.Outcomes;

/// <summary>Why something was not done, or a form not accepted: one sentence for the user, at one field or for the form as a
/// whole.</summary>
public sealed record Problem
{
    public Problem(string sentence)
        : this("", sentence)
    {
    }

    public Problem(Sentence says)
        : this("", says)
    {
    }

    public Problem(string field, string sentence)
        : this(field, new Sentence(sentence))
    {
    }

    public Problem(string field, Sentence says) => (Field, Says) = (field, says);

    /// <summary>The name of the form's field, such as <c>Phone</c> or <c>Addresses[2]</c>; empty for the form as a whole.</summary>
    public string Field { get; }

    public Sentence Says { get; }

    /// <summary>In English.</summary>
    public string Sentence => Says.ToString();
}

/// <summary>Turns the problems of a use case into what a form shows.</summary>
public static class Problems
{
    private static readonly Dictionary<string, object> Wrong = new() { ["autofocus"] = true, ["aria-invalid"] = "true" };

    /// <summary>The sentence at the field; null where nothing is wrong with it.</summary>
    public static string? At(this IEnumerable<Problem> problems, string field) =>
        problems.FirstOrDefault(problem => problem.Field == field)?.Sentence;

    /// <summary>The <c>aria-invalid</c> of its input.</summary>
    public static string? Invalid(this IEnumerable<Problem> problems, string field) => problems.At(field) is null ? null : "true";

    /// <summary>The attributes of an input in a document: where it is wrong, it also gets the focus; of several, the browser takes the
    /// first.</summary>
    public static IReadOnlyDictionary<string, object>? Mark(this IEnumerable<Problem> problems, string field) =>
        problems.At(field) is null ? null : Wrong;
}
