using System.Buffers.Binary;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Tests.Accounts;

public sealed class LogInTests : IAsyncLifetime
{
    private const string Password = "muddy cleats in October";
    private static readonly Caller Stranger = Caller.Anonymous("192.0.2.7");
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync(services =>
    {
        FewIterations(services);
        services.AddSingleton<IPasswordHasher<Account>, CountingHasher>();
    });

    public async Task DisposeAsync() => await portal.DisposeAsync();

    internal static void FewIterations(IServiceCollection services) =>
        services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);

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

        Assert.Equal(new LogInResult(LogInOutcome.Refused, null), await LogInAsync(name, password));
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
        await portal.SaveAsync(person, Account.Open(person.Id, "terrence.miles", (await portal.Get<Passwords>().HashAsync(Password))!));

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

    private async Task<Person> WithAccountAsync(
        string name, Permissions permissions = Permissions.Official, string? address = null, string? userName = null, string password = Password)
    {
        address ??= $"{name.Replace(' ', '.').ToLowerInvariant()}@officials.example.com";
        var person = A.Person(name, address, permissions);
        await portal.SaveAsync(person, Account.Open(person.Id, userName ?? address, (await portal.Get<Passwords>().HashAsync(password))!));
        return person;
    }

    private Task<LogInResult> LogInAsync(string name, string password, Guid? device = null) =>
        portal.Get<LogIn>().RunAsync(Stranger, name, password, device);

    /// <summary>Hashes as the portal does, and knows how often one hash was compared with.</summary>
    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> real = new(options);
        private string? watched;
        private int compared;

        public int Compared => compared;

        public void Watch(string hash) => watched = hash;

        public string HashPassword(Account user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            if (hashedPassword == watched)
                Interlocked.Increment(ref compared);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
