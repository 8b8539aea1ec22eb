using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Letters.NewAccount;

/// <summary>What an answer of the mail server means for a person.</summary>
public sealed class NewAccountAnswersTests : NewAccountKindBench
{
    [Fact]
    public async Task What_was_handed_over_counts_as_sent_until_the_link_expires()
    {
        var person = A.Person();
        var message = await QueueAsync(person);
        await PrepareAsync(message);

        await RecordAsync(message, AttemptOutcome.HandedOver, "250 ok");

        Assert.Equal(Standing.Sent, await StandingAsync(portal.Now.AddDays(14)));
        Assert.Equal(Standing.LinkExpired, await StandingAsync(portal.Now.AddDays(14).AddSeconds(1)));
    }

    [Fact]
    public async Task A_refusal_stays_with_the_address_in_the_servers_words()
    {
        var person = A.Person();
        var message = await QueueAsync(person);

        await RecordAsync(message, AttemptOutcome.Refused, "550 5.1.1 no such user here");

        Assert.Equal(Standing.Refused, await StandingAsync(portal.Now));
        var address = await portal.ReadAsync(db => db.Addresses.SingleAsync());
        Assert.Equal((portal.Now, "550 5.1.1 no such user here"), (address.RefusedAt, address.RefusedBecause));
    }

    [Fact]
    public async Task What_was_given_up_says_nothing_against_the_address_and_the_next_mailing_tries_it_again()
    {
        var person = A.Person();
        var message = await QueueAsync(person);

        await RecordAsync(message, AttemptOutcome.GivenUp, "Gave up after 3 days. 451 4.7.1 Greylisted");

        Assert.Equal(Standing.Refused, await StandingAsync(portal.Now));
        var address = await portal.ReadAsync(db => db.Addresses.SingleAsync());
        Assert.Equal((null, null), (address.RefusedAt, address.RefusedBecause));
        await portal.ReadAsync(db => db.Messages.ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.RefusedAt, portal.Now).SetProperty(one => one.SettledAt, portal.Now)));
        var preview = await portal.Get<PreviewMailing>().RunAsync(TestPortal.Assignor, Audience.AllUsersThatHaveNeverLoggedIn);
        Assert.Equal("1 person gets 1 email.", preview.Sentence);
    }

    [Fact]
    public async Task Who_was_reached_at_one_of_two_addresses_counts_as_sent_in_either_order()
    {
        foreach (var refusedFirst in new[] { true, false })
        {
            var person = A.Person(moreAddresses: "parent@home.example");
            await QueueAsync(person);
            var messages = await portal.ReadAsync(db => db.Messages.Where(message => message.PersonId == person.Id).ToListAsync());
            await PrepareAsync([.. messages]);
            var answers = new List<(Message, AttemptOutcome)> { (messages[0], AttemptOutcome.HandedOver),
                (messages[1], AttemptOutcome.Refused) };
            if (refusedFirst)
                answers.Reverse();

            foreach (var (message, outcome) in answers)
            {
                portal.Clock.Advance(TimeSpan.FromSeconds(1));
                await RecordAsync(message, outcome, "said the server");
            }

            var standing = Standings.At(portal.Now);
            Assert.Equal(Standing.Sent,
                await portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id).Select(standing).SingleAsync()));
        }
    }

    [Fact]
    public async Task What_was_skipped_or_cancelled_no_longer_counts_as_sending()
    {
        var message = await QueueAsync(A.Person());
        Assert.Equal(Standing.Sending, await StandingAsync(portal.Now));

        await RecordAsync(message, AttemptOutcome.Skipped, "no email needed");

        Assert.Equal(Standing.NotSent, await StandingAsync(portal.Now));
    }

    [Fact]
    public async Task What_was_stopped_while_it_was_put_off_is_let_go_and_its_link_dies()
    {
        var message = await QueueAsync(A.Person());
        await PrepareAsync(message);
        await portal.ReadAsync(db => db.Messages.ExecuteUpdateAsync(row => row
            .SetProperty(one => one.CancelledAt, portal.Now).SetProperty(one => one.SettledAt, portal.Now)));

        await RecordAsync(message, AttemptOutcome.Deferred, "451 try again later");

        Assert.Equal(Standing.NotSent, await StandingAsync(portal.Now));
        Assert.Equal(Revocation.Withdrawn, await portal.ReadAsync(db => db.Tokens.Select(token => token.RevokedBecause).SingleAsync()));
    }
}
