using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.People;
using Assignr.Portal.People.Editing;
using Assignr.Portal.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Tests.People.Editing;

/// <summary>People who lose permissions or are deleted: what is asked first, and what is deleted with them.</summary>
public sealed class TakenPermissionsTests : EditPersonBench
{
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
        Assert.Equal("Was Official. Links that were out stopped working.",
            (await portal.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == Act.PersonDeactivated))).Detail);
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
        Assert.Equal("Not saved: Marcy Dolan is the last assignor who can sign in. Make somebody else an assignor first.", edited.Refusal);
        Assert.Equal("Not deleted: Marcy Dolan is the last assignor who can sign in. Make somebody else an assignor first.",
            deleted.Refusal);
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

        Assert.Equal(EditPersonOutcome.AskFirst,
            (await EditAsync(self, input => input with { Permissions = Permissions.Official }, caller: caller)).Outcome);
        Assert.Equal(
            EditPersonOutcome.Saved,
            (await EditAsync(self, input => input with { Permissions = Permissions.Official },
                edit => edit with { Confirmed = true }, caller)).Outcome);
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
            "Ana is assigned to 4 games: Tue 24 Nov, 09:00, TB at KC; Wed 25 Nov, 09:00, TB at KC; Thu 26 Nov, 09:00, TB at KC; and 1 "
                + "more. "
            + "The crews stay as they are until you change them.",
            asked.Refusal);
        Assert.Equal(Permissions.Official,
            await portal.ReadAsync(db => db.People.Where(one => one.Id == person.Id).Select(one => one.Permissions).SingleAsync()));
        Assert.Equal(EditPersonOutcome.Saved,
            (await EditAsync(person, input => input with { Permissions = permissions }, edit => edit with { Confirmed = true })).Outcome);
    }

    [Fact]
    public async Task Deleting_somebody_opens_their_positions_and_takes_account_links_and_waiting_mail_along()
    {
        var person = await WithLinkAsync("a@officials.example.com");
        await AccountAsync(person);
        await portal.SaveAsync(Waiting(person, "a@officials.example.com"), A.Game(portal.Now.AddDays(2), ("Referee", person)));

        Assert.Equal(
            "This deletes the profile, the email address and the account with its password. 1 upcoming game loses its official and has an "
                + "open position. "
            + "1 waiting email is cancelled. It cannot be undone. To keep everything and only close the door, untick all permissions "
            + "instead.",
            await portal.Get<DescribeDeletion>().RunAsync(TestPortal.Assignor, person.Id));
        Assert.True((await portal.Get<DeletePerson>().RunAsync(TestPortal.Assignor, person.Id)).IsDone);

        Assert.Equal((0, 0, 0, 0), await portal.ReadAsync(async db =>
            (await db.People.CountAsync(), await db.Users.CountAsync(), await db.Tokens.CountAsync(), await db.Addresses.CountAsync())));
        var slot = await portal.ReadAsync(db => db.Slots.SingleAsync());
        Assert.Equal((null, null), (slot.PersonId, slot.AssignedAt));
        Assert.NotNull((await portal.ReadAsync(db => db.Messages.SingleAsync())).CancelledAt);
        Assert.Equal((Act.PersonDeleted, person.FullName), await portal.ReadAsync(async db =>
            (await db.AuditEntries.SingleAsync()) is var entry ? (entry.Act, entry.Detail!) : default));
    }

    [Fact]
    public async Task A_game_without_a_time_is_named_by_its_day()
    {
        var person = A.Person("Ana Zamora");
        await portal.SaveAsync(person, A.GameWithoutTime(new DateOnly(2026, 11, 24), ("Referee", person)));

        var asked = await EditAsync(person, input => input with { Permissions = Permissions.None });

        Assert.StartsWith("Ana is assigned to 1 game: Tue 24 Nov, time to be set, TB at KC.", asked.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_game_its_crew_is_spoken_of()
    {
        var person = A.Person("Ana Zamora");
        await portal.SaveAsync(person, A.Game(portal.Now.AddDays(1), ("Referee", person)));

        var asked = await EditAsync(person, input => input with { Permissions = Permissions.None });

        Assert.Equal("Ana is assigned to 1 game: Tue 24 Nov, 09:00, TB at KC. The crew stays as it is until you change it.", asked.Refusal);
    }
}
