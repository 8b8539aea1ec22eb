using System.Diagnostics.Metrics;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Circuits;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Health;

/// <summary>
/// The portal's own metrics. Counts of messages and acts are read from the database when they are collected, so that they stay right
/// after a restart, and nothing is read where nobody collects. They contain no addresses and no names.
/// </summary>
public sealed class PortalMeter : IDisposable
{
    private readonly IDbContextFactory<PortalDb> database;
    private readonly TimeProvider clock;
    private readonly Meter meter;
    private readonly InFlight inFlight;
    private readonly PasswordHashing passwords;
    private readonly Histogram<double> waits;

    public PortalMeter(
        IMeterFactory factory, IDbContextFactory<PortalDb> database, MailChannel channel, InFlight inFlight, Conservation conservation,
        PasswordHashing passwords, CircuitCounts circuits, TimeProvider clock)
    {
        (this.database, this.inFlight, this.passwords, this.clock) = (database, inFlight, passwords, clock);
        meter = factory.Create(MailMeter.Name);
        meter.CreateObservableGauge("assignr.mail.messages", CountMessages, "{message}", "Messages of the outbox by where they stand.");
        meter.CreateObservableGauge("assignr.mail.doubtful", CountDoubtful, "{message}",
            "Messages that may have been handed over twice, wherever they stand.");
        meter.CreateObservableGauge("assignr.mail.unaccounted", conservation.CountUnaccounted, "{message}",
            "Messages and mailings that do not add up: never any.");
        meter.CreateObservableGauge("assignr.mail.queue.age", AgeOfQueue, "s", "For how long the oldest message has been due.");
        meter.CreateObservableGauge("assignr.mail.paused", () => channel.IsPaused ? 1 : 0, description: "1 while mail pauses or is held.");
        meter.CreateObservableCounter("assignr.acts", CountActs, "{act}", "Audited acts by name: sign-ins and links by result among them.");
        meter.CreateObservableGauge("assignr.passwords.waiting", () => passwords.Waiting, "{password}",
            "Passwords at the gate in front of hashing, the one inside included.");
        waits = meter.CreateHistogram<double>("assignr.passwords.wait", "s", "How long a password waited at that gate.");
        passwords.Entered += Waited;
        meter.CreateObservableGauge("assignr.circuits", () => circuits.Open, "{circuit}", "Pages that are open in browsers.");
    }

    public void Dispose()
    {
        passwords.Entered -= Waited;
        meter.Dispose();
    }

    private void Waited(TimeSpan time) => waits.Record(time.TotalSeconds);

    private List<Measurement<long>> CountMessages()
    {
        using var db = database.CreateDbContext();
        var counts = db.Messages.GroupBy(MessageStates.Of(inFlight.Ids)).Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionary(row => row.Key, row => row.Count);
        return [.. Enum.GetValues<MessageState>().Select(state =>
            new Measurement<long>(counts.GetValueOrDefault(state), KeyValuePair.Create<string, object?>("state", state.ToString())))];
    }

    private int CountDoubtful()
    {
        using var db = database.CreateDbContext();
        return db.Messages.Count(message => message.DoubtfulAt != null);
    }

    private double AgeOfQueue()
    {
        using var db = database.CreateDbContext();
        return MailQueue.OldestDue(db, clock.GetUtcNow()) is { } due ? (clock.GetUtcNow() - due).TotalSeconds : 0;
    }

    private List<Measurement<long>> CountActs()
    {
        using var db = database.CreateDbContext();
        return [.. db.AuditEntries.GroupBy(entry => entry.Act).Select(group => new { group.Key, Count = group.LongCount() }).AsEnumerable()
            .Select(row => new Measurement<long>(row.Count, KeyValuePair.Create<string, object?>("act", row.Key)))];
    }
}
