using Assignr.Portal.Bounces;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Shell;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Health;

/// <summary>What can be wrong with a portal that still answers, one sentence each, without addresses, names or secrets.</summary>
internal sealed class HealthChecks(
    IDbContextFactory<PortalDb> database, SenderHeartbeat heartbeat, MailChannel channel, BounceTrouble bounces, Conservation conservation,
    IOptions<StorageOptions> storage, IKeyManager keys, TimeProvider clock)
{
    public static readonly TimeSpan SilenceOfSender = TimeSpan.FromSeconds(45);
    public static readonly TimeSpan LateQueue = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan StuckQueue = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan MostClockOffset = TimeSpan.FromMinutes(1);

    private const long FewBytes = 500L << 20;
    private const long FewestBytes = 50L << 20;

    private readonly DateTimeOffset startedAt = clock.GetUtcNow();
    private readonly long started = clock.GetTimestamp();

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether the database can be read.</summary>
    public HealthCheckResult Readable()
    {
        using var db = database.CreateDbContext();
        return db.Site.Any() ? HealthCheckResult.Healthy("It answers.") : HealthCheckResult.Unhealthy("It holds no site.");
    }

    /// <summary>Whether the database can be written; the write is rolled back.</summary>
    public HealthCheckResult Writable()
    {
        database.Probe(db => db.Site.ExecuteUpdate(row => row.SetProperty(site => site.Name, site => site.Name)));
        return HealthCheckResult.Healthy("It can be written.");
    }

    public HealthCheckResult Sender() => heartbeat.Silent is var silent && silent > SilenceOfSender
        ? HealthCheckResult.Unhealthy($"The sender has not turned for {Words(silent)}.")
        : HealthCheckResult.Healthy("The sender turns.");

    public HealthCheckResult Queue()
    {
        if (channel.State is { Reason: not null } state)
            return HealthCheckResult.Degraded(state.Held is not null
                ? "Mail is held until an assignor lets it go on."
                : "Mail pauses: the mail server cannot be used.");
        using var db = database.CreateDbContext();
        var late = MailQueue.OldestDue(db, Now) is { } due ? Now - due : TimeSpan.Zero;
        return late > StuckQueue ? HealthCheckResult.Unhealthy($"A message has been due for {Words(late)}.")
            : late > LateQueue ? HealthCheckResult.Degraded($"A message has been due for {Words(late)}.")
            : MailQueue.CountAhead(db, Now) is > 0 and var ahead ? HealthCheckResult.Degraded(
                $"{(ahead == 1 ? "1 message waits" : $"{ahead.Grouped()} messages wait")} with a time of a clock that was far ahead.")
            : HealthCheckResult.Healthy("Nothing waits longer than it should.");
    }

    public HealthCheckResult Claims()
    {
        using var db = database.CreateDbContext();
        return MailQueue.CountOrphans(db, Now) is > 0 and var orphans
            ? HealthCheckResult.Unhealthy(
                $"{(orphans == 1 ? "1 message is" : $"{orphans.Grouped()} messages are")} claimed by a sender that is gone.")
            : HealthCheckResult.Healthy("No claim is orphaned.");
    }

    public HealthCheckResult Conservation() => conservation.CountUnaccounted() is > 0 and var count
        ? HealthCheckResult.Unhealthy(count == 1
            ? "1 message or mailing does not add up."
            : $"{count.Grouped()} messages or mailings do not add up.")
        : HealthCheckResult.Healthy("Every message that was asked for is accounted for.");

    /// <summary>Never unhealthy: reports can wait, so a mailbox that cannot be read is no reason for a restart.</summary>
    public HealthCheckResult Bounces() => bounces.Now is { } trouble
        ? HealthCheckResult.Degraded($"The mailbox for reports has not been readable for {Words(Now - trouble.Since)}.")
        : HealthCheckResult.Healthy("Nothing keeps reports from being read.");

    public HealthCheckResult Disk()
    {
        var free = new DriveInfo(Path.GetDirectoryName(storage.Value.FullPath)!).AvailableFreeSpace;
        var words = $"{free >> 20} MB are free where the database is.";
        return free < FewestBytes ? HealthCheckResult.Unhealthy(words)
            : free < FewBytes ? HealthCheckResult.Degraded(words)
            : HealthCheckResult.Healthy(words);
    }

    /// <summary>
    /// The last audit entry cannot lie in the future, and the clock cannot have gone further than the time that passed since the start. A
    /// machine that slept looks like a clock that was put forward, so that is only degraded: no reason for a restart.
    /// </summary>
    public HealthCheckResult Clock()
    {
        using var db = database.CreateDbContext();
        // By number: what was written while the clock was far ahead has the latest time for long.
        var newest = db.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefault();
        if (newest - Now is { } behind && behind > MostClockOffset)
            return HealthCheckResult.Unhealthy($"The clock is {Words(behind)} behind what was written down last.");
        var jumped = Now - startedAt - clock.GetElapsedTime(started);
        return jumped > MostClockOffset
            ? HealthCheckResult.Degraded(
                $"The clock went {Words(jumped)} further than time did since the portal started: it was put forward, or the machine slept.")
            : HealthCheckResult.Healthy("The clock has not gone back, nor ahead.");
    }

    public HealthCheckResult Keys() => keys.GetAllKeys().Where(key => !key.IsRevoked).Select(key => (DateTimeOffset?)key.ExpirationDate)
        .Max() is { } expires && expires > Now
        ? HealthCheckResult.Healthy($"The newest key that signs cookies is good for {Words(expires - Now)}.")
        : HealthCheckResult.Unhealthy("No key that signs cookies is good any more.");

    private static string Words(TimeSpan time) =>
        time.TotalDays >= 2 ? Figures.Count((int)time.TotalDays, "day")
            : time.TotalMinutes >= 2 ? Figures.Count((int)time.TotalMinutes, "minute")
            : Figures.Count((int)time.TotalSeconds, "second");
}
