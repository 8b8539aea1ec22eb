using Assignr.Portal.Shell;

namespace Assignr.Portal.Tests.Shell;

public sealed class PressesTests
{
    [Fact]
    public async Task A_press_is_answered_when_it_has_come_to_its_end_and_not_before()
    {
        var (presses, work) = (new Presses(), new TaskCompletionSource());
        presses.Add(work.Task);

        var answer = presses.EndAsync();

        Assert.False(answer.IsCompleted);
        work.SetResult();
        await answer;
    }

    [Fact]
    public async Task What_was_pressed_before_the_last_answer_is_not_waited_for_again()
    {
        var presses = new Presses();
        presses.Add(new TaskCompletionSource().Task);
        _ = presses.EndAsync();

        await presses.EndAsync();
    }

    [Fact]
    public async Task A_press_that_failed_is_answered_too()
    {
        var presses = new Presses();
        presses.Add(Task.FromException(new InvalidOperationException()));

        await presses.EndAsync();
    }
}
