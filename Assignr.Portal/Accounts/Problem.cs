namespace Assignr.Portal.Accounts;

/// <summary>Why a form was not accepted: one sentence at one field.</summary>
/// <param name="Field">The name of the form's field; empty for the form as a whole.</param>
public sealed record Problem(string Field, string Sentence);

public static class Problems
{
    private static readonly Dictionary<string, object> Wrong = new() { ["autofocus"] = true, ["aria-invalid"] = "true" };

    public static string? At(this IEnumerable<Problem> problems, string field) =>
        problems.FirstOrDefault(problem => problem.Field == field)?.Sentence;

    /// <summary>What its input carries where a field is wrong: of several, the browser goes to the first on the page.</summary>
    public static IReadOnlyDictionary<string, object>? Mark(this IEnumerable<Problem> problems, string field) =>
        problems.At(field) is null ? null : Wrong;
}
