using Assignr.Portal.Access;
using Assignr.Portal.Accounts;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.NewAccounts;
using Assignr.Portal.People;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.NewAccounts;

public sealed class EditPersonTests : IAsyncLifetime
{
    private TestPortal portal = null!;

    public async Task InitializeAsync() => portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Saves_every_field_and_tells_the_timeline_what_was_there_before()
    {
        var person = A.Person("Sara Thomas", "sara@officials.example.com", phone: "1", moreAddresses: "home@home.example");
        await portal.SaveAsync(person);

        var result = await EditAsync(person, input => input with
        {
            FirstName = "Sarah",
            Phone = "(555) 011-0109",
            Addresses = ["home@home.example", "sarah@officials.example.com"],
            Permissions = Permissions.Official | Permissions.Observer,
        });

        Assert.Equal(EditPersonOutcome.Saved, result.Outcome);
        var saved = await ReadAsync(person.Id);
        Assert.Equal(("Sarah Thomas", "(555) 011-0109", "home@home.example", 1), (saved.FullName, saved.Phone, saved.PrimaryAddress, saved.Revision));
        Assert.Equal(
            [
                (Act.PersonChanged, "Was called Sara Thomas. Phone was 1."),
                (Act.AddressesChanged, "Primary address from sara@officials.example.com to home@home.example. Added sarah@officials.example.com."),
                (Act.PermissionsChanged, "From Official to Official, Observer."),
            ],
            (await portal.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync())).Select(entry => (entry.Act, entry.Detail!)));
    }

    [Fact]
    public async Task Saving_what_is_there_already_changes_nothing()
    {
        var person = A.Person();
        await portal.SaveAsync(person);

        Assert.Equal(EditPersonOutcome.Saved, (await EditAsync(person, input => input)).Outcome);

        Assert.Equal(0, (await ReadAsync(person.Id)).Revision);
        Assert.Equal(0, await portal.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        var person = A.Person("Dana McKenzie");
        await portal.SaveAsync(person);
        await EditAsync(person, input => input with { Phone = "1" });

        var second = await EditAsync(person, input => input with { Phone = "2" });

        Assert.Equal(EditPersonOutcome.ChangedMeanwhile, second.Outcome);
        Assert.Equal("Not saved: Dana McKenzie's record changed meanwhile. Your text is still here; look at both and save again.", second.Sentence);
        Assert.Equal("1", (await ReadAsync(person.Id)).Phone);
    }

    [Fact]
    public async Task Changing_the_address_of_somebody_who_never_logged_in_kills_the_link_sent_there_and_offers_a_new_email()
    {
        var person = await WithLinkAsync("sara.thomas@officials.example.com");

        var result = await EditAsync(person, input => input with { Addresses = ["sarah.thomas@officials.example.com"] });

        Assert.Equal((1, true, 0), (result.LinksStopped, result.MayGetNewEmail, result.EmailsQueued));
        Assert.Equal(Revocation.AddressChanged, (await portal.ReadAsync(db => db.Tokens.SingleAsync())).RevokedBecause);
        Assert.Equal(Standing.LinkExpired, Standings.Of(await ReadAsync(person.Id), portal.Now));
        Assert.EndsWith("The link sent there stopped working.", (await portal.ReadAsync(db => db.AuditEntries.SingleAsync())).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_email_goes_in_the_same_step_when_asked_for_even_within_24_hours()
    {
        var person = await WithLinkAsync("sara.thomas@officials.example.com");

        var result = await EditAsync(person, input => input with { Addresses = ["sarah.thomas@officials.example.com"] }, edit => edit with { SendNewEmail = true });

        Assert.Equal((1, false, 1), (result.LinksStopped, result.MayGetNewEmail, result.EmailsQueued));
        Assert.Equal("sarah.thomas@officials.example.com", (await portal.ReadAsync(db => db.Messages.SingleAsync())).Address);
        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task An_email_that_waits_for_the_old_address_is_cancelled_and_the_new_one_takes_its_place()
    {
        var person = A.Person(address: "old@officials.example.com");
        await portal.SaveAsync(person);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var result = await EditAsync(person, input => input with { Addresses = ["new@officials.example.com"] }, edit => edit with { SendNewEmail = true });

        Assert.Equal((1, 1), (result.EmailsCancelled, result.EmailsQueued));
        Assert.Equal(
            [("old@officials.example.com", true), ("new@officials.example.com", false)],
            (await portal.ReadAsync(db => db.Messages.OrderBy(message => message.AskedAt).ToListAsync())).Select(message => (message.Address, message.CancelledAt is not null)));
        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task Without_a_new_one_whoever_lost_the_waiting_email_stands_as_not_sent()
    {
        var person = A.Person(address: "old@officials.example.com");
        await portal.SaveAsync(person);
        await portal.Get<SendNewAccountEmail>().RunAsync(TestPortal.Assignor, person.Id);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var result = await EditAsync(person, input => input with { Addresses = ["new@officials.example.com"] });

        Assert.True(result.MayGetNewEmail);
        Assert.Equal(Standing.NotSent, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task A_link_to_an_address_that_stays_goes_on_working()
    {
        var person = await WithLinkAsync("a@officials.example.com", "b@officials.example.com");

        var result = await EditAsync(person, input => input with { Addresses = ["b@officials.example.com"] });

        Assert.Equal(1, result.LinksStopped);
        Assert.Equal("b@officials.example.com", (await portal.ReadAsync(db => db.Tokens.SingleAsync(token => token.RevokedAt == null))).AddressKey);
        Assert.Equal(Standing.Sent, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task Unticking_everything_deactivates_revokes_links_cancels_mail_and_ends_the_sessions()
    {
        var person = await WithLinkAsync("a@officials.example.com");
        await AccountAsync(person);
        await portal.SaveAsync(Waiting(person, "a@officials.example.com"));
        var ended = new List<Guid>();
        portal.Get<LiveSessions>().Ended += ended.Add;

        var result = await EditAsync(person, input => input with { Permissions = Permissions.None });

        Assert.Equal((true, 1, 1), (result.SessionsEnded, result.LinksStopped, result.EmailsCancelled));
        Assert.Equal([person.Id], ended);
        Assert.NotEqual("stamp", (await portal.ReadAsync(db => db.Users.SingleAsync())).SecurityStamp);
        Assert.Equal(Revocation.Deactivated, (await portal.ReadAsync(db => db.Tokens.SingleAsync())).RevokedBecause);
        Assert.Equal(Standing.Deactivated, Standings.Of(await ReadAsync(person.Id), portal.Now));
        Assert.Equal("Was Official. Links that were out stopped working.", (await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.PersonDeactivated))).Detail);
    }

    [Fact]
    public async Task The_last_assignor_who_can_sign_in_stays_one()
    {
        var last = A.Person("Marcy Dolan", "marcy@officials.example.com", Permissions.Assignor, loggedInAt: portal.Now);
        await portal.SaveAsync(last, A.Person("Not Activated", "na@officials.example.com", Permissions.Assignor));
        await AccountAsync(last);

        var edited = await EditAsync(last, input => input with { Permissions = Permissions.Official });
        var unreachable = await EditAsync(last, input => input with { Addresses = [] });
        var deleted = await portal.Get<DeletePerson>().RunAsync(TestPortal.Assignor, last.Id);

        Assert.Equal((EditPersonOutcome.LastAssignor, EditPersonOutcome.LastAssignor), (edited.Outcome, unreachable.Outcome));
        Assert.Equal("Not saved: Marcy Dolan is the last assignor who can sign in. Make somebody else an assignor first.", edited.Sentence);
        Assert.Equal("Not deleted: Marcy Dolan is the last assignor who can sign in. Make somebody else an assignor first.", deleted);
        Assert.Equal(Permissions.Assignor, (await ReadAsync(last.Id)).Permissions);
    }

    [Fact]
    public async Task Of_two_assignors_who_demote_each_other_at_once_one_stays()
    {
        var (one, other) = (await AssignorAsync("One Assignor"), await AssignorAsync("Other Assignor"));

        var results = await Task.WhenAll(
            Task.Run(() => EditAsync(one, input => input with { Permissions = Permissions.Official })),
            Task.Run(() => EditAsync(other, input => input with { Permissions = Permissions.Official })));

        Assert.Single(results, result => result.Outcome == EditPersonOutcome.Saved);
        Assert.Equal(1, await portal.ReadAsync(db => db.People.CountAsync(person => person.Permissions == Permissions.Assignor)));
    }

    [Fact]
    public async Task An_assignor_is_asked_before_taking_away_their_own_permission()
    {
        var (self, _) = (await AssignorAsync("Marcy Dolan"), await AssignorAsync("Other Assignor"));
        var caller = TestPortal.Assignor with { PersonId = self.Id };

        Assert.Equal(EditPersonOutcome.AskFirst, (await EditAsync(self, input => input with { Permissions = Permissions.Official }, caller: caller)).Outcome);
        Assert.Equal(
            EditPersonOutcome.Saved,
            (await EditAsync(self, input => input with { Permissions = Permissions.Official }, edit => edit with { Confirmed = true }, caller)).Outcome);
    }

    [Theory]
    [InlineData(Permissions.None, "Deactivate Ana Zamora?")]
    [InlineData(Permissions.Observer, "Take away the Official permission of Ana Zamora?")]
    public async Task Whoever_has_games_ahead_is_not_taken_off_officiating_before_they_were_named(Permissions permissions, string question)
    {
        var person = A.Person("Ana Zamora");
        await portal.SaveAsync(person, A.Game(portal.Now.AddDays(-2), ("Referee", person)));
        await portal.SaveAsync([.. Enumerable.Range(1, 4).Select(day => A.Game(portal.Now.AddDays(day), ("Referee", person)))]);

        var asked = await EditAsync(person, input => input with { Permissions = permissions });

        Assert.Equal((EditPersonOutcome.AskFirst, question), (asked.Outcome, asked.Question));
        Assert.Equal(
            "Ana is assigned to 4 games: Tue 24 Nov, 09:00, TB at KC; Wed 25 Nov, 09:00, TB at KC; Thu 26 Nov, 09:00, TB at KC; and 1 more. "
            + "The crews stay as they are until you change them.",
            asked.Sentence);
        Assert.Equal(Permissions.Official, await portal.ReadAsync(db => db.People.Where(one => one.Id == person.Id).Select(one => one.Permissions).SingleAsync()));
        Assert.Equal(EditPersonOutcome.Saved, (await EditAsync(person, input => input with { Permissions = permissions }, edit => edit with { Confirmed = true })).Outcome);
    }

    [Fact]
    public async Task Deleting_somebody_opens_their_positions_and_takes_account_links_and_waiting_mail_along()
    {
        var person = await WithLinkAsync("a@officials.example.com");
        await AccountAsync(person);
        await portal.SaveAsync(Waiting(person, "a@officials.example.com"), A.Game(portal.Now.AddDays(2), ("Referee", person)));

        Assert.Equal(
            "This deletes the profile, the email address and the account with its password. 1 upcoming game loses its official and has an open position. "
            + "1 waiting email is cancelled. It cannot be undone. To keep everything and only close the door, untick all permissions instead.",
            await portal.Get<DescribeDeletion>().RunAsync(TestPortal.Assignor, person.Id));
        Assert.Null(await portal.Get<DeletePerson>().RunAsync(TestPortal.Assignor, person.Id));

        Assert.Equal((0, 0, 0, 0), await portal.ReadAsync(async db =>
            (await db.People.CountAsync(), await db.Users.CountAsync(), await db.Tokens.CountAsync(), await db.Addresses.CountAsync())));
        var slot = await portal.ReadAsync(db => db.Slots.SingleAsync());
        Assert.Equal((null, null), (slot.PersonId, slot.AssignedAt));
        Assert.NotNull((await portal.ReadAsync(db => db.Messages.SingleAsync())).CancelledAt);
        Assert.Equal((Act.PersonDeleted, person.FullName), await portal.ReadAsync(async db =>
            (await db.AuditEntries.SingleAsync()) is var entry ? (entry.Act, entry.Detail!) : default));
    }

    [Fact]
    public async Task A_corrected_address_that_nothing_is_sent_to_is_not_sent_on_the_page_and_in_the_counts()
    {
        var person = await RefusedAsync();

        await EditAsync(person, input => input with { Addresses = ["sarah@officials.example.com"] });

        Assert.Equal(Standing.NotSent, Standings.Of(await ReadAsync(person.Id), portal.Now));
        var counts = await portal.Get<CountStandings>().RunAsync(TestPortal.Assignor);
        Assert.Equal((1, 0), (counts[Standing.NotSent], counts[Standing.Sent]));
    }

    [Fact]
    public async Task The_same_holds_in_the_dialog_that_fixes_an_address_and_a_new_email_is_on_its_way_where_it_is_wanted()
    {
        var person = await RefusedAsync();
        var fix = portal.Get<FixAddressAndSendAgain>();

        Assert.Null(await fix.RunAsync(TestPortal.Assignor, person.Id, "sara@officials.example.com", "sarah@officials.example.com", send: false));
        Assert.Equal(Standing.NotSent, Standings.Of(await ReadAsync(person.Id), portal.Now));

        Assert.Null(await fix.RunAsync(TestPortal.Assignor, person.Id, "sarah@officials.example.com", "sarah.thomas@officials.example.com", send: true));
        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task A_corrected_address_beside_one_whose_email_is_still_under_way_is_sending()
    {
        var person = await RefusedAsync("home@home.example");
        await portal.SaveAsync(Waiting(person, "home@home.example"));

        await EditAsync(person, input => input with { Addresses = ["sarah@officials.example.com", "home@home.example"] });

        Assert.Equal(Standing.Sending, Standings.Of(await ReadAsync(person.Id), portal.Now));
    }

    [Fact]
    public async Task A_game_without_a_time_is_named_by_its_day()
    {
        var person = A.Person("Ana Zamora");
        await portal.SaveAsync(person, A.GameWithoutTime(new DateOnly(2026, 11, 24), ("Referee", person)));

        var asked = await EditAsync(person, input => input with { Permissions = Permissions.None });

        Assert.StartsWith("Ana is assigned to 1 game: Tue 24 Nov, time to be set, TB at KC.", asked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_game_its_crew_is_spoken_of()
    {
        var person = A.Person("Ana Zamora");
        await portal.SaveAsync(person, A.Game(portal.Now.AddDays(1), ("Referee", person)));

        var asked = await EditAsync(person, input => input with { Permissions = Permissions.None });

        Assert.Equal("Ana is assigned to 1 game: Tue 24 Nov, 09:00, TB at KC. The crew stays as it is until you change it.", asked.Sentence);
    }

    [Fact]
    public async Task Editing_somebody_who_was_deleted_meanwhile_says_so() =>
        Assert.Equal("Not saved: this person was deleted meanwhile.", (await EditAsync(A.Person(), input => input with { Phone = "1" })).Sentence);

    private async Task<Person> WithLinkAsync(params string[] addresses)
    {
        var person = A.Person("Sarah Thomas", addresses[0], moreAddresses: addresses[1..]);
        await portal.SaveAsync(person);
        await portal.SaveAsync([.. person.Addresses.Select(address => new Token
        {
            Purpose = Purpose.NewAccount,
            PersonId = person.Id,
            AddressKey = address.Key,
            Hash = Secret.Mint().Hash,
            IssuedAt = portal.Now,
            ExpiresAt = portal.Now.AddDays(14),
        })]);
        await portal.Database.WriteAsync(db => db.People.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(entry => entry.NewAccountAskedAt, portal.Now.AddMinutes(-2))
            .SetProperty(entry => entry.NewAccountHandedOverAt, portal.Now.AddMinutes(-1))
            .SetProperty(entry => entry.LinkExpiresAt, portal.Now.AddDays(14))));
        return person;
    }

    private async Task<Person> RefusedAsync(params string[] more)
    {
        var person = A.Person("Sarah Thomas", "sara@officials.example.com", moreAddresses: more);
        await portal.SaveAsync(person);
        await portal.Database.WriteAsync(db => db.People.Where(row => row.Id == person.Id).ExecuteUpdateAsync(row => row
            .SetProperty(entry => entry.NewAccountAskedAt, portal.Now.AddMinutes(-2))
            .SetProperty(entry => entry.NewAccountRefusedAt, portal.Now.AddMinutes(-1))));
        return person;
    }

    private async Task<Person> AssignorAsync(string name)
    {
        var person = A.Person(name, $"{name[..3]}@officials.example.com", Permissions.Assignor, loggedInAt: portal.Now);
        await portal.SaveAsync(person);
        await AccountAsync(person);
        return person;
    }

    private Task AccountAsync(Person person) => portal.SaveAsync(new Account
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        UserName = person.PrimaryAddress,
        NormalizedUserName = person.PrimaryAddress,
        SecurityStamp = "stamp",
    });

    private Message Waiting(Person person, string address) => new()
    {
        Kind = NewAccountQueue.Kind,
        Lane = Lane.ByHand,
        PersonId = person.Id,
        Address = address,
        AskedAt = portal.Now,
        DueAt = portal.Now,
    };

    private Task<EditPersonResult> EditAsync(
        Person person, Func<PersonInput, PersonInput> change, Func<EditPersonInput, EditPersonInput>? more = null, Caller? caller = null)
    {
        var edit = new EditPersonInput
        {
            PersonId = person.Id,
            Revision = 0,
            Person = change(new PersonInput
            {
                FirstName = person.FirstName,
                LastName = person.LastName,
                Phone = person.Phone,
                Addresses = [.. person.Addresses.Select(address => address.Address)],
                Permissions = person.Permissions,
            }),
        };
        return portal.Get<EditPerson>().RunAsync(caller ?? TestPortal.Assignor, more?.Invoke(edit) ?? edit);
    }

    private Task<Person> ReadAsync(Guid id) => portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(person => person.Id == id));
}
