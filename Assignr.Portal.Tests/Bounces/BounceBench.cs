using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.Bounces;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Log;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Bounces;

/// <summary>A mailing whose letters come back into a real mailbox.</summary>
public abstract class BounceBench : IAsyncLifetime
{
    private protected readonly Person ana = A.Person("Ana Zamora", "ana@officials.example.com");
    private protected readonly Person kofi = A.Person("Kofi Olvera", "kofi@officials.example.com", moreAddresses: "olvera@home.example");
    private protected Dovecot imap = null!;
    private protected SmtpReceiver relay = null!;
    private protected TestPortal portal = null!;
    private protected Guid mailing;

    public async Task InitializeAsync()
    {
        (imap, relay) = (await Dovecot.StartAsync(), SmtpReceiver.Start());
        relay.Extensions = ["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "DSN"];
        portal = await TestPortal.StartAsync(services =>
        {
            services.Configure<MailOptions>(mail =>
            {
                (mail.Transport, mail.Host, mail.Port, mail.Security, mail.From) = (Transport.Smtp, "localhost", relay.Port,
                    MailSecurity.None, "assignors@league.example.com");
                mail.ReturnPath = "bounces+{id}@league.example.com";
            });
            services.Configure<BounceOptions>(bounces =>
                (bounces.Host, bounces.Port, bounces.Security, bounces.UserName, bounces.Password) = ("127.0.0.1", imap.Port,
                    MailSecurity.None, Dovecot.UserName, Dovecot.Password));
        });
        await portal.SaveAsync(ana, kofi);
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        mailing = (await portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null)).MailingId!.Value;
        portal.Clock.Advance(SendMailing.UndoWindow);
        await portal.Get<Sender>().RunOnceAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    public async Task DisposeAsync()
    {
        await portal.DisposeAsync();
        await relay.DisposeAsync();
        await imap.DisposeAsync();
    }

    private protected BounceMailbox Mailbox(Action<BounceOptions> change) =>
        ActivatorUtilities.CreateInstance<BounceMailbox>(portal.Services, Options(change));

    private protected IOptions<BounceOptions> Options(Action<BounceOptions> change)
    {
        var options = new BounceOptions
        {
            Host = "127.0.0.1",
            Port = imap.Port,
            Security = MailSecurity.None,
            UserName = Dovecot.UserName,
            Password = Dovecot.Password
        };
        change(options);
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    private protected async Task<IReadOnlyList<TimelineEntry>> UnclearAsync() =>
        (await portal.Get<LoadMailLog>().RunAsync(TestPortal.Assignor, new MailLogQuery())).Unclear.Entries;

    private protected async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(Guid person) =>
        (await portal.Get<LoadTimeline>().RunAsync(TestPortal.Assignor, person)).Entries;

    private protected Task<int> ReportsAsync(Guid id) =>
        portal.ReadAsync(db => db.Attempts.CountAsync(attempt => attempt.MessageId == id && attempt.Phase == Phases.Report));

    private protected Task<int> ReadAsync() => portal.Get<BounceMailbox>().ReadAsync(CancellationToken.None);

    private protected Task<Guid> MessageAsync(string address) =>
        portal.ReadAsync(db => db.Messages.Where(message => message.Address == address).Select(message => message.Id).SingleAsync());
}
