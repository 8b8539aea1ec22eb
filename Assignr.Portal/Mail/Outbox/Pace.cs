using Microsoft.Extensions.Options;

namespace Assignr.Portal.Mail.Outbox;

/// <summary>Keeps to <see cref="MailOptions.PerMinute"/>, spread evenly: relays with a limit count by the second.</summary>
public sealed class Pace(IOptions<MailOptions> options, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly long started = clock.GetTimestamp();
    private TimeSpan next;

    public bool IsLimited => options.Value.PerMinute > 0;

    /// <summary>Returns when the next letter may go.</summary>
    public Task WaitAsync(CancellationToken cancel)
    {
        if (!IsLimited)
            return Task.CompletedTask;
        TimeSpan wait;
        lock (gate)
        {
            // By the watch: a clock that is set back keeps no letter waiting.
            var now = clock.GetElapsedTime(started);
            var turn = next > now ? next : now;
            next = turn + TimeSpan.FromMinutes(1) / options.Value.PerMinute;
            wait = turn - now;
        }
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancel) : Task.CompletedTask;
    }
}
