using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Addresses;

/// <summary>What the link of a confirmation email does, and what it does not.</summary>
public sealed class ConfirmationLinksTests : ConfirmingBench
{
    [Theory]
    [InlineData("used", LinkState.Used)]
    [InlineData("expired", LinkState.Expired)]
    [InlineData("withdrawn", LinkState.Revoked)]
    [InlineData("asked anew", LinkState.Revoked)]
    [InlineData("confirmed by another", LinkState.Revoked)]
    [InlineData("added by an assignor", LinkState.Revoked)]
    [InlineData("deactivated", LinkState.Revoked)]
    [InlineData("password changed", LinkState.Revoked)]
    [InlineData("password reset", LinkState.Revoked)]
    public async Task A_link_that_ended_confirms_nothing_and_the_attempt_is_written_down(string how, LinkState state)
    {
        var raw = await AskAsync("new@example.org");
        await EndAsync(how, raw);
        var before = await portal.AddressesAsync(person);

        Assert.Null(await portal.ConfirmAsync(raw));

        Assert.Equal(before, await portal.AddressesAsync(person));
        Assert.Equal(how is "used" or "confirmed by another" or "added by an assignor", before.Contains("new@example.org"));
        Assert.Equal(new ConfirmationSeen(state), await portal.Get<LookAtConfirmation>().RunAsync(AddressesPortal.Stranger, raw));
        Assert.Equal("192.0.2.7", (await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.LinkRefused)))
            .IpAddress);
    }

    [Fact]
    public async Task It_works_at_the_last_moment_and_not_a_second_later()
    {
        var (one, two) = (await AskAsync("one@example.org"), await AskAsync("two@example.org"));
        portal.Clock.Advance(TimeSpan.FromHours(48));
        Assert.NotNull(await portal.ConfirmAsync(one));

        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await portal.ConfirmAsync(two));
    }

    [Fact]
    public async Task The_link_to_one_address_confirms_no_other_and_ends_no_other()
    {
        var (one, two) = (await AskAsync("one@example.org"), await AskAsync("two@example.org"));

        await portal.ConfirmAsync(one);

        Assert.Equal(["terrence@example.com", "one@example.org"], await portal.AddressesAsync(person));
        await portal.ConfirmAsync(two);
        Assert.Equal(["terrence@example.com", "one@example.org", "two@example.org"], await portal.AddressesAsync(person));
    }

    [Fact]
    public async Task A_link_of_another_purpose_confirms_nothing_and_this_one_sets_no_password()
    {
        var raw = await AskAsync("new@example.org");
        var reset = Secret.Mint();
        await portal.SaveAsync(ATokenFor("terrence@example.com", reset.Hash));

        Assert.Null(await portal.ConfirmAsync(reset.Raw));
        Assert.Null(await portal.ConfirmAsync(Secret.Mint().Raw));
        Assert.Equal(PasswordOutcome.DeadLink,
            (await portal.Get<ResetPassword>().RunAsync(AddressesPortal.Stranger, raw, "kickoff in the rain", "kickoff in the rain"))
                .Outcome);
        Assert.Equal(PasswordOutcome.DeadLink,
            (await portal.Get<ChoosePassword>()
                .RunAsync(AddressesPortal.Stranger, raw, "terrence", "kickoff in the rain", "kickoff in the rain")).Outcome);
        Assert.NotNull(await portal.ConfirmAsync(raw));
    }

    [Fact]
    public async Task Nothing_that_confirms_is_stored_and_looking_changes_nothing()
    {
        var raw = await AskAsync("new@example.org");

        var site = await portal.ReadAsync(db => db.Site.Select(site => site.Name).SingleAsync());
        for (var i = 0; i < 10; i++)
            Assert.Equal(new ConfirmationSeen(LinkState.Good, "Terrence Miles", "new@example.org", site),
                await portal.Get<LookAtConfirmation>().RunAsync(AddressesPortal.Stranger, raw));

        Assert.Equal(Secret.HashOf(raw), (await portal.ReadAsync(db => db.Tokens.SingleAsync())).Hash);
        Assert.NotNull(await portal.ConfirmAsync(raw));
    }

    [Fact]
    public async Task A_confirmation_that_waits_in_the_outbox_does_not_go_once_the_address_was_taken_out()
    {
        await portal.TypeAsync(person, "terrence@example.com", "new@example.org");
        await portal.Get<WithdrawAddress>().RunAsync(AddressesPortal.As(person), (await portal.WaitingAsync(person))[0].Id);

        Assert.Empty(await portal.LinksAsync());
        Assert.Empty(await portal.ReadAsync(db => db.Tokens.ToListAsync()));
    }
}
