using Assignr.Portal.SenderDomain.Dkim;
using Assignr.Portal.SenderDomain.Dmarc;
using Assignr.Portal.SenderDomain.Dns;
using Assignr.Portal.SenderDomain.Hosts;
using Assignr.Portal.SenderDomain.Spf;

namespace Assignr.Portal.SenderDomain;

/// <summary>
/// Looks at a domain, and keeps the answer in memory. Whoever asks while it looks, or shortly after, gets the same answer. For all it looks
/// once at a time and rests in between, so that no press sends name servers questions without end.
/// </summary>
public sealed class CheckUps(NameServers servers, TimeProvider clock)
{
    /// <summary>The rows, in order.</summary>
    public static readonly IReadOnlyList<string> Names = [SpfCheck.Name, DkimCheck.Name, DmarcCheck.Name, MxCheck.Name, ReverseCheck.Name];

    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>How long it looks no further after a look.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private (Subject Subject, Task<CheckUp> Answer)? latest;
    private DateTimeOffset endedAt;
    private CheckUp? last;

    /// <summary>Null where it was not looked at in the last hour.</summary>
    public CheckUp? Kept(Subject subject) =>
        Volatile.Read(ref last) is { } kept && kept.Subject == subject && clock.GetUtcNow() - kept.At < KeptFor ? kept : null;

    public Task<CheckUp> LookAsync(Subject subject)
    {
        lock (gate)
        {
            var before = latest?.Answer;
            if (latest?.Subject != subject || before is { IsFaulted: true }
                || (before is { IsCompleted: true } && StillRests <= TimeSpan.Zero))
                latest = (subject, Task.Run(() => LookInTurnAsync(subject, before)));
            return latest!.Value.Answer;
        }
    }

    // A time ahead is of a clock that was set back.
    private TimeSpan StillRests => endedAt <= clock.GetUtcNow() ? endedAt + Rest - clock.GetUtcNow() : TimeSpan.Zero;

    private async Task<CheckUp> LookInTurnAsync(Subject subject, Task? before)
    {
        if (before is not null)
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (StillRests is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, clock);
        return await LookOnceAsync(subject);
    }

    private async Task<CheckUp> LookOnceAsync(Subject subject)
    {
        try
        {
            using var dns = servers.Begin();
            var relay = Relay.LookAsync(subject.Relay, dns);
            var dkim = new DkimCheck(dns).LookAsync(subject.Domain, subject.Selector, subject.Relay);
            var rows = await Task.WhenAll(
                SpfAsync(dns, subject, relay), dkim, new DmarcCheck(dns).LookAsync(subject, dkim),
                new MxCheck(dns).LookAsync(subject.Domain), ReverseAsync(dns, relay));
            var checkUp = new CheckUp(subject, clock.GetUtcNow(), rows);
            Volatile.Write(ref last, checkUp);
            return checkUp;
        }
        finally
        {
            endedAt = clock.GetUtcNow();
        }
    }

    private static async Task<CheckRow> SpfAsync(RecordReader dns, Subject subject, Task<Relay?> relay) =>
        await new SpfCheck(dns).LookAsync(subject.Envelope, await relay);

    private static async Task<CheckRow> ReverseAsync(RecordReader dns, Task<Relay?> relay) =>
        await new ReverseCheck(dns).LookAsync(await relay);
}
