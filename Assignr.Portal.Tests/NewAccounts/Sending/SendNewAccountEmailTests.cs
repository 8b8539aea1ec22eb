using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

public sealed class SendNewAccountEmailTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Queues_an_email_to_every_address_in_the_lane_of_single_emails()
    {
        var result = await SendAsync(A.Person(moreAddresses: "parent@home.example"));

        Assert.Equal(SendNewAccountEmailOutcome.Queued, result.Outcome);
        Assert.Contains("terrence.miles@officials.example.com, parent@home.example", result.Sentence, StringComparison.Ordinal);
        Assert.Equal([Lane.ByHand, Lane.ByHand], await portal.ReadAsync(db => db.Messages.Select(message => message.Lane).ToListAsync()));
    }

    [Fact]
    public async Task A_note_goes_with_the_email_and_stands_in_the_timeline()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, note: "  See you on Sunday.\r\nBring a whistle. ");

        Assert.Equal("See you on Sunday.\nBring a whistle.",
            await portal.ReadAsync(db => db.Messages.Select(message => message.Note).SingleAsync()));
        Assert.Contains("Note: See you on Sunday. Bring a whistle.",
            await portal.ReadAsync(db => db.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.Detail).FirstAsync()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_with_a_note_that_is_too_long()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        var result = await portal.Get<SendNewAccountEmail>().RunAsync(
            TestPortal.Assignor, person.Id, note: new string('x', Site.LongestNote + 1));

        Assert.Equal("The note is too long: at most 500 characters.", result.Refusal);
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Refuses_who_has_logged_in() => await RefusesAsync(A.Person(loggedInAt: portal.Now), "has logged in already");

    [Fact]
    public async Task Refuses_who_is_deactivated() => await RefusesAsync(A.Person(permissions: Permissions.None), "is deactivated");

    [Fact]
    public async Task Refuses_who_has_no_address() => await RefusesAsync(A.Person(address: null), "has no email address");

    [Fact]
    public async Task Refuses_who_was_deleted_meanwhile()
    {
        var result = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, Guid.CreateVersion7());

        Assert.Equal((SendNewAccountEmailOutcome.Refused, "This person was deleted meanwhile."), (result.Outcome, result.Refusal));
    }

    [Fact]
    public async Task Pressed_twice_sends_once()
    {
        var person = A.Person();

        await SendAsync(person);
        var second = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);

        Assert.Equal(SendNewAccountEmailOutcome.Refused, second.Outcome);
        Assert.Equal(1, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Asks_before_sending_another_within_24_hours()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        await portal.ReadAsync(db => db.People.ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.NewAccountHandedOverAt, portal.Now.AddHours(-2))));

        var asked = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
        Assert.Equal(SendNewAccountEmailOutcome.AskFirst, asked.Outcome);
        Assert.StartsWith("Emailed at 07:00, less than 24 hours ago.", asked.InWords, StringComparison.Ordinal);
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));

        Assert.Equal(SendNewAccountEmailOutcome.Queued,
            (await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, confirmed: true)).Outcome);
    }

    [Fact]
    public async Task Asks_before_trying_an_address_again_that_the_mail_server_refused()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        await portal.ReadAsync(db => db.Addresses.ExecuteUpdateAsync(row => row
            .SetProperty(address => address.RefusedAt, portal.Now.AddDays(-3))
            .SetProperty(address => address.RefusedBecause, "552 mailbox full")));

        var asked = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);

        Assert.Equal(SendNewAccountEmailOutcome.AskFirst, asked.Outcome);
        Assert.Contains("552 mailbox full", asked.InWords, StringComparison.Ordinal);
        Assert.Equal(SendNewAccountEmailOutcome.Queued,
            (await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, confirmed: true)).Outcome);
    }

    [Fact]
    public async Task Refuses_where_the_addresses_are_no_longer_those_that_were_seen()
    {
        var person = A.Person();
        await portal.SaveAsync(person);
        await portal.Database.WriteAsync(
            db => db.People.ExecuteUpdateAsync(row => row.SetProperty(one => one.Revision, one => one.Revision + 1)));

        var result = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, revision: person.Revision);

        Assert.Equal(SendNewAccountEmailOutcome.Refused, result.Outcome);
        Assert.StartsWith("Nothing was sent: Terrence's record changed meanwhile.", result.InWords, StringComparison.Ordinal);
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
        var again = await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, revision: person.Revision + 1);
        Assert.Equal(SendNewAccountEmailOutcome.Queued, again.Outcome);
    }

    private async Task RefusesAsync(Person person, string because)
    {
        var result = await SendAsync(person);

        Assert.Equal(SendNewAccountEmailOutcome.Refused, result.Outcome);
        Assert.Contains(because, result.InWords, StringComparison.Ordinal);
        Assert.Equal(0, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    private async Task<SendNewAccountEmailResult> SendAsync(Person person)
    {
        await portal.SaveAsync(person);
        return await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
    }
}
