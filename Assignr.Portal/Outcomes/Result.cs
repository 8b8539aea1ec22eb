namespace Assignr.Portal.Outcomes;

/// <summary>
/// What a use case answers that does something: it was done, and a derived record says what; or it was not, and the problems say why.
/// Nothing else is a refusal: no text, no null, no false.
/// </summary>
public abstract record Result
{
    /// <summary>Empty exactly where it was done.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public bool IsDone => Problems.Count == 0;

    /// <summary>Why it was not done, where that is of no field; otherwise null.</summary>
    public string? Refusal => Problems.At("");
}

/// <summary>Done, and what to tell.</summary>
/// <param name="Sentence">What came of it, for whoever did it; empty where the page knows what to say.</param>
public record Done(string Sentence = "") : Result
{
    /// <summary>What to tell, whichever it is.</summary>
    public string InWords => Refusal ?? Sentence;

    public static implicit operator Done(Problem problem) => new() { Problems = [problem] };
}
