using Assignr.Portal.Access;
using Assignr.Portal.Accounts.Addresses;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.Profile;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Accounts.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Addresses;

public sealed class AddingAnAddressTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync(LogInBench.FewIterations);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Nothing_but_the_link_that_confirms_it_goes_to_an_address_that_waits()
    {
        var person = await portal.WithAccountAsync();

        var result = await portal.TypeAsync(person, "terrence@example.com", "stranger@example.org");

        Assert.Equal(ProfileOutcome.SavedAndAsked, result.Outcome);

        Assert.Equal(["terrence@example.com"], await portal.AddressesAsync(person));
        Assert.Equal(["stranger@example.org"], (await portal.WaitingAsync(person)).Select(address => address.Address));
        Assert.Equal(
            [("addresses-changed", "terrence@example.com"), ("confirm-address", "stranger@example.org")],
            (await portal.SendAsync()).Select(sent => (sent.Kind, sent.Address)).Order());
    }

    [Fact]
    public async Task An_address_that_waits_signs_nobody_in_gets_no_reset_no_notice_and_no_mailing()
    {
        var person = await portal.WithAccountAsync();
        await portal.TypeAsync(person, "terrence@example.com", "stranger@example.org");
        await portal.SendAsync();

        Assert.Equal(LogInOutcome.Refused,
            (await portal.Get<LogIn>().RunAsync(AddressesPortal.Stranger, "stranger@example.org", AddressesPortal.Password)).Outcome);
        Assert.Equal(0, (await portal.Get<AnswerPasswordRequest>()
            .RunAsync(Caller.Portal, new PasswordRequest("stranger@example.org", null, null))).Queued);
        Assert.Equal(SendPasswordResetOutcome.Queued, (await portal.Get<SendPasswordReset>().RunAsync(TestPortal.Assignor, person.Id))
            .Outcome);
        await portal.Get<ChangeMyPassword>()
            .RunAsync(AddressesPortal.As(person), AddressesPortal.Password, "kickoff in the pouring rain", "kickoff in the pouring rain");
        await portal.Database.WriteAsync(db => db.People.Where(row => row.Id == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.FirstLoginAt, (DateTimeOffset?)null)));
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id, confirmed: true);

        Assert.Equal(["terrence@example.com"],
            await portal.ReadAsync(db => db.Messages.Where(message => message.SettledAt == null).Select(message => message.Address)
                .Distinct().ToListAsync()));
    }

    [Fact]
    public async Task Of_three_addresses_a_day_the_fourth_is_told_when_to_try_again()
    {
        var person = await portal.WithAccountAsync();
        await portal.TypeAsync(person, "terrence@example.com", "one@example.org");
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.TypeAsync(person, "terrence@example.com", "two@example.org", "three@example.org");
        foreach (var waiting in await portal.WaitingAsync(person))
            await portal.Get<WithdrawAddress>().RunAsync(AddressesPortal.As(person), waiting.Id);

        var fourth = await portal.TypeAsync(person, "terrence@example.com", "four@example.org");
        var two = await portal.TypeAsync(person, "terrence@example.com", "four@example.org", "five@example.org");

        Assert.Equal(ProfileOutcome.Refused, fourth.Outcome);
        Assert.Equal("At most 3 addresses can be added in 24 hours, also where some were taken out again. Try again from 24 Nov, 09:00.",
            fourth.Problems.At("Addresses[1]"));
        Assert.Contains("Try again from 24 Nov, 10:00.", two.Problems.At("Addresses[1]"), StringComparison.Ordinal);
        Assert.Empty(await portal.LinksAsync());
        portal.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(ProfileOutcome.SavedAndAsked, (await portal.TypeAsync(person, "terrence@example.com", "four@example.org")).Outcome);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(400)]
    public async Task A_clock_that_is_set_back_makes_nobody_wait_for_the_day_that_it_showed(int days)
    {
        var person = await portal.WithAccountAsync();
        await portal.TypeAsync(person, "terrence@example.com", "one@example.org", "two@example.org", "three@example.org");
        foreach (var waiting in await portal.WaitingAsync(person))
            await portal.Get<WithdrawAddress>().RunAsync(AddressesPortal.As(person), waiting.Id);
        portal.Clock.AdjustTime(portal.Now.AddDays(-days));

        Assert.Equal(ProfileOutcome.SavedAndAsked, (await portal.TypeAsync(person, "terrence@example.com", "four@example.org")).Outcome);
    }

    [Fact]
    public async Task More_than_three_at_once_are_refused_whole()
    {
        var person = await portal.WithAccountAsync();

        var result = await portal.TypeAsync(person,
            ["terrence@example.com", .. Enumerable.Range(0, 8).Select(i => $"stranger{i}@example.org")]);

        Assert.Equal("Add at most 3 addresses a day.", result.Problems.At("Addresses[1]"));
        Assert.Equal((0, 0), await portal.ReadAsync(async db => (await db.PendingAddresses.CountAsync(), await db.Messages.CountAsync())));
    }

    [Fact]
    public async Task Of_fifteen_who_add_a_stranger_at_once_three_get_through()
    {
        var person = await portal.WithAccountAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 15).Select(i =>
            Task.Run(() => portal.TypeAsync(person, ["terrence@example.com"], "terrence@example.com", $"stranger{i}@example.org"))));

        Assert.Equal(3, results.Count(result => result.Outcome == ProfileOutcome.SavedAndAsked));
        Assert.Equal(3, (await portal.WaitingAsync(person)).Count);
        Assert.Equal(3, await portal.ReadAsync(db => db.Messages.CountAsync(message => message.Kind == "confirm-address")));
    }

    [Fact]
    public async Task The_link_can_be_sent_twice_more_and_not_while_one_is_on_its_way()
    {
        var person = await portal.WithAccountAsync();
        await portal.TypeAsync(person, "terrence@example.com", "stranger@example.org");
        var again = portal.Get<SendConfirmationAgain>();
        var waiting = Assert.Single(await portal.WaitingAsync(person));

        Assert.Equal("A link to this address is on its way already.",
            (await again.RunAsync(AddressesPortal.As(person), waiting.Id)).Refusal);
        var sent = 0;
        for (var i = 0; i < 5; i++)
        {
            sent += (await portal.LinksAsync()).Count;
            await again.RunAsync(AddressesPortal.As(person), waiting.Id);
        }

        Assert.Equal(PendingAddress.MostLetters, sent);
        Assert.Equal("No more links go to this address. Take it out, and add it again if it is right.",
            (await again.RunAsync(AddressesPortal.As(person), waiting.Id)).Refusal);
        Assert.False(Assert.Single(await portal.WaitingAsync(person)).MayAskAgain);
    }

    [Fact]
    public async Task Nobody_asks_for_or_takes_out_somebody_elses_but_an_assignor_takes_it_out()
    {
        var (person, other) = (await portal.WithAccountAsync(), await portal.WithAccountAsync("Ana Zamora", "ana@example.com"));
        await portal.TypeAsync(person, "terrence@example.com", "stranger@example.org");
        await portal.SendAsync();
        var waiting = Assert.Single(await portal.WaitingAsync(person));

        const string over = "This address no longer waits for confirmation.";
        var (again, withdraw) = (portal.Get<SendConfirmationAgain>(), portal.Get<WithdrawAddress>());
        Assert.Equal(over, (await again.RunAsync(AddressesPortal.As(other), waiting.Id)).Refusal);
        Assert.Equal(over, (await withdraw.RunAsync(AddressesPortal.As(other), waiting.Id)).Refusal);
        Assert.True((await withdraw.RunAsync(TestPortal.Assignor, waiting.Id)).IsDone);
        Assert.Equal(over, (await withdraw.RunAsync(TestPortal.Assignor, waiting.Id)).Refusal);

        Assert.Empty(await portal.WaitingAsync(person));
        var entry = await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.AddressWithdrawn));
        Assert.Equal((TestPortal.Assignor.PersonId, person.Id, "stranger@example.org"),
            (entry.ActorId, entry.PersonId!.Value, entry.Detail));
    }

    [Fact]
    public async Task An_address_that_others_have_is_answered_like_any_other()
    {
        var person = await portal.WithAccountAsync();
        await portal.WithAccountAsync("Ana Zamora", "family@example.com");

        var known = await portal.TypeAsync(person, "terrence@example.com", "family@example.com");
        var unknown = await portal.TypeAsync(person, "terrence@example.com", "nobody@example.com");

        Assert.Equal((known.Outcome, known.Problems.Count), (unknown.Outcome, unknown.Problems.Count));
        Assert.Equal(2, (await portal.LinksAsync()).Count);
    }

    [Fact]
    public async Task One_that_waits_already_is_said_so_also_in_another_spelling()
    {
        var person = await portal.WithAccountAsync();
        await portal.TypeAsync(person, "terrence@example.com", "stranger@example.org");

        var again = await portal.TypeAsync(person, "terrence@example.com", "STRANGER@Example.ORG");

        Assert.Equal("This address waits for confirmation already: it stands below.", again.Problems.At("Addresses[1]"));
    }

    [Fact]
    public async Task Another_spelling_of_an_address_changes_nothing_so_that_mail_goes_where_it_was_confirmed()
    {
        var person = await portal.WithAccountAsync();

        Assert.Equal(ProfileOutcome.Unchanged, (await portal.TypeAsync(person, "Terrence@Example.com")).Outcome);
        Assert.Equal(["terrence@example.com"], await portal.AddressesAsync(person));
    }

    [Fact]
    public async Task A_form_that_shows_older_addresses_is_refused()
    {
        var person = await portal.WithAccountAsync(addresses: ["terrence@example.com", "home@example.com"]);
        await portal.TypeAsync(person, "home@example.com");

        var late = await portal.TypeAsync(person, ["terrence@example.com", "home@example.com"], "terrence@example.com", "new@example.com");

        Assert.Equal(ProfileOutcome.ChangedMeanwhile, late.Outcome);
        Assert.Equal(["home@example.com"], await portal.AddressesAsync(person));
        Assert.Empty(await portal.WaitingAsync(person));
    }

    [Fact]
    public async Task Adding_needs_the_password_and_a_wrong_one_counts()
    {
        var person = await portal.WithAccountAsync();
        var input = new ProfileInput
        {
            Shown = ["terrence@example.com"],
            Addresses = ["terrence@example.com", "stranger@example.org"],
            Current = "not my password",
        };

        var result = await portal.Get<ChangeMyProfile>().RunAsync(AddressesPortal.As(person), input);

        Assert.Equal("This is not your password. After a few wrong tries, wait a little.", result.Problems.At("Current"));
        Assert.Equal((1, 0),
            await portal.ReadAsync(async db =>
                (await db.SignInTries.SumAsync(tries => tries.Tried), await db.PendingAddresses.CountAsync())));
    }
}
