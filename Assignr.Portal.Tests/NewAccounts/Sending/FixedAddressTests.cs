using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Sending;

/// <summary>An address is corrected on a mailing's page, and the email is sent again.</summary>
public sealed class FixedAddressTests : MailingBench
{
    [Fact]
    public async Task The_address_is_fixed_and_the_email_sent_again_in_one_step()
    {
        var id = await SendToAsync(1);
        LetItStart();
        await outbox.SendEverythingAsync(_ => (AttemptOutcome.Refused, "550 no such user"));
        var refused = Assert.Single((await LoadAsync(id)).Refused);

        Assert.Null(await FixAsync(refused, "right@example.com"));

        var message = await portal.ReadAsync(db => db.Messages.SingleAsync(message => message.SettledAt == null));
        Assert.Equal(("right@example.com", refused.PersonId, Lane.ByHand), (message.Address, message.PersonId, message.Lane));
        Assert.Equal(["right@example.com"], await portal.ReadAsync(db => db.Addresses.Select(address => address.Address).ToListAsync()));
        Assert.All(await portal.ReadAsync(db => db.Tokens.ToListAsync()),
            token => Assert.Equal(Revocation.AddressChanged, token.RevokedBecause));
        Assert.Equal(Standing.Sending, await portal.ReadAsync(db => db.People.Select(Standings.At(portal.Now)).SingleAsync()));
        Assert.False(Assert.Single((await LoadAsync(id)).Refused).CanBeMended);
    }

    [Theory]
    [InlineData("", "Enter an email address.")]
    [InlineData("number0@example.com", "This is the address that is wrong. Type another one.")]
    [InlineData("nobody", "An email address looks like name@example.com.")]
    public async Task A_wrong_address_gets_a_sentence_and_changes_nothing(string typed, string sentence)
    {
        var id = await SendToAsync(1);
        LetItStart();
        await outbox.SendEverythingAsync(_ => (AttemptOutcome.Refused, "550 no such user"));

        Assert.Equal(sentence, await FixAsync(Assert.Single((await LoadAsync(id)).Refused), typed));
        Assert.Equal(1, await portal.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task Whoever_has_no_address_gets_one_and_where_it_is_wanted_an_email_at_once()
    {
        var (now, later) = (A.Person("Now", null), A.Person("Later", null));
        await portal.SaveAsync(now, later);
        var fix = portal.Get<FixAddressAndSendAgain>();

        Assert.True((await fix.RunAsync(TestPortal.Assignor, now.Id, null, "now@example.com")).IsDone);
        Assert.True((await fix.RunAsync(TestPortal.Assignor, later.Id, null, "later@example.com", send: false)).IsDone);
        Assert.EndsWith("has an address by now. Look at their page.",
            (await fix.RunAsync(TestPortal.Assignor, later.Id, null, "other@example.com")).Refusal, StringComparison.Ordinal);

        Assert.Equal(["now@example.com"], await portal.ReadAsync(db => db.Messages.Select(message => message.Address).ToListAsync()));
        Assert.Equal("later@example.com", await portal.ReadAsync(db =>
            db.People.Where(person => person.Id == later.Id).Select(person => person.PrimaryAddress).SingleAsync()));
    }
}
