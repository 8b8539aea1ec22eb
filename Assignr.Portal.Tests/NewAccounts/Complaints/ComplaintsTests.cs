using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.Audit.Timelines;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Complaints;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Mailings;
using Assignr.Portal.NewAccounts.Reminders;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tests.NewAccounts.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assignr.Portal.Tests.NewAccounts.Complaints;

/// <summary>Whoever complained is mailed by nothing that they did not ask for, until somebody lifts it with a reason.</summary>
public sealed class ComplaintsTests : ReminderBench
{
    private const string Address = "terrence.miles@officials.example.com";
    private const string Home = "parent@home.example";

    [Fact]
    public async Task It_is_a_standing_with_a_filter_an_export_and_an_exclusion_and_reminders_end()
    {
        var person = await RemindedAsync();
        await ComplainAsync(person);
        Portal.Clock.Advance(TimeSpan.FromDays(2));

        var found = new PeopleQuery { Standing = Standing.Complained };
        var row = Assert.Single((await Portal.Get<ListPeople>().RunAsync(TestPortal.Assignor, found)).Rows);
        Assert.Equal((Standing.Complained, Portal.Now.AddDays(-2)), (row.Standing, row.StandingSince));
        Assert.Equal(1, (await Portal.Get<CountStandings>().RunAsync(TestPortal.Assignor))[Standing.Complained]);
        Assert.Single((await Portal.Get<ExportPeople>().RunAsync(TestPortal.Assignor, found)).Rows);
        var preview = await Portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn, true);
        Assert.Equal(("Nobody gets an email.", ": complained about an email", Mend.SeeThePerson),
            (preview.Sentence, preview.Reasons, preview.Excluded.Single().Reason.Mend()));
        Assert.Equal((PlanEnd.Complained, Portal.Now.AddDays(-2)), ((await PlanAsync()).EndedBecause, (await PlanAsync()).EndedAt));
        await PassAsync(30);
        Assert.Empty(Reminders);
    }

    [Fact]
    public async Task No_single_email_no_reset_and_no_retry_goes_there_either()
    {
        var person = await RemindedAsync();
        await ComplainAsync(person);
        var id = await Portal.ReadAsync(db => db.Messages.Select(message => message.Id).SingleAsync());

        var single = await Portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, confirmed: true);
        Assert.Equal("Whoever reads the address of Terrence complained about an email. Lift the complaint on their page first.",
            single.Refusal);
        foreach (var which in new Guid?[] { null, id })
            Assert.Equal("Nothing to retry. Left out: 1 to somebody who complained.",
                (await Portal.Get<RetryRefused>().RunAsync(TestPortal.Assignor, which)).InWords);
        await Portal.SaveAsync(Account.Open(person.Id, "terrence", "hash"));
        Assert.Equal("Whoever reads the address of Terrence complained about an email. Lift the complaint first.",
            (await Portal.Get<SendPasswordReset>().RunAsync(TestPortal.Assignor, person.Id)).Refusal);
    }

    [Fact]
    public async Task What_was_queued_before_is_skipped_and_what_they_ask_for_themselves_goes()
    {
        var person = await RemindedAsync();
        await AskAsync(person);
        await Portal.ReadAsync(async db =>
        {
            await db.Addresses.ExecuteUpdateAsync(row => row.SetProperty(address => address.ComplainedAt, Portal.Now));
            return await db.People.ExecuteUpdateAsync(row => row.SetProperty(one => one.ComplainedAt, Portal.Now));
        });
        await bench.SendAsync();

        Assert.Equal("Complained about an email at 09:00", await Portal.ReadAsync(db => db.Messages
            .Where(message => message.SkippedAt != null).Select(message => message.LastReply).SingleAsync()));
        Assert.Single(bench.Receiver.Mails);

        Assert.Equal(1, (await Portal.Get<AnswerPasswordRequest>().RunAsync(Caller.Portal, new PasswordRequest(Address, null, null)))
            .Queued);
        await bench.SendAsync();

        Assert.Equal(2, bench.Receiver.Mails.Count);
        Assert.Equal(Standing.Complained, await StandingAsync());
    }

    [Fact]
    public async Task Another_address_of_theirs_still_gets_what_a_mailing_sends()
    {
        var person = A.Person(moreAddresses: Home);
        await Portal.SaveAsync(person);
        await Portal.ReadAsync(db => db.Addresses.Where(address => address.Address == Home)
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.ComplainedAt, Portal.Now)));

        await SendMailingAsync(reminders: null);

        Assert.Equal([Address], bench.Receiver.Mails.Select(mail => mail.To.Single()));
    }

    [Fact]
    public async Task It_is_lifted_once_with_a_reason_which_the_timeline_tells()
    {
        var person = await RemindedAsync();
        await ComplainAsync(person);
        var lift = Portal.Get<LiftComplaint>();

        Assert.Equal("Say why emails may go there again.", (await lift.RunAsync(TestPortal.Assignor, person.Id, Address, " \n "))
            .Problems.Single().Sentence);
        Assert.Equal("The reason is too long: at most 200 characters.",
            (await lift.RunAsync(TestPortal.Assignor, person.Id, Address, new string('x', 201))).Problems.Single().Sentence);
        Assert.Equal(Standing.Complained, await StandingAsync());
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            lift.RunAsync(TestPortal.Assignor, person.Id, Address, "Called, pressed it by mistake"))));

        Assert.Equal(1, both.Count(done => done.IsDone));
        Assert.False((await lift.RunAsync(TestPortal.Assignor, person.Id, "other@example.com", "why not")).IsDone);
        Assert.Equal($"By Marcy Dolan. {Address}: Called, pressed it by mistake.", (await Portal.Get<LoadTimeline>()
            .RunAsync(TestPortal.Assignor, person.Id)).Entries.Single(entry => entry.Title == "Complaint lifted").Text);
        Assert.Equal(1, await Portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.ComplaintLifted)));
        Assert.Equal((null, null), await Portal.ReadAsync(db => db.Addresses
            .Select(address => new ValueTuple<DateTimeOffset?, DateTimeOffset?>(address.RefusedAt, address.ComplainedAt)).SingleAsync()));
        await AskAsync(person);
        await bench.SendAsync();
        Assert.Equal(Standing.Sent, await StandingAsync());
    }

    [Fact]
    public async Task A_later_refusal_of_the_mail_server_outlives_the_complaint()
    {
        var person = await RemindedAsync();
        await ComplainAsync(person);
        await Portal.ReadAsync(db => db.Addresses.ExecuteUpdateAsync(row => row
            .SetProperty(address => address.RefusedAt, Portal.Now.AddHours(1))
            .SetProperty(address => address.RefusedBecause, "550 no such user")));

        await Portal.Get<LiftComplaint>().RunAsync(TestPortal.Assignor, person.Id, Address, "Called");

        Assert.Equal("550 no such user",
            await Portal.ReadAsync(db => db.Addresses.Select(address => address.RefusedBecause).SingleAsync()));
    }

    [Fact]
    public async Task What_was_complained_before_the_update_stands_as_complained_after_it()
    {
        await Portal.SaveAsync(A.Person("Ann Alpha"), A.Person("Bob Beta", moreAddresses: Home));
        await Portal.ReadAsync(db => db.Addresses.Where(address => address.Address == Home)
            .ExecuteUpdateAsync(row => row.SetProperty(address => address.ComplainedAt, Portal.Now)));

        await using (var db = await Portal.Database.CreateDbContextAsync())
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations()
                .Single(migration => migration.EndsWith("_WrongPerson", StringComparison.Ordinal)));
            await migrator.MigrateAsync();
        }

        Assert.Equal([null, Portal.Now], await Portal.ReadAsync(db =>
            db.People.OrderBy(person => person.SortKey).Select(person => person.ComplainedAt).ToListAsync()));
    }

    // As TakeReport writes it.
    private Task ComplainAsync(Person person) => Portal.Database.WriteAsync(async db =>
    {
        var now = Portal.Now;
        await db.Messages.ExecuteUpdateAsync(row => row
            .SetProperty(message => message.RefusedAt, now).SetProperty(message => message.HandedOverAt, (DateTimeOffset?)null));
        await db.Addresses.Where(address => address.Address == Address).ExecuteUpdateAsync(row => row
            .SetProperty(address => address.RefusedAt, now)
            .SetProperty(address => address.RefusedBecause, "Whoever reads this address complained about our email (abuse).")
            .SetProperty(address => address.ComplainedAt, now));
        await ComplaintBook.TakeAsync(db, person.Id, now, default);
    });

    private Task<Standing> StandingAsync() => Portal.ReadAsync(db => db.People.Select(Standings.At(Portal.Now)).SingleAsync());
}
