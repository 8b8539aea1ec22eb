using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Reminders;

/// <summary>Reminders on the real sender and a mail server on loopback, with a clock that the test moves.</summary>
public abstract class ReminderBench : IAsyncLifetime
{
    private protected const string First = "Terrence, your account at Assignr Portal is still waiting";
    private protected const string Middle = "Terrence, one step is left at Assignr Portal";
    private protected const string Last = "Terrence, the last reminder of your account at Assignr Portal";

    private protected MailBench bench = null!;

    private protected TestPortal Portal => bench.Portal;

    public async Task InitializeAsync() => bench = await MailBench.StartAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    /// <summary>The mailing to everybody, handed over, with these reminders.</summary>
    private protected async Task<Guid> SendMailingAsync(ReminderDays? reminders, bool again = false)
    {
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, again);
        var sent = await Portal.Get<SendMailing>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7(), preview, null, reminders);
        Portal.Clock.Advance(SendMailing.UndoWindow);
        await bench.SendAsync();
        return sent.MailingId!.Value;
    }

    /// <summary>One person, emailed by a mailing with the usual reminders.</summary>
    private protected async Task<Person> RemindedAsync(Person? person = null, ReminderDays? days = null)
    {
        await Portal.SaveAsync(person ??= A.Person());
        await SendMailingAsync(days ?? ReminderDays.Usual);
        return person;
    }

    /// <summary>So much later: what is due by then is queued and handed over.</summary>
    private protected async Task PassAsync(double days)
    {
        Portal.Clock.Advance(TimeSpan.FromDays(days));
        await RemindAsync();
    }

    private protected async Task RemindAsync()
    {
        await QueueAsync();
        await bench.SendAsync();
    }

    private protected Task<int> QueueAsync() => Portal.Get<SendReminders>().RunAsync(Portal.Now);

    private protected Task AskAsync(Person person, Caller? caller = null) => Portal.Database.WriteAsync(db =>
        NewAccountQueue.JudgeAndQueueAsync(db, caller ?? TestPortal.Assignor, [person.Id],
            new Rules { Now = Portal.Now, SendAgain = true, EvenRefused = true }, new NewAccountOrder()));

    private protected Task ChangeAsync(Person person, Action<Person> change) => Portal.Database.WriteAsync(async db =>
        change(await db.People.Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id)));

    /// <summary>Subjects of the reminders that were handed over, in order.</summary>
    private protected IReadOnlyList<string> Reminders => [.. bench.Receiver.Mails.Select(mail => mail.Parsed())
        .Where(mail => mail.Headers.Contains("List-Unsubscribe")).Select(mail => mail.Subject!)];

    private protected Task<ReminderPlan> PlanAsync() =>
        Portal.ReadAsync(db => db.ReminderPlans.AsNoTracking().OrderByDescending(plan => plan.PlannedAt).FirstAsync());

    private protected Task<List<Message>> MessagesAsync() => Portal.ReadAsync(db =>
        db.Messages.AsNoTracking().Where(message => message.Kind == ReminderBook.Kind).OrderBy(message => message.AskedAt).ToListAsync());
}
