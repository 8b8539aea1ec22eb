namespace Assignr.Portal.Shell;

/// <summary>For questions whose answers may come in another order: only the answer to the last question counts.</summary>
internal sealed class LastAsked
{
    private int asked;

    /// <returns>Null where another question was asked meanwhile.</returns>
    public async Task<T?> AskAsync<T>(Func<Task<T>> question)
        where T : class
    {
        var mine = ++asked;
        var answer = await question();
        return mine == asked ? answer : null;
    }
}
