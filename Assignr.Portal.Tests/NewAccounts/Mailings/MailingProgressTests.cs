using System.Collections.Concurrent;
using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Sending;

namespace Assignr.Portal.Tests.NewAccounts.Mailings;

public sealed class MailingProgressTests : IAsyncLifetime
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<MailingSummary> pushed = new();
    private TestPortal portal = null!;
    private Guid id;

    public async Task InitializeAsync()
    {
        portal = await TestPortal.StartAsync();
        await portal.SaveAsync([.. Enumerable.Range(0, 5).Select(number => A.Person($"Number {number}", $"number{number}@example.com"))]);
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        id = (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
        portal.Get<MailingProgress>().Progressed += pushed.Enqueue;
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task However_much_moves_it_is_read_four_times_a_second_at_most_and_the_last_numbers_are_always_told()
    {
        for (var move = 0; move < 1_000; move++)
        {
            portal.Get<ChangeFeed>().Tell(new Change([id], []));
            portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        await portal.Database.WriteAsync(db => db.StopAsync(db.Messages, portal.Now));
        portal.Get<ChangeFeed>().Tell(new Change([id], []));
        portal.Clock.Advance(TimeSpan.FromMilliseconds(250));

        for (var waited = 0; pushed.LastOrDefault()?.Counts.Cancelled != 5; waited++)
        {
            Assert.True(waited < 500);
            await Task.Delay(Moment);
        }
        Assert.InRange(pushed.Count, 1, 6);
    }
}
