namespace Assignr.Portal.Shell;

/// <summary>Of questions that overtake each other only the answer to the last one counts: whoever asked later knows better.</summary>
internal sealed class LastAsked
{
    private int asked;

    /// <returns>Null where something was asked since.</returns>
    public async Task<T?> AskAsync<T>(Func<Task<T>> question)
        where T : class
    {
        var mine = ++asked;
        var answer = await question();
        return mine == asked ? answer : null;
    }
}
