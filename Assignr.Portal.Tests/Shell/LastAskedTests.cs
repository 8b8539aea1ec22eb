using Assignr.Portal.Shell;

namespace Assignr.Portal.Tests.Shell;

public sealed class LastAskedTests
{
    [Fact]
    public async Task An_answer_that_a_later_question_overtook_counts_for_nothing()
    {
        var (last, slow) = (new LastAsked(), new TaskCompletionSource<string>());
        var first = last.AskAsync(() => slow.Task);

        Assert.Equal("second", await last.AskAsync(() => Task.FromResult("second")));
        slow.SetResult("first");

        Assert.Null(await first);
    }
}
