using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;

namespace Assignr.Portal.Tests.Mail.Log;

/// <summary>A mailing to three people: handed over to one, refused for another, and waiting for the third.</summary>
public abstract class MailLogBench : PageContext
{
    private protected readonly Person ana = A.Person("Ana Zamora", "ana@officials.example.com");
    private protected readonly Person kofi = A.Person("Kofi Olvera", "kofi@officials.example.com");
    private protected readonly Person siân = A.Person("Siân Yamamoto", "sian@officials.example.com");
    private protected NewAccounts.Outbox outbox = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        outbox = new NewAccounts.Outbox(Portal);
        await Portal.SaveAsync(ana, kofi, siân);
        await SendAsync();
        // Siân's waits.
        await outbox.ClaimAsync(2);
        await outbox.SettleAsync(message => message.PersonId == kofi.Id
            ? (AttemptOutcome.Refused, "550 5.1.1 No such user")
            : (AttemptOutcome.HandedOver, "250 2.0.0 Ok: queued as 41C7"));
    }

    private protected async Task SendAsync()
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null);
        Portal.Clock.Advance(SendMailing.UndoWindow);
    }
}
