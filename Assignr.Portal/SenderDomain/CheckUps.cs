using System.Collections.Concurrent;
using Assignr.Portal.SenderDomain.Dkim;
using Assignr.Portal.SenderDomain.Dmarc;
using Assignr.Portal.SenderDomain.Dns;
using Assignr.Portal.SenderDomain.Hosts;
using Assignr.Portal.SenderDomain.Spf;

namespace Assignr.Portal.SenderDomain;

/// <summary>Looks at a domain, and keeps the answer in memory. Whoever asks while it looks waits for the same answer.</summary>
public sealed class CheckUps(NameServers servers, TimeProvider clock)
{
    /// <summary>The rows, in order.</summary>
    public static readonly IReadOnlyList<string> Names = [SpfCheck.Name, DkimCheck.Name, DmarcCheck.Name, MxCheck.Name, ReverseCheck.Name];

    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Subject, Lazy<Task<CheckUp>>> running = new();
    private CheckUp? last;

    /// <summary>Null where it was not looked at in the last hour.</summary>
    public CheckUp? Kept(Subject subject) =>
        Volatile.Read(ref last) is { } kept && kept.Subject == subject && clock.GetUtcNow() - kept.At < KeptFor ? kept : null;

    public Task<CheckUp> LookAsync(Subject subject) =>
        running.GetOrAdd(subject, one => new Lazy<Task<CheckUp>>(() => Task.Run(() => LookOnceAsync(one)))).Value;

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
            running.TryRemove(subject, out _);
        }
    }

    private static async Task<CheckRow> SpfAsync(RecordReader dns, Subject subject, Task<Relay?> relay) =>
        await new SpfCheck(dns).LookAsync(subject.Envelope, await relay);

    private static async Task<CheckRow> ReverseAsync(RecordReader dns, Task<Relay?> relay) =>
        await new ReverseCheck(dns).LookAsync(await relay);
}
