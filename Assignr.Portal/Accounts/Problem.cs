namespace Assignr.Portal.Accounts;

/// <summary>Why a form was not accepted: one sentence at one field.</summary>
/// <param name="Field">The name of the form's field; empty for the form as a whole.</param>
public sealed record Problem(string Field, string Sentence);

public static class Problems
{
    public static string? At(this IEnumerable<Problem> problems, string field) => problems.FirstOrDefault(problem => problem.Field == field)?.Sentence;
}
