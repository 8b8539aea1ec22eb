using System.Text.RegularExpressions;
using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assignr.Portal.Tests.NewAccounts;

public sealed partial class NewAccountKindTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task The_link_in_the_letter_opens_the_door_and_only_its_hash_is_stored()
    {
        var person = A.Person();
        var message = await QueueAsync(person);

        var letter = await WriteAsync(Assert.Single(await PrepareAsync(message)));

        var raw = Link().Match(letter.Text).Groups[1].Value;
        var found = await portal.ReadAsync(db => db.FindLinkAsync(raw, Purpose.NewAccount, portal.Now));
        Assert.Equal(LinkState.Good, found.State);
        Assert.Equal((person.Id, message.Id, person.Addresses[0].Key), (found.Token!.PersonId!.Value, found.Token.MessageId!.Value, found.Token.AddressKey));
        Assert.Equal(portal.Now.AddDays(14), found.Token.ExpiresAt);
    }

    [Fact]
    public async Task Every_address_gets_a_link_of_its_own()
    {
        var person = A.Person(moreAddresses: "parent@home.example");
        await QueueAsync(person);
        var batch = await portal.ReadAsync(db => db.Messages.ToListAsync());

        var letters = new List<Letter>();
        foreach (var prepared in await PrepareAsync([.. batch]))
            letters.Add(await WriteAsync(prepared));

        Assert.Equal(2, letters.Select(letter => Link().Match(letter.Text).Groups[1].Value).Distinct().Count());
    }

    [Fact]
    public async Task Who_logged_in_meanwhile_is_skipped_and_told_so()
    {
        var person = A.Person();
        var message = await QueueAsync(person);
        await ChangeAsync(person.Id, one => one.LogIn(portal.Now.AddMinutes(-20)));

        await SkipsAsync(message, "Logged in at 08:40, no email needed");
    }

    [Fact]
    public async Task Who_was_deactivated_meanwhile_is_skipped()
    {
        var person = A.Person();
        var message = await QueueAsync(person);
        await ChangeAsync(person.Id, one => one.Permit(Permissions.None, portal.Now));

        await SkipsAsync(message, "Deactivated");
    }

    [Fact]
    public async Task An_address_that_was_changed_meanwhile_is_skipped()
    {
        var person = A.Person();
        var message = await QueueAsync(person);
        await ChangeAsync(person.Id, one => one.Reach([A.Address("new@example.com")], portal.Now));

        await SkipsAsync(message, "This is no longer their address");
    }

    [Fact]
    public async Task Who_was_deleted_meanwhile_is_skipped()
    {
        var person = A.Person();
        var message = await QueueAsync(person);
        await portal.ReadAsync(db => db.People.ExecuteDeleteAsync());

        await SkipsAsync(message, "This person was deleted meanwhile");
    }

    [Fact]
    public async Task The_letter_names_the_asker_the_note_the_user_name_and_the_next_three_games()
    {
        var asker = A.Person("Marcy Dolan", "marcy@example.com", Permissions.Assignor, loggedInAt: portal.Now);
        var person = A.Person();
        await portal.SaveAsync(asker, person);
        await portal.SaveAsync([.. Enumerable.Range(1, 4).Select(days => A.Game(portal.Now.AddDays(days), ($"Position {days}", person)))]);
        var caller = new Caller { PersonId = asker.Id, Name = asker.FullName, Permissions = Permissions.Assignor };
        await portal.Database.WriteAsync(db => NewAccountQueue.JudgeAndQueueAsync(
            db, caller, [person.Id], new Rules { Now = portal.Now }, new NewAccountOrder { Note = "Sign in before Thursday." }));

        var letter = await WriteAsync(Assert.Single(await PrepareAsync(await portal.ReadAsync(db => db.Messages.SingleAsync()))));

        Assert.Contains("Marcy Dolan", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Sign in before Thursday.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("terrence.miles@officials.example.com", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Position 3", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Position 4", letter.Text, StringComparison.Ordinal);
        Assert.Equal("marcy@example.com", letter.ReplyTo);
    }

    [Fact]
    public async Task Siblings_on_one_address_are_named_different_user_names()
    {
        var (allen, rusty) = (A.Person("Allen Baynes", "baynes@home.example"), A.Person("Rusty Baynes", "baynes@home.example"));
        var batch = new[] { await QueueAsync(allen), await QueueAsync(rusty) };

        var letters = new List<Letter>();
        foreach (var prepared in await PrepareAsync(batch))
            letters.Add(await WriteAsync(prepared));

        Assert.DoesNotContain("rusty.baynes", letters[0].Text, StringComparison.Ordinal);
        Assert.Contains("rusty.baynes", letters[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_name_that_is_taken_is_not_named_again()
    {
        var (allen, rusty) = (A.Person("Allen Baynes", "baynes@home.example", loggedInAt: portal.Now), A.Person("Rusty Baynes", "baynes@home.example"));
        await portal.SaveAsync(allen);
        await portal.SaveAsync(new Account { PersonId = allen.Id, UserName = "Baynes@home.example", NormalizedUserName = UserNames.Key("Baynes@home.example") });

        var letter = await WriteAsync(Assert.Single(await PrepareAsync(await QueueAsync(rusty))));

        Assert.Contains("rusty.baynes", letter.Text, StringComparison.Ordinal);
    }

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
        await portal.ReadAsync(db => db.Messages.ExecuteUpdateAsync(row => row.SetProperty(one => one.RefusedAt, portal.Now).SetProperty(one => one.SettledAt, portal.Now)));
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
            var answers = new List<(Message, AttemptOutcome)> { (messages[0], AttemptOutcome.HandedOver), (messages[1], AttemptOutcome.Refused) };
            if (refusedFirst)
                answers.Reverse();

            foreach (var (message, outcome) in answers)
            {
                portal.Clock.Advance(TimeSpan.FromSeconds(1));
                await RecordAsync(message, outcome, "said the server");
            }

            var standing = Standings.At(portal.Now);
            Assert.Equal(Standing.Sent, await portal.ReadAsync(db => db.People.Where(row => row.Id == person.Id).Select(standing).SingleAsync()));
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

    private async Task<Message> QueueAsync(Person person)
    {
        if (!await portal.ReadAsync(db => db.People.AnyAsync(row => row.Id == person.Id)))
            await portal.SaveAsync(person);
        await portal.Database.WriteAsync(db =>
            NewAccountQueue.JudgeAndQueueAsync(db, TestPortal.Assignor, [person.Id], new Rules { Now = portal.Now }, new NewAccountOrder()));
        return await portal.ReadAsync(db => db.Messages.FirstAsync(message => message.PersonId == person.Id));
    }

    private Task ChangeAsync(Guid personId, Action<Person> change) => portal.Database.WriteAsync(async db =>
        change(await db.People.Include(person => person.Addresses).SingleAsync(person => person.Id == personId)));

    private Task<IReadOnlyList<Prepared>> PrepareAsync(params Message[] batch) =>
        portal.Database.WriteAsync(db => Kind().PrepareAsync(db, batch, portal.Now, CancellationToken.None));

    private async Task SkipsAsync(Message message, string reason)
    {
        Assert.Equal(new SkipIt(message.Id, reason), Assert.Single(await PrepareAsync(message)));
        Assert.Equal(0, await portal.ReadAsync(db => db.Tokens.CountAsync()));
    }

    private Task RecordAsync(Message message, AttemptOutcome outcome, string reply) => portal.Database.WriteAsync(db =>
        Kind().RecordedAsync(db, [new Recorded(message, outcome, reply, portal.Now)], CancellationToken.None));

    private Task<Standing> StandingAsync(DateTimeOffset at) => portal.ReadAsync(db => db.People.Select(Standings.At(at)).SingleAsync());

    private static Task<Letter> WriteAsync(Prepared prepared) => Assert.IsType<SendIt>(prepared).WriteAsync(CancellationToken.None);

    private IMailKind Kind() => portal.Services.GetServices<IMailKind>().Single(kind => kind.Name == NewAccountQueue.Kind);

    [GeneratedRegex(@"https://portal\.example\.test/choose-password/([\w-]{43})")]
    private static partial Regex Link();
}
