using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Tests.Accounts.SignIn;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.Passwords;

public sealed class ChoosePasswordTests : IAsyncLifetime
{
    private const string Chosen = "kickoff in the pouring rain";
    private static readonly Caller Stranger = Caller.Anonymous("192.0.2.7");
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync(LogInBench.FewIterations);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Of_fifty_who_redeem_at_once_one_wins_and_only_that_password_opens_the_account()
    {
        var person = await InvitedAsync();
        var raw = await MintAsync(person);

        var results = new List<PasswordResult>();
        // In waves, because only forty may wait for hashing at once.
        foreach (var wave in Enumerable.Range(0, 50).Chunk(25))
            results.AddRange(await Task.WhenAll(wave.Select(i =>
                Task.Run(() => ChooseAsync(raw, person.PrimaryAddress!, $"{Chosen} {i}")))));

        var winner = results.FindIndex(result => result.Outcome == PasswordOutcome.Done);
        Assert.Single(results, result => result.Outcome == PasswordOutcome.Done);
        Assert.Equal(LogInOutcome.Done,
            (await portal.Get<LogIn>().RunAsync(Stranger, person.PrimaryAddress, $"{Chosen} {winner}")).Outcome);
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.AccountActivated)));
    }

    [Fact]
    public async Task The_first_password_is_the_first_login_and_every_other_link_ends()
    {
        var person = await InvitedAsync();
        var (used, other) = (await MintAsync(person), await MintAsync(person));

        var result = await ChooseAsync(used, person.PrimaryAddress!);

        Assert.Equal((PasswordOutcome.Done, person.Id), (result.Outcome, result.Account!.PersonId));
        Assert.Equal(portal.Now, (await portal.ReadAsync(db => db.People.SingleAsync())).FirstLoginAt);
        var seen = await portal.Get<LookAtLink>().RunAsync(Stranger, other, Purpose.NewAccount);
        Assert.Equal((LinkState.Revoked, Revocation.AnotherUsed, ""), (seen.State, seen.Because!.Value, seen.FullName));
    }

    [Theory]
    [InlineData("deactivated")]
    [InlineData("moved")]
    [InlineData("expired")]
    [InlineData("used")]
    public async Task A_link_that_ended_opens_nothing_and_the_attempt_is_written_down(string how)
    {
        var person = await InvitedAsync();
        var raw = await MintAsync(person);
        if (how == "expired")
            portal.Clock.Advance(TimeSpan.FromDays(15));
        if (how == "used")
            await ChooseAsync(raw, person.PrimaryAddress!);
        await portal.Database.WriteAsync(async db =>
        {
            var row = await db.People.Include(row => row.Addresses).SingleAsync();
            if (how == "deactivated")
                row.Permit(Permissions.None, portal.Now);
            if (how == "moved")
                row.Reach([A.Address("new@example.com")], portal.Now);
        });

        Assert.Equal(PasswordOutcome.DeadLink, (await ChooseAsync(raw, "terrence.miles")).Outcome);
        Assert.Equal("192.0.2.7",
            (await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.LinkRefused))).IpAddress);
    }

    [Fact]
    public async Task Two_who_want_one_name_at_once_both_get_an_answer_and_one_gets_the_name()
    {
        var people = new[] { await InvitedAsync("Ann Thomas"), await InvitedAsync("Ben Thomas") };
        var raws = new[] { await MintAsync(people[0]), await MintAsync(people[1]) };

        var results = await Task.WhenAll(raws.Select(raw => Task.Run(() => ChooseAsync(raw, "thomas"))));

        Assert.Equal([PasswordOutcome.Done, PasswordOutcome.Refused], results.Select(result => result.Outcome).Order());
        var late = Array.FindIndex(results, result => result.Outcome == PasswordOutcome.Refused);
        Assert.Equal("Somebody has this user name already. Choose another one.", results[late].Problems.At("UserName"));
        Assert.Equal(PasswordOutcome.Done, (await ChooseAsync(raws[late], "thomas2")).Outcome);
    }

    [Fact]
    public async Task Only_the_person_the_link_went_to_is_told_whose_it_is()
    {
        var person = await InvitedAsync();

        var seen = await portal.Get<LookAtLink>().RunAsync(Stranger, await MintAsync(person), Purpose.NewAccount);

        Assert.Equal((LinkState.Good, "Terrence Miles", person.PrimaryAddress, false),
            (seen.State, seen.FullName, seen.UserName, seen.MayChangeUserName));
        Assert.Equal(new LinkSeen { State = LinkState.Unknown },
            await portal.Get<LookAtLink>().RunAsync(Stranger, Secret.Mint().Raw, Purpose.NewAccount));
    }

    [Fact]
    public async Task A_reset_ends_the_lock_of_somebody_who_was_guessed_at()
    {
        var person = await InvitedAsync();
        await portal.SaveAsync(Account.Open(person.Id, "terrence", (await portal.Get<PasswordHashing>().HashAsync("an older password"))!));
        for (var i = 0; i < 6; i++)
            await portal.Get<LogIn>().RunAsync(Stranger, "terrence", "a guess");

        var result = await portal.Get<ResetPassword>().RunAsync(Stranger, await MintAsync(person, Purpose.PasswordReset), Chosen, Chosen);

        Assert.Equal((PasswordOutcome.Done, null), (result.Outcome, result.Account));
        Assert.Equal(LogInOutcome.Done, (await portal.Get<LogIn>().RunAsync(Stranger, "terrence", Chosen)).Outcome);
        Assert.Equal(LogInOutcome.Refused, (await portal.Get<LogIn>().RunAsync(Stranger, "terrence", "an older password")).Outcome);
    }

    private async Task<Person> InvitedAsync(string name = "Terrence Miles")
    {
        var person = A.Person(name);
        await portal.SaveAsync(person);
        return person;
    }

    private async Task<string> MintAsync(Person person, Purpose purpose = Purpose.NewAccount)
    {
        var secret = Secret.Mint();
        await portal.SaveAsync(new Token
        {
            Purpose = purpose,
            PersonId = person.Id,
            AddressKey = person.Addresses[0].Key,
            Hash = secret.Hash,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(14),
        });
        return secret.Raw;
    }

    private Task<PasswordResult> ChooseAsync(string raw, string userName, string password = Chosen) =>
        portal.Get<ChoosePassword>().RunAsync(Stranger, raw, userName, password, password);
}
