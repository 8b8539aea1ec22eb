using Assignr.Portal.Changes;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Mail;

/// <summary>A portal whose mail goes to a receiver on loopback.</summary>
public sealed class MailBench : IAsyncDisposable
{
    private MailBench(TestPortal portal, SmtpReceiver receiver, LetterKind kind) => (Portal, Receiver, Kind) = (portal, receiver, kind);

    public TestPortal Portal { get; }

    public SmtpReceiver Receiver { get; }

    public LetterKind Kind { get; }

    public MailChannel Channel => Portal.Get<MailChannel>();

    public static async Task<MailBench> StartAsync(
        Action<MailOptions>? mail = null, bool tlsOnConnect = false, Action<IServiceCollection>? more = null)
    {
        var receiver = SmtpReceiver.Start(tlsOnConnect);
        var kind = new LetterKind();
        var portal = await TestPortal.StartAsync(services =>
        {
            services.AddSingleton<IMailKind>(kind);
            // Tests use shorter times than the settings allow.
            services.RemoveAll<IValidateOptions<MailOptions>>();
            services.Configure<MailOptions>(options =>
            {
                options.Transport = Transport.Smtp;
                options.Host = "localhost";
                options.Port = receiver.Port;
                options.Security = tlsOnConnect ? MailSecurity.TlsOnConnect : MailSecurity.None;
                options.From = "assignors@league.example.com";
                mail?.Invoke(options);
            });
            more?.Invoke(services);
        });
        return new MailBench(portal, receiver, kind);
    }

    public Task<int> SendAsync(CancellationToken stopping = default, CancellationToken abort = default) =>
        Portal.Get<Sender>().RunOnceAsync(stopping, abort);

    /// <summary>Writes a message's row directly.</summary>
    public Task<int> ChangeAsync(Message message, Action<UpdateSettersBuilder<Message>> set) =>
        Portal.Database.WriteAsync(db => db.Messages.Where(row => row.Id == message.Id).ExecuteUpdateAsync(set));

    public async Task<Message> QueueAsync(string address = "terrence.miles@officials.example.com",
        Lane lane = Lane.Bulk, Guid? mailing = null)
    {
        var message = new Message
        {
            Kind = Kind.Name,
            Lane = lane,
            PersonId = Guid.CreateVersion7(),
            Address = address,
            MailingId = mailing,
            AskedAt = Portal.Now,
            DueAt = Portal.Now,
        };
        await Portal.SaveAsync(message);
        return message;
    }

    public async Task QueueManyAsync(int count, Guid? mailing = null)
    {
        var messages = Enumerable.Range(1, count).Select(number => new Message
        {
            Kind = Kind.Name,
            Lane = Lane.Bulk,
            PersonId = Guid.CreateVersion7(),
            Address = $"official{number}@officials.example.com",
            MailingId = mailing,
            AskedAt = Portal.Now,
            DueAt = Portal.Now,
        }).ToList();
        await Portal.Database.WriteAsync(db => db.BulkInsertAsync(messages));
    }

    /// <summary>A second sender on the same outbox, like another process.</summary>
    public TwinSender Twin() => new(this);

    public Task<Message> FindAsync(Message message) =>
        Portal.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(row => row.Id == message.Id));

    public Task<MessageState> StateAsync(Message message) =>
        Portal.ReadAsync(db => db.Messages.Where(row => row.Id == message.Id)
            .Select(MessageStates.Of(Portal.Get<InFlight>().Ids)).SingleAsync());

    public Task<Dictionary<MessageState, int>> CountsAsync() => Portal.ReadAsync(db =>
        db.Messages.GroupBy(MessageStates.Of(Portal.Get<InFlight>().Ids)).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count));

    public Task<List<Attempt>> AttemptsAsync(Message message) =>
        Portal.ReadAsync(db => db.Attempts.AsNoTracking().Where(attempt => attempt.MessageId == message.Id).OrderBy(attempt => attempt.At)
            .ThenBy(attempt => attempt.Number).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}

public sealed class TwinSender : IAsyncDisposable
{
    private readonly SenderDatabase database;
    private readonly SmtpTransport transport;
    private readonly Connections connections;
    private readonly MailBell bell = new();
    private readonly ChangeFeed changes = new();

    internal TwinSender(MailBench bench)
    {
        var services = bench.Portal.Services;
        T Make<T>(params object[] parts) => ActivatorUtilities.CreateInstance<T>(services, parts);
        database = Make<SenderDatabase>();
        var recorder = Make<Recorder>(database, changes);
        transport = Make<SmtpTransport>();
        Claims = Make<Claims>(database, recorder, changes);
        var channel = Make<MailChannel>();
        connections = Make<Connections>(transport, channel);
        var delivery = Make<Delivery>(transport, Claims, changes, channel, Make<MailHolds>(channel));
        Sender = Make<Sender>(Claims, connections, delivery, recorder, database, transport, channel, bell);
    }

    public Claims Claims { get; }

    public Sender Sender { get; }

    public Task<int> SendAsync() => Sender.RunOnceAsync();

    public ValueTask DisposeAsync()
    {
        transport.Dispose();
        connections.Dispose();
        database.Dispose();
        bell.Dispose();
        return ValueTask.CompletedTask;
    }
}
