using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts.Deciding;
using Assignr.Portal.NewAccounts.Sending;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts.Letters.NewAccount;

public sealed class NewAccountKindTests : NewAccountKindBench
{
    [Fact]
    public async Task The_link_in_the_letter_works_and_only_its_hash_is_stored()
    {
        var person = A.Person();
        var message = await QueueAsync(person);

        var letter = await WriteAsync(Assert.Single(await PrepareAsync(message)));

        var raw = Link().Match(letter.Text).Groups[1].Value;
        var found = await portal.ReadAsync(db => db.FindLinkAsync(raw, Purpose.NewAccount, portal.Now));
        Assert.Equal(LinkState.Good, found.State);
        Assert.Equal((person.Id, message.Id, person.Addresses[0].Key),
            (found.Token!.PersonId!.Value, found.Token.MessageId!.Value, found.Token.AddressKey));
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
        var (allen, rusty) = (A.Person("Allen Baynes", "baynes@home.example", loggedInAt: portal.Now),
            A.Person("Rusty Baynes", "baynes@home.example"));
        await portal.SaveAsync(allen);
        await portal.SaveAsync(new Account
        {
            PersonId = allen.Id,
            UserName = "Baynes@home.example",
            NormalizedUserName = UserNames.Key("Baynes@home.example")
        });

        var letter = await WriteAsync(Assert.Single(await PrepareAsync(await QueueAsync(rusty))));

        Assert.Contains("rusty.baynes", letter.Text, StringComparison.Ordinal);
    }
}
