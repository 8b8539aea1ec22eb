using System.Diagnostics;
using Assignr.Portal.Changes;

namespace Assignr.Portal.Tests.Changes;

public sealed class ThrottleTests
{
    private static readonly TimeSpan Room = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Many_pages_that_follow_take_turns_and_leave_most_of_the_time_to_others()
    {
        var (busy, left) = (TimeSpan.Zero, 20);
        var over = new TaskCompletionSource();
        var watch = Stopwatch.StartNew();
        var pages = Enumerable.Range(0, 20).Select(_ => Page(DrawAsync)).ToList();

        pages.ForEach(page => page.Ask());
        await over.Task.WaitAsync(Room);

        Assert.True(watch.Elapsed >= 2 * busy, $"{busy} of {watch.Elapsed} were spent on refreshing.");

        async Task DrawAsync()
        {
            var from = Stopwatch.GetTimestamp();
            await Task.Delay(10);
            // A turn that takes a second is passed on, so on a machine that stalls, more than that does not count.
            busy += TimeSpan.FromTicks(Math.Min(Stopwatch.GetElapsedTime(from).Ticks, TimeSpan.TicksPerSecond));
            if (--left == 0)
                over.SetResult();
        }
    }

    [Fact]
    public async Task A_page_whose_refresh_never_ends_holds_nobody_up()
    {
        var (stuck, begun, drawn) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        using var one = Page(() => { begun.TrySetResult(); return stuck.Task; });
        using var other = Page(() => { drawn.SetResult(); return Task.CompletedTask; });

        one.Ask();
        await begun.Task.WaitAsync(Room);
        other.Ask();

        await drawn.Task.WaitAsync(Room);
        stuck.SetResult();
    }

    [Fact]
    public async Task What_is_asked_for_while_a_page_waits_for_its_turn_is_drawn_once()
    {
        var (first, begun, times) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        using var one = Page(() => { begun.TrySetResult(); return first.Task; });
        using var other = Page(() => { times++; return Task.CompletedTask; });
        var last = new TaskCompletionSource();
        using var behind = Page(() => { last.SetResult(); return Task.CompletedTask; });

        one.Ask();
        await begun.Task.WaitAsync(Room);
        for (var change = 0; change < 100; change++)
            other.Ask();
        await Task.Delay(50);
        behind.Ask();
        first.SetResult();
        await last.Task.WaitAsync(Room);

        Assert.Equal(1, times);
    }

    private static Throttle Page(Func<Task> draw) => new(TimeProvider.System, TimeSpan.Zero, draw, broken => throw broken);
}
