using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Accounts.Links;
using Assignr.Portal.Accounts.Passwords;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.Accounts.Links;

public sealed class PasswordRequestTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Somebody_with_an_account_gets_a_reset_and_somebody_who_never_logged_in_a_new_account_email()
    {
        var (known, fresh) = (A.Person("Sarah Thomas", "family@example.com"), A.Person("Ben Thomas", "Family@Example.com"));
        await portal.SaveAsync(known, fresh, Account.Open(known.Id, "sarah.thomas", "hash"));

        Assert.Equal(2, await AskAsync("FAMILY@example.com"));

        var messages = await portal.ReadAsync(db => db.Messages.OrderBy(message => message.Kind).ToListAsync());
        Assert.Equal([("new-account", fresh.Id, "Family@example.com"), ("password-reset", known.Id, "family@example.com")],
            messages.Select(message => (message.Kind, message.PersonId!.Value, message.Address)));
        Assert.All(messages, message => Assert.Equal((Lane.Now, null), (message.Lane, message.AskedBy)));
        Assert.True(await portal.ReadAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == Act.ResetAsked && entry.PersonId == known.Id
            && entry.IpAddress == "192.0.2.7")));
    }

    [Theory]
    [InlineData("sarah@exampleſ.com.evil.test")]
    [InlineData("ſarah@example.com")]
    [InlineData("sarah+x@example.com")]
    [InlineData("sarah@example.co")]
    [InlineData("s\u0430rah@example.com")]
    public async Task A_look_alike_address_reaches_nobody(string typed)
    {
        await WithAccountAsync("sarah@example.com");

        Assert.Equal(0, await AskAsync(typed));
    }

    [Theory]
    [InlineData("a@example.com,b@example.com")]
    [InlineData("a@example.com b@example.com")]
    [InlineData("a@example.com\r\nCc: b@example.com")]
    [InlineData("\u200bsarah@example.com")]
    [InlineData("sarah")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_is_not_one_address_is_said_so_and_goes_nowhere(string? typed)
    {
        Assert.NotNull((await portal.Get<AskForLink>().RunAsync(Caller.Anonymous(null), typed)).Problems.At("Address"));
        Assert.Null(portal.Get<PasswordRequests>().Next());
    }

    [Fact]
    public async Task An_address_that_looks_mistyped_is_asked_about_once()
    {
        const string typed = "sarah@gmial.com";

        Assert.Equal("Did you mean sarah@gmail.com? Correct it, or send the form again as it is.",
            (await portal.Get<AskForLink>().RunAsync(Caller.Anonymous(null), typed)).Problems.At("Address"));
        Assert.Null(portal.Get<PasswordRequests>().Next());
        Assert.True((await portal.Get<AskForLink>().RunAsync(Caller.Anonymous(null), typed, askedAbout: typed)).IsDone);
        Assert.NotNull(portal.Get<PasswordRequests>().Next());
    }

    [Fact]
    public async Task Nobody_gets_more_than_three_in_an_hour_and_after_ten_in_a_day_one_an_hour_so_that_nobody_is_left_without_a_link()
    {
        var person = await WithAccountAsync("sarah@example.com");
        var other = await WithAccountAsync("ben@example.com");
        var queued = new List<int>();
        for (var hour = 0; hour < 5; hour++, portal.Clock.Advance(TimeSpan.FromMinutes(61)))
        {
            for (var i = 0; i < 10; i++)
            {
                await AskAsync("sarah@example.com");
                await SettleAsync();
            }
            queued.Add(await portal.ReadAsync(db => db.Messages.CountAsync(message => message.PersonId == person.Id)));
        }

        Assert.Equal([3, 6, 9, 10, 11], queued);
        Assert.Equal(1, await AskAsync("ben@example.com"));
        Assert.NotNull(other);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(365)]
    public async Task A_clock_that_is_set_back_leaves_nobody_without_a_link(double days)
    {
        await WithAccountAsync("sarah@example.com");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, await AskAsync("sarah@example.com"));
            await SettleAsync();
        }
        Assert.Equal(0, await AskAsync("sarah@example.com"));

        portal.Clock.AdjustTime(portal.Now.AddDays(-days));

        Assert.Equal(1, await AskAsync("sarah@example.com"));
    }

    [Fact]
    public async Task Asking_changes_nothing_and_a_deactivated_person_gets_nothing()
    {
        var person = A.Person("Sarah Thomas", "sarah@example.com", Permissions.None);
        await portal.SaveAsync(person, Account.Open(person.Id, "sarah@example.com", "hash"));
        var stamp = await portal.ReadAsync(db => db.Users.Select(account => account.SecurityStamp).SingleAsync());

        Assert.Equal(0, await AskAsync("sarah@example.com"));
        Assert.Equal(0, await AskAsync("unknown@example.com"));
        Assert.Equal(stamp, await portal.ReadAsync(db => db.Users.Select(account => account.SecurityStamp).SingleAsync()));
    }

    [Fact]
    public async Task A_new_link_goes_to_the_address_of_the_old_one_or_to_the_first_on_file()
    {
        var person = A.Person("Sarah Thomas", "first@example.com", moreAddresses: "second@example.com");
        await portal.SaveAsync(person);
        var (kept, lost) = (await OldLinkAsync(person, "second@example.com"), await OldLinkAsync(person, "gone@example.com"));

        await AskForNewAsync(kept);
        await AskForNewAsync(lost);

        Assert.Equal(["first@example.com", "second@example.com"],
            await portal.ReadAsync(db => db.Messages.Select(message => message.Address).Order().ToListAsync()));
    }

    [Fact]
    public async Task An_assignor_sends_a_reset_only_to_somebody_with_an_account_and_never_sees_a_link()
    {
        var person = await WithAccountAsync("sarah@example.com");
        var fresh = A.Person("Ben Thomas", "ben@example.com");
        await portal.SaveAsync(fresh);
        var send = portal.Get<SendPasswordReset>();

        Assert.Equal("Ben has no password yet, so there is none to reset.", (await send.RunAsync(TestPortal.Assignor, fresh.Id)).InWords);
        Assert.Equal(SendPasswordResetOutcome.Queued, (await send.RunAsync(TestPortal.Assignor, person.Id)).Outcome);
        Assert.Equal("A password reset to Terrence is on its way already.", (await send.RunAsync(TestPortal.Assignor, person.Id)).InWords);
        Assert.Empty(await portal.ReadAsync(db => db.Tokens.ToListAsync()));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            send.RunAsync(TestPortal.Assignor with { Permissions = Permissions.Observer }, person.Id));
    }

    [Fact]
    public async Task The_secret_is_minted_at_hand_over_and_lives_an_hour_or_a_day()
    {
        var person = await WithAccountAsync("sarah@example.com");
        await AskAsync("sarah@example.com");
        var self = await PrepareAsync();
        await SettleAsync();
        await portal.Get<SendPasswordReset>().RunAsync(TestPortal.Assignor, person.Id);
        await PrepareAsync();

        var letter = await Assert.IsType<SendIt>(self).WriteAsync(CancellationToken.None);
        Assert.Contains("https://portal.example.test/reset-password/", letter.Text, StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromHours(24)],
            (await portal.ReadAsync(db => db.Tokens.ToListAsync())).Select(token => token.ExpiresAt - token.IssuedAt).Order());
    }

    [Fact]
    public async Task A_reset_is_skipped_when_the_address_is_gone_at_hand_over()
    {
        var person = await WithAccountAsync("sarah@example.com");
        await AskAsync("sarah@example.com");
        await portal.Database.WriteAsync(async db =>
            (await db.People.Include(row => row.Addresses).SingleAsync(row => row.Id == person.Id))
                .Reach([A.Address("new@example.com")], portal.Now));

        Assert.Equal("Does not have this address any more", Assert.IsType<SkipIt>(await PrepareAsync()).Reason);
        Assert.Empty(await portal.ReadAsync(db => db.Tokens.ToListAsync()));
    }

    private async Task<Person> WithAccountAsync(string address)
    {
        var person = A.Person(address: address);
        await portal.SaveAsync(person, Account.Open(person.Id, address, "hash"));
        return person;
    }

    private async Task<int> AskAsync(string address)
    {
        await portal.Get<AskForLink>().RunAsync(Caller.Anonymous("192.0.2.7"), address);
        return portal.Get<PasswordRequests>().Next() is { } request
            ? (await portal.Get<AnswerPasswordRequest>().RunAsync(Caller.Portal, request)).Queued
            : 0;
    }

    private async Task AskForNewAsync(Secret old)
    {
        await portal.Get<AskForNewLink>().RunAsync(Caller.Anonymous(null), old.Raw, Purpose.NewAccount);
        await portal.Get<AnswerPasswordRequest>().RunAsync(Caller.Portal, portal.Get<PasswordRequests>().Next()!);
        await SettleAsync();
    }

    private async Task<Secret> OldLinkAsync(Person person, string address)
    {
        var secret = Secret.Mint();
        await portal.SaveAsync(new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = person.Id,
            AddressKey = A.Address(address).Key,
            Hash = secret.Hash,
            IssuedAt = portal.Now.AddDays(-15),
            ExpiresAt = portal.Now.AddDays(-1),
        });
        return secret;
    }

    private Task<Prepared> PrepareAsync()
    {
        var kind = portal.Services.GetServices<IMailKind>().Single(kind => kind.Name == "password-reset");
        return portal.Database.WriteAsync(async db =>
        {
            var batch = await db.Messages.Where(message => message.SettledAt == null).ToListAsync();
            return Assert.Single(await kind.PrepareAsync(db, batch, portal.Now, CancellationToken.None));
        });
    }

    private Task<int> SettleAsync() => portal.Database.WriteAsync(db => db.Messages.Where(message => message.SettledAt == null)
        .ExecuteUpdateAsync(row => row.SetProperty(message => message.SettledAt, portal.Now)));
}
