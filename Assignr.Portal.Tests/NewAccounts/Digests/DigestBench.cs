using System.Globalization;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Digests;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Digests;

/// <summary>Digests on the real sender and a mail server on loopback, with a clock that the test sets. Terrence is out, Marcy is an
/// assignor.</summary>
public abstract class DigestBench : IAsyncLifetime
{
    private protected MailBench bench = null!;

    private protected TestPortal Portal => bench.Portal;

    private protected Person Marcy { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        bench = await MailBench.StartAsync();
        await MoveToAsync("America/Chicago");
        Marcy = A.Person("Marcy Dolan", "marcy@sunday.example", Permissions.Assignor, loggedInAt: Portal.Now.AddDays(-60));
        await Portal.SaveAsync(Marcy, A.Person());
    }

    public async Task DisposeAsync() => await bench.DisposeAsync();

    private protected Task MoveToAsync(string zone) => Portal.Database.WriteAsync(async db =>
        (await db.Site.SingleAsync()).Describe("Sunday Officials", zone));

    /// <summary>The clock of the site is set: "2026-11-30 07:00".</summary>
    private protected async Task SetAsync(string local)
    {
        var site = await Portal.ReadAsync(db => db.Site.AsNoTracking().SingleAsync());
        Portal.Clock.AdjustTime(site.At(DateTime.Parse(local, CultureInfo.InvariantCulture)));
    }

    /// <returns>How many are queued at that time of the site's clock.</returns>
    private protected async Task<int> QueuedAtAsync(string local)
    {
        await SetAsync(local);
        return await QueueAsync();
    }

    /// <returns>How many digests the mail server gets at that time.</returns>
    private protected async Task<int> GoAtAsync(string local)
    {
        var before = bench.Receiver.MailCount;
        await QueuedAtAsync(local);
        await bench.SendAsync();
        return bench.Receiver.MailCount - before;
    }

    private protected Task<int> QueueAsync() => Portal.Get<SendDigests>().RunAsync(Portal.Now);

    private protected Task ChooseAsync(DigestChoice choice) => Portal.Get<ChooseDigest>().RunAsync(CallerOf(Marcy), choice);

    private protected static Caller CallerOf(Person person) =>
        new() { PersonId = person.Id, Name = person.FullName, Permissions = person.Permissions };

    private protected Task ChangeAsync(Person person, Action<Person> change) => Portal.Database.WriteAsync(async db =>
        change(await db.People.Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id)));

    private protected Task<List<Message>> MessagesAsync() => Portal.ReadAsync(db =>
        db.Messages.AsNoTracking().Where(message => message.Kind == DigestBook.Kind).OrderBy(message => message.AskedAt).ToListAsync());

    private protected Task EverybodyLogsInAsync() => Portal.ReadAsync(db =>
        db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.FirstLoginAt, Portal.Now.AddDays(-30))));
}
