using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.People.Grid;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Editing;

/// <summary>What happens to links and emails that went to an address which the person no longer has.</summary>
public sealed class ChangedAddressesTests : EditPersonBench
{
    [Fact]
    public async Task Changing_the_address_of_somebody_who_never_logged_in_kills_the_link_sent_there_and_offers_a_new_email()
    {
        var person = await WithLinkAsync("sara.thomas@officials.example.com");

        var result = await EditAsync(person, input => input with { Addresses = ["sarah.thomas@officials.example.com"] });

        Assert.Equal((1, true, 0), (result.LinksStopped, result.MayGetNewEmail, result.EmailsQueued));
        Assert.Equal(Revocation.AddressChanged, (await portal.ReadAsync(db => db.Tokens.SingleAsync())).RevokedBecause);
        Assert.Equal(Standing.LinkExpired, Standings.Of(await ReadAsync(person.Id), portal.Now));
        Assert.EndsWith("The link sent there stopped working.", (await portal.ReadAsync(db => db.AuditEntries.SingleAsync())).Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_email_goes_in_the_same_step_when_asked_for_even_within_24_hours()
    {
        var person = await WithLinkAsync("sara.thomas@officials.example.com");

        var result = await EditAsync(person, input => input with { Addresses = ["sarah.thomas@officials.example.com"] },
            edit => edit with { SendNewEmail = true });

        Assert.Equal((1, false, 1), (result.LinksStopped, result.MayGetNewEmail, result.EmailsQueued));
        Assert.Equal("sarah.thomas@officials.example.com", (await portal.ReadAsync(db => db.Messages.SingleAsync())).Address);
        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task An_email_that_waits_for_the_old_address_is_cancelled_and_the_new_one_takes_its_place()
    {
        var person = A.Person(address: "old@officials.example.com");
        await portal.SaveAsync(person);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var result = await EditAsync(person, input => input with { Addresses = ["new@officials.example.com"] },
            edit => edit with { SendNewEmail = true });

        Assert.Equal((1, 1), (result.EmailsCancelled, result.EmailsQueued));
        Assert.Equal(
            [("old@officials.example.com", true), ("new@officials.example.com", false)],
            (await portal.ReadAsync(db => db.Messages.OrderBy(message => message.AskedAt).ToListAsync()))
                .Select(message => (message.Address, message.CancelledAt is not null)));
        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task What_waits_for_another_of_their_addresses_keeps_no_email_from_the_new_one()
    {
        var person = A.Person(address: "own@officials.example.com", moreAddresses: "old@home.example");
        await portal.SaveAsync(person);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var result = await EditAsync(person, input => input with { Addresses = ["own@officials.example.com", "new@home.example"] },
            edit => edit with { SendNewEmail = true });

        Assert.Equal((1, 1), (result.EmailsCancelled, result.EmailsQueued));
        Assert.Equal(["new@home.example", "own@officials.example.com"], await portal.ReadAsync(db => db.Messages
            .Where(message => message.CancelledAt == null).OrderBy(message => message.Address).Select(message => message.Address)
            .ToListAsync()));
    }

    [Fact]
    public async Task Without_a_new_one_whoever_lost_the_waiting_email_stands_as_not_sent()
    {
        var person = A.Person(address: "old@officials.example.com");
        await portal.SaveAsync(person);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var result = await EditAsync(person, input => input with { Addresses = ["new@officials.example.com"] });

        Assert.True(result.MayGetNewEmail);
        Assert.Equal(Standing.NotSent, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task A_link_to_an_address_that_stays_goes_on_working()
    {
        var person = await WithLinkAsync("a@officials.example.com", "b@officials.example.com");

        var result = await EditAsync(person, input => input with { Addresses = ["b@officials.example.com"] });

        Assert.Equal(1, result.LinksStopped);
        Assert.Equal("b@officials.example.com",
            (await portal.ReadAsync(db => db.Tokens.SingleAsync(token => token.RevokedAt == null))).AddressKey);
        Assert.Equal(Standing.Sent, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task A_corrected_address_that_nothing_is_sent_to_is_not_sent_on_the_page_and_in_the_counts()
    {
        var person = await RefusedAsync();

        await EditAsync(person, input => input with { Addresses = ["sarah@officials.example.com"] });

        Assert.Equal(Standing.NotSent, Standings.Of(await ReadAsync(person.Id), portal.Now));
        var counts = await portal.Get<CountStandings>().RunAsync(TestPortal.Assignor);
        Assert.Equal((1, 0), (counts[Standing.NotSent], counts[Standing.Sent]));
    }

    [Fact]
    public async Task The_same_holds_in_the_dialog_that_fixes_an_address_and_a_new_email_is_on_its_way_where_it_is_wanted()
    {
        var person = await RefusedAsync();
        var fix = portal.Get<FixAddressAndSendAgain>();

        Assert.True((await fix.RunAsync(TestPortal.Assignor, person.Id, "sara@officials.example.com",
            "sarah@officials.example.com", send: false)).IsDone);
        Assert.Equal(Standing.NotSent, Standings.Of(await ReadAsync(person.Id), portal.Now));

        Assert.True((await fix.RunAsync(TestPortal.Assignor, person.Id, "sarah@officials.example.com",
            "sarah.thomas@officials.example.com", send: true)).IsDone);
        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task A_corrected_address_beside_one_whose_email_is_still_under_way_is_sending()
    {
        var person = await RefusedAsync("home@home.example");
        await portal.SaveAsync(Waiting(person, "home@home.example"));

        await EditAsync(person, input => input with { Addresses = ["sarah@officials.example.com", "home@home.example"] });

        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }
}
