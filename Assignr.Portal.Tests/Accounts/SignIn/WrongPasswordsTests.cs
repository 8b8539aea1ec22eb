using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Accounts.SignIn;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.Accounts.SignIn;

/// <summary>What wrong passwords cost, whom they lock out and whom not.</summary>
public sealed class WrongPasswordsTests : LogInBench
{
    [Fact]
    public async Task Waits_longer_with_every_wrong_password_and_forgets_it_after_a_right_one()
    {
        await WithAccountAsync("Terrence Miles");
        for (var i = 0; i < 5; i++)
            await LogInAsync("terrence.miles@officials.example.com", "wrong");

        Assert.Equal(LogInOutcome.Refused, (await LogInAsync("terrence.miles@officials.example.com", Password)).Outcome);
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.LockedOut)));
        portal.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(LogInOutcome.Done, (await LogInAsync("terrence.miles@officials.example.com", Password)).Outcome);
        Assert.Equal(0, await portal.ReadAsync(db => db.SignInTries.Select(tries => tries.Tried).SingleAsync()));
    }

    [Fact]
    public void No_wait_is_longer_than_a_quarter_of_an_hour_however_many_there_were()
    {
        var tries = new SignInTries { PersonId = Guid.CreateVersion7(), DeviceId = SignInTries.Strangers };
        for (var i = 1; i <= 5_000; i++)
        {
            tries.Count(portal.Now);
            Assert.Equal(i >= 5, tries.Waits(portal.Now));
            Assert.False(tries.Waits(portal.Now.AddMinutes(15)));
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(365)]
    public async Task A_clock_that_is_set_back_keeps_nobody_out_for_longer_than_a_quarter_of_an_hour(double days)
    {
        await WithAccountAsync("Terrence Miles");
        for (var i = 0; i < 12; i++)
            await LogInAsync("terrence.miles@officials.example.com", "wrong");
        portal.Clock.AdjustTime(portal.Now.AddDays(-days));

        Assert.Equal(LogInOutcome.Done, (await LogInAsync("terrence.miles@officials.example.com", Password)).Outcome);
    }

    [Fact]
    public async Task After_the_longest_wait_the_right_password_gets_in()
    {
        await WithAccountAsync("Terrence Miles");
        for (var i = 0; i < 120; i++, portal.Clock.Advance(TimeSpan.FromMinutes(15)))
            await LogInAsync("terrence.miles@officials.example.com", "wrong");

        Assert.Equal(LogInOutcome.Done, (await LogInAsync("terrence.miles@officials.example.com", Password)).Outcome);
    }

    [Fact]
    public async Task Of_many_wrong_passwords_at_once_no_more_are_compared_than_are_free()
    {
        var person = await WithAccountAsync("Terrence Miles");
        var hash = await portal.ReadAsync(db => db.Users.Select(account => account.PasswordHash).SingleAsync());
        var counting = (CountingHasher)portal.Get<IPasswordHasher<Account>>();
        counting.Watch(hash!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 44).Select(i => portal.Get<LogIn>().RunAsync(
            Caller.Anonymous($"192.0.2.{i}"), person.PrimaryAddress, i == 43 ? Password : $"wrong {i}")));

        Assert.Equal(5, counting.Compared);
        Assert.DoesNotContain(answers, answer => answer.Outcome == LogInOutcome.Done);
        Assert.Equal(1, await portal.ReadAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == Act.LockedOut)));
        portal.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(LogInOutcome.Done, (await LogInAsync(person.PrimaryAddress!, Password)).Outcome);
    }

    [Fact]
    public async Task What_strangers_try_keeps_nobody_out_on_a_device_of_their_own()
    {
        var person = await WithAccountAsync("Terrence Miles");
        var device = Guid.NewGuid();
        await portal.Database.WriteAsync(db => db.RememberDeviceAsync(person.Id, device, portal.Now, default));
        for (var i = 0; i < 20; i++)
            await LogInAsync(person.PrimaryAddress!, "wrong");

        Assert.Equal(LogInOutcome.Refused, (await LogInAsync(person.PrimaryAddress!, Password)).Outcome);
        Assert.Equal(LogInOutcome.Refused, (await LogInAsync(person.PrimaryAddress!, Password, Guid.NewGuid())).Outcome);
        Assert.Equal(LogInOutcome.Done, (await LogInAsync(person.PrimaryAddress!, Password, device)).Outcome);
        Assert.Equal(LogInOutcome.Refused, (await LogInAsync(person.PrimaryAddress!, Password)).Outcome);
    }

    [Fact]
    public async Task A_device_is_known_for_its_own_people_only_and_is_no_way_to_guess()
    {
        var (sarah, ben) = (await WithAccountAsync("Sarah Thomas"), await WithAccountAsync("Ben Thomas"));
        var device = Guid.NewGuid();
        await portal.Database.WriteAsync(db => db.RememberDeviceAsync(sarah.Id, device, portal.Now, default));
        for (var i = 0; i < 5; i++)
        {
            await LogInAsync(ben.PrimaryAddress!, "wrong");
            await LogInAsync(sarah.PrimaryAddress!, "wrong", device);
        }

        Assert.Equal(LogInOutcome.Refused, (await LogInAsync(ben.PrimaryAddress!, Password, device)).Outcome);
        Assert.Equal(LogInOutcome.Refused, (await LogInAsync(sarah.PrimaryAddress!, Password, device)).Outcome);
        Assert.Equal(LogInOutcome.Done, (await LogInAsync(sarah.PrimaryAddress!, Password)).Outcome);
    }

    [Fact]
    public async Task Twenty_devices_are_known_and_a_new_password_forgets_them_with_every_wait()
    {
        var person = await WithAccountAsync("Terrence Miles");
        for (var i = 0; i < 25; i++, portal.Clock.Advance(TimeSpan.FromDays(1)))
            await portal.Database.WriteAsync(db => db.RememberDeviceAsync(person.Id, Guid.NewGuid(), portal.Now, default));
        for (var i = 0; i < 20; i++)
            await LogInAsync(person.PrimaryAddress!, "wrong");
        Assert.Equal(20, await portal.ReadAsync(db => db.SignInTries.CountAsync(tries => tries.SignedInAt != null)));
        Assert.Equal(LogInOutcome.Refused, (await LogInAsync(person.PrimaryAddress!, Password)).Outcome);

        var secret = Secret.Mint();
        await portal.SaveAsync(new Token
        {
            Purpose = Purpose.PasswordReset,
            PersonId = person.Id,
            AddressKey = person.Addresses[0].Key,
            Hash = secret.Hash,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddHours(1),
        });
        await portal.Get<ResetPassword>().RunAsync(Stranger, secret.Raw, "kickoff in the pouring rain", "kickoff in the pouring rain");

        Assert.Equal(0, await portal.ReadAsync(db => db.SignInTries.CountAsync()));
        Assert.Equal(LogInOutcome.Done, (await LogInAsync(person.PrimaryAddress!, "kickoff in the pouring rain")).Outcome);
    }

    [Fact]
    public async Task The_password_that_one_is_asked_for_again_has_a_count_of_its_own()
    {
        var person = await WithAccountAsync("Terrence Miles");
        var self = LogIn.As(Stranger, person);
        for (var i = 0; i < 20; i++)
            await LogInAsync(person.PrimaryAddress!, "wrong");
        Assert.Equal(PasswordCheck.Right, await portal.Get<OwnPassword>().CheckAsync(self, Password, default));
        var counting = (CountingHasher)portal.Get<IPasswordHasher<Account>>();
        counting.Watch((await portal.ReadAsync(db => db.Users.Select(account => account.PasswordHash).SingleAsync()))!);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            while (await portal.Get<OwnPassword>().CheckAsync(self, $"wrong {i}", default) == PasswordCheck.Busy)
                await Task.Yield();
        }));

        Assert.Equal(5, counting.Compared);
        Assert.Equal(PasswordCheck.Wrong, await portal.Get<OwnPassword>().CheckAsync(self, Password, default));
        portal.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(PasswordCheck.Right, await portal.Get<OwnPassword>().CheckAsync(self, Password, default));
    }
}
