using System.Buffers.Binary;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Outcomes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Accounts.SignIn;

public sealed class LogInTests : LogInBench
{
    [Fact]
    public async Task Lets_in_whoever_knows_the_password_and_writes_it_down()
    {
        var person = await WithAccountAsync("Terrence Miles");

        var result = await LogInAsync("Terrence.MILES@officials.example.com", Password);

        Assert.Equal(LogInOutcome.Done, result.Outcome);
        Assert.Equal(portal.Now, (await portal.ReadAsync(db => db.People.SingleAsync(row => row.Id == person.Id))).LastLoginAt);
        var entry = await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.LoggedIn));
        Assert.Equal((person.Id, "192.0.2.7"), (entry.ActorId!.Value, entry.IpAddress!));
    }

    [Theory]
    [InlineData("nobody@officials.example.com", Password)]
    [InlineData("terrence.miles@officials.example.com", "muddy cleats in November")]
    [InlineData("terrence.miles@officials.example.com", "")]
    [InlineData("", "")]
    [InlineData("terrence.mileſ@officials.example.com", Password)]
    public async Task Answers_every_mistake_alike(string name, string password)
    {
        await WithAccountAsync("Terrence Miles");

        var result = await LogInAsync(name, password);

        Assert.Equal((LogInOutcome.Refused, null), (result.Outcome, result.Account));
        Assert.Equal(new Problem("That did not work."), Assert.Single(result.Problems));
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.LoginRefused)));
    }

    [Fact]
    public async Task A_password_that_is_not_text_is_wrong_and_nothing_breaks()
    {
        await WithAccountAsync("Terrence Miles");

        Assert.Equal(LogInOutcome.Refused, (await LogInAsync("terrence.miles@officials.example.com", "lone \ud800 surrogate")).Outcome);
        Assert.Equal(LogInOutcome.Refused, (await LogInAsync("lone \ud800 surrogate", Password)).Outcome);
    }

    [Fact]
    public async Task Refuses_a_deactivated_person()
    {
        await WithAccountAsync("Terrence Miles", Permissions.None);

        Assert.Equal(LogInOutcome.Refused, (await LogInAsync("terrence.miles@officials.example.com", Password)).Outcome);
    }

    [Fact]
    public async Task Refuses_a_person_without_an_address()
    {
        var person = A.Person(address: null);
        await portal.SaveAsync(person, Account.Open(person.Id, "terrence.miles",
            (await portal.Get<PasswordHashing>().HashAsync(Password))!));

        Assert.Equal(LogInOutcome.Refused, (await LogInAsync("terrence.miles", Password)).Outcome);
    }

    [Fact]
    public async Task A_password_typed_on_a_mac_opens_what_was_set_on_windows()
    {
        await WithAccountAsync("Terrence Miles", password: "caf\u00e9 on the sideline");

        Assert.Equal(LogInOutcome.Done, (await LogInAsync("terrence.miles@officials.example.com", "cafe\u0301 on the sideline")).Outcome);
    }

    [Fact]
    public async Task At_a_shared_address_the_user_name_decides_and_nobody_is_let_in_by_the_address_of_two()
    {
        await WithAccountAsync("Sarah Thomas", address: "family@example.com", userName: "sarah.thomas");
        await WithAccountAsync("Ben Thomas", address: "family@example.com", userName: "ben.thomas", password: "another long password");

        Assert.Equal(LogInOutcome.Refused, (await LogInAsync("family@example.com", Password)).Outcome);
        Assert.Equal("sarah.thomas", (await LogInAsync("Sarah.Thomas", Password)).Account!.UserName);
    }

    [Fact]
    public async Task An_address_that_is_not_the_user_name_works_where_one_account_has_it()
    {
        await WithAccountAsync("Sarah Thomas", address: "sarah@example.com", userName: "sarah.thomas");

        Assert.Equal(LogInOutcome.Done, (await LogInAsync("sarah@example.com", Password)).Outcome);
    }

    [Fact]
    public async Task Hashes_anew_what_was_hashed_at_an_older_cost()
    {
        await using var real = await TestPortal.StartAsync();
        var person = A.Person();
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 }));
        await real.SaveAsync(person, Account.Open(person.Id, person.PrimaryAddress!, old.HashPassword(null!, Password)));

        var result = await real.Get<LogIn>().RunAsync(Stranger, person.PrimaryAddress, Password);

        Assert.Equal(LogInOutcome.Done, result.Outcome);
        var hash = Convert.FromBase64String((await real.ReadAsync(db => db.Users.SingleAsync())).PasswordHash!);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.Equal(220_000u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }
}
