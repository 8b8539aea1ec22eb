namespace Assignr.Portal.Outcomes;

/// <summary>
/// The answer of a use case that does something: it was done, and a derived record says what; or it was not, and the problems say why. No
/// other value is a refusal: no text, no null, no false.
/// </summary>
public abstract record Result
{
    /// <summary>Empty exactly when it was done.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public bool IsDone => Problems.Count == 0;

    /// <summary>The problem that belongs to no field; null where there is none.</summary>
    public string? Refusal => Problems.At("");
}

/// <summary>It was done.</summary>
/// <param name="Sentence">The result, for the user; empty where the page knows what to say.</param>
public record Done(string Sentence = "") : Result
{
    /// <summary>The refusal or the result.</summary>
    public string InWords => Refusal ?? Sentence;

    public static implicit operator Done(Problem problem) => new() { Problems = [problem] };
}
