using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Assignr.Portal.Tests.Mail.Outbox;

public sealed class PaceTests
{
    [Fact]
    public async Task Lets_letters_go_evenly_up_to_the_limit_of_a_minute()
    {
        var clock = new FakeTimeProvider();
        var pace = new Pace(Options.Create(new MailOptions { PerMinute = 60 }), clock);
        var turns = Enumerable.Range(0, 5).Select(_ => pace.WaitAsync(CancellationToken.None)).ToList();

        for (var second = 0; second < 5; second++)
        {
            await turns[second];
            Assert.Equal(second + 1, turns.Count(turn => turn.IsCompleted));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Without_a_limit_nobody_waits() =>
        Assert.All(Enumerable.Range(0, 100), _ =>
            Assert.True(new Pace(Options.Create(new MailOptions()), TimeProvider.System).WaitAsync(CancellationToken.None).IsCompleted));
}
