using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.Circuits;
using Assignr.Portal.Data;
using Assignr.Portal.Health;
using Assignr.Portal.Tests.Faults;
using Assignr.Portal.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Health;

/// <summary>The metrics equal what the mail server saw.</summary>
public sealed class MeterTests : IAsyncLifetime, IDisposable
{
    private readonly ConcurrentDictionary<string, double> seen = new();
    private MailBench bench = null!;
    private PortalMeter meter = null!;
    private MeterListener listener = null!;

    public async Task InitializeAsync()
    {
        bench = await MailBench.StartAsync();
        meter = ActivatorUtilities.CreateInstance<PortalMeter>(bench.Portal.Services, new CircuitCounts(),
            new Conservation(bench.Portal.Database));
        var ours = bench.Portal.Get<IMeterFactory>();
        listener = new MeterListener
        {
            // Other tests run at the same time: only this portal's instruments count.
            InstrumentPublished = (instrument, mine) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, ours))
                    mine.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            Add(instrument, instrument is Histogram<double> ? 1 : value, tags));
        listener.Start();
    }

    public async Task DisposeAsync()
    {
        // The listener receives every portal's instruments, even after this one has ended.
        Dispose();
        meter.Dispose();
        await bench.DisposeAsync();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task What_is_counted_is_what_the_mail_server_saw()
    {
        bench.Receiver.Script = turn => (turn.Verb, FaultRig.Number(turn.To) % 10) switch
        {
            ("RCPT", 3) => SmtpAnswer.Say("550 5.1.1 No such user"),
            ("RCPT", 5) => SmtpAnswer.Say("451 4.7.1 Later"),
            ("DOT", 7) => SmtpAnswer.KeepAndDrop,
            _ => null,
        };
        await bench.QueueManyAsync(60);

        await bench.SendAsync();
        bench.Portal.Clock.Advance(TimeSpan.FromMinutes(3));
        listener.RecordObservableInstruments();

        Assert.Equal((42, 6, 6, 6), (seen["assignr.mail.attempts HandedOver"], seen["assignr.mail.attempts Refused"],
            seen["assignr.mail.attempts Deferred"], seen["assignr.mail.attempts Doubtful"]));
        Assert.Equal(bench.Receiver.Mails.Count(mail => mail.Answered), seen["assignr.mail.messages HandedOver"]);
        Assert.Equal((6, 12), (seen["assignr.mail.messages Refused"], seen["assignr.mail.messages Queued"]));
        Assert.InRange(seen["assignr.mail.queue.age"], 90, 120);
        Assert.Equal(0, seen["assignr.mail.paused"]);
        Assert.Equal((6, 0), (seen["assignr.mail.doubtful"], seen["assignr.mail.unaccounted"]));
        Assert.Equal(48, seen["assignr.mail.phase.duration answer"]);
        Assert.InRange(seen["assignr.mail.phase.duration connect"], 1, 60);
    }

    [Fact]
    public async Task What_people_do_is_counted_by_what_came_of_it()
    {
        var person = A.Person("Ana Zamora", "ana@officials.example.com");
        await bench.Portal.Database.WriteAsync(db =>
        {
            foreach (var act in new[] { Act.LoggedIn, Act.LoggedIn, Act.LoginRefused, Act.LockedOut, Act.LinkIssued, Act.LinkRefused,
                Act.AccountActivated, Act.PasswordReset })
                db.Record(TestPortal.Assignor, act, bench.Portal.Now, person.Id);
            return Task.CompletedTask;
        });
        await bench.Portal.Get<PasswordHashing>().CheckAsync(HashingPlace.Known(""),
            () => Task.FromResult<string?>(null), "whistle in the snow");

        listener.RecordObservableInstruments();

        Assert.Equal((2, 1, 1), (seen["assignr.acts login.done"], seen["assignr.acts login.refused"],
            seen["assignr.acts login.locked-out"]));
        Assert.Equal((1, 1, 1, 1), (seen["assignr.acts link.issued"], seen["assignr.acts link.refused"],
            seen["assignr.acts account.activated"], seen["assignr.acts password.reset"]));
        Assert.Equal((1, 0, 0), (seen["assignr.passwords.wait"], seen["assignr.passwords.waiting"], seen["assignr.circuits"]));
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        seen.AddOrUpdate(tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}", value, (_, before) => before + value);
}
